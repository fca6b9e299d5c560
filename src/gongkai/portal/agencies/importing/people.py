"""A sheet of people compared with the platform: who is new, who changed, which roles are proposed, what stands against it."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from gongkai.portal.agencies import codes
from gongkai.portal.agencies.importing.columns import NOTHING, PEOPLE
from gongkai.portal.agencies.importing.known import KnownBodies, KnownBody, KnownPeople, KnownPerson
from gongkai.portal.agencies.importing.lookup import Lookup
from gongkai.portal.agencies.importing.plan import CHANGED, NEW, SAME, Change, PersonRow, Plan, Ref
from gongkai.portal.agencies.importing.sheet import Line, Problems, Sheet
from gongkai.portal.agencies.importing.values import Cells, labels, meant, own_lines, structure
from gongkai.portal.agencies.kinds import OFFICE_KINDS
from gongkai.portal.agencies.roles import BODY_ROLES, PLATFORM_ROLES, ROLES
from gongkai.portal.agencies.separation import clash

PLAIN = ("name", "post", "phone", "email")
"""Fields of a person that the sheet gives as text."""
_BETWEEN = re.compile(r"[、，,;；/\s]+")
_ROLES = {key: ROLES[key].label for key in BODY_ROLES}
_ADMINISTRATORS = {key: ROLES[key].label for key in PLATFORM_ROLES}
_BY_LABEL = {label: key for key, label in (*_ROLES.items(), *((key, key) for key in _ROLES))}


def role_problem(role: str, body: KnownBody) -> str:
    """Why nobody can hold the role on such a body, as a sentence; empty where somebody can."""
    if role == "competent_office" and body.fields["kind"] not in OFFICE_KINDS:
        return "主管部门工作人员只能设在政府办公厅（室）或者实行垂直领导的机关（条例第三条）。"
    return ""


def examine_people(sheet: Sheet, bodies: KnownBodies, people: KnownPeople) -> Plan[PersonRow]:
    """What importing the sheet would do."""
    return _Examination(sheet, bodies, people).plan()


class _Examination:
    def __init__(self, sheet: Sheet, bodies: KnownBodies, people: KnownPeople) -> None:
        self.sheet, self.bodies, self.people = sheet, bodies, people
        self.labels = labels(PEOPLE)
        self.problems = Problems(sheet, self.labels)
        structure(sheet, self.problems)
        self.lines = own_lines(sheet, self.problems)
        self.by_number = {line.number: line for line in self.lines}
        self.fresh_units: set[tuple[int, str]] = set()
        """Units that the platform lacks, told at the first who is in them."""
        self.lookup = Lookup(bodies)

    def plan(self) -> Plan[PersonRow]:
        self._doubles()
        rows = [row for line in self.lines if (row := self._row(Cells(self.sheet, line, self.problems)))]
        return Plan(PEOPLE, tuple(rows), tuple(self.problems))

    def _doubles(self) -> None:
        first: dict[str, Line] = {}
        namesakes: dict[tuple[str, str], Line] = {}
        for line in self.lines:
            username = self.sheet.cell(line, "username").lower()
            if username in first:
                other = self.sheet.name_of(first[username].number, "username")
                self.problems.add(line, "username", f"和{other}重复", "一个人只能有一行；两个人请用不同的登录名，例如在后面加数字。")
            elif username:
                first[username] = line
            person = (self.sheet.cell(line, "name"), self.sheet.cell(line, "agency"))
            if all(person) and person in namesakes:
                other = self.sheet.name_of(namesakes[person].number, "name")
                self.problems.warn(line, "name", f"和{other}同名同机关", "如果是同一个人，请删掉一行；确实是两个人的，不用改。")
            namesakes.setdefault(person, line)

    def _row(self, cells: Cells) -> PersonRow | None:
        person = self._person(cells)
        fields = {key: self._plain(cells, key) for key in PLAIN}
        joined = cells.day("joined_on")
        agency = self._body(cells, "agency")
        role_agency = self._body(cells, "role_agency") or agency
        roles = self._roles(cells, person)
        unit = cells.text("unit")
        if self.problems.faulty(cells.line.number) or agency is None or role_agency is None:
            return None
        row = PersonRow(
            cells.line.number,
            fields["name"],
            NEW,
            {"username": cells.raw("username").lower(), **{key: "" if value == NOTHING else value for key, value in fields.items()}},
            agency.id or 0,
            agency.name,
            unit="" if unit == NOTHING else unit,
            role_agency=role_agency.id or 0,
            role_agency_name=role_agency.name,
        )
        row.unit_id = self.people.units.get((row.agency, row.unit))
        self._may_hold(cells, row, roles, person)
        row.roles = tuple(role for role in roles if person is None or (role, row.role_agency) not in person.roles)
        if row.unit and row.unit_id is None and (row.agency, row.unit) not in self.fresh_units:
            self.fresh_units.add((row.agency, row.unit))
            self.problems.warn(cells.line, "unit", f"“{row.agency_name}”还没有这个内设机构", "导入时会一并建立；如果写错了，请改正。")
        if person is None:
            row.fields["joined_on"] = joined
            return row
        return self._existing(row, person, unit, fields)

    def _person(self, cells: Cells) -> KnownPerson | None:
        username = cells.raw("username").lower()
        person = self.people.by_username.get(username)
        if person is None:
            cells.code("username", codes.username)
        if person is not None and person.left:
            self.problems.add(
                cells.line,
                "username",
                f"平台上用这个登录名的是已离岗的{person.fields['name']}",
                "新来的人请另用一个登录名，例如在后面加数字。",
            )
        elif person is not None and cells.raw("name") and cells.raw("name") != person.fields["name"]:
            self.problems.warn(
                cells.line,
                "name",
                f"平台上用这个登录名的是“{person.fields['name']}”",
                "如果是同一个人改了名，不用改；是另一个人，请换一个登录名。",
            )
        return person

    def _plain(self, cells: Cells, key: str) -> str:
        text = cells.text(key)
        if key == "email" and text and text != NOTHING:
            try:
                validate_email(text)
            except ValidationError:
                self.problems.add(cells.line, key, "不像一个电子邮箱", "例如linxiaomei@yunxi.example；不知道可以空着。")
        return text

    def _body(self, cells: Cells, key: str) -> Ref | None:
        text = cells.text(key)
        if not text:
            return None
        found = self.lookup.find(text)
        if found.ref is None:
            self.problems.add(cells.line, key, found.expected, found.advice)
        return found.ref

    def _roles(self, cells: Cells, person: KnownPerson | None) -> tuple[str, ...]:
        roles: dict[str, None] = {}
        for word in filter(None, _BETWEEN.split(cells.text("roles"))):
            if word == NOTHING:
                continue
            if word in _BY_LABEL:
                roles[_BY_LABEL[word]] = None
            elif word in _ADMINISTRATORS.values():
                self.problems.add(
                    cells.line, "roles", f"“{word}”不能从表里授予", "三个管理员互相分开，由安全管理员在“授予角色”里单独办。请从这一格删去。"
                )
            else:
                choices = "、".join(_ROLES.values())
                self.problems.add(cells.line, "roles", f"没有“{word}”这个角色，可以写的是：{choices}", meant(word, tuple(_ROLES.values())))
        if roles and person is not None and person.administrator:
            self.problems.add(cells.line, "roles", f"{person.fields['name']}是管理员，不能再有机关里的角色", "请把这一格空着，或换一个人。")
        return tuple(roles)

    def _may_hold(self, cells: Cells, row: PersonRow, roles: tuple[str, ...], person: KnownPerson | None) -> None:
        """Notes roles that do not go together, or not with the body."""
        held = [(role, row.role_agency) for role in roles] + sorted(person.roles if person else ())
        for place, role in enumerate(roles):
            why = role_problem(role, self.bodies.by_id[row.role_agency]) or next(
                (why for other, agency in held[place + 1 :] if (why := clash(role, row.role_agency, other, agency or None))), ""
            )
            if why and not (person and person.administrator):
                self.problems.add(
                    cells.line, "roles", f"“{_ROLES[role]}”不能这样写：{why.rstrip('。')}", "请去掉其中一个角色，或换一个人。"
                )
                return

    def _existing(self, row: PersonRow, person: KnownPerson, unit: str, fields: dict[str, str]) -> PersonRow:
        wanted = {key: "" if value == NOTHING else value for key, value in fields.items() if value}
        fresh = {key: value for key, value in wanted.items() if value != person.fields[key]}
        row.id = person.id
        row.changes = [Change(self.labels[key], person.fields[key], value) for key, value in fresh.items()]
        if row.agency != person.agency:
            self._may_move(row, person)
            row.changes.append(Change(self.labels["agency"], self.bodies.name(person.agency), row.agency_name))
        before = self.people.unit_names.get(person.unit or 0, "")
        moved = row.agency != person.agency and bool(before)
        if (unit and row.unit != before) or moved:
            row.changes.append(Change(self.labels["unit"], before, row.unit))
        row.fields = fresh
        row.fate = CHANGED if row.changes else SAME
        return row

    def _may_move(self, row: PersonRow, person: KnownPerson) -> None:
        """Notes a move that would leave roles behind on the old body."""
        if person.roles:
            was = self.bodies.name(person.agency) or "平台"
            self.problems.add(
                self.by_number[row.line],
                "agency",
                f"{person.fields['name']}在“{was}”还有角色，换机关要先交接",
                "请到这个人的页面上办“调动”，再导入；如果机关写错了，请改正。",
            )
