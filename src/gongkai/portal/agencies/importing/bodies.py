"""A sheet of bodies compared with the tree: what each row would do, and every cell that stands against it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from gongkai.portal.agencies import codes
from gongkai.portal.agencies.importing.columns import BODIES, CORRECTION, NOTHING
from gongkai.portal.agencies.importing.known import KnownBodies, KnownBody
from gongkai.portal.agencies.importing.lookup import Lookup
from gongkai.portal.agencies.importing.plan import CHANGED, CORRECTED, NEVER, NEW, SAME, BodyRow, Change, Plan, Ref
from gongkai.portal.agencies.importing.sheet import Line, Problems, Sheet
from gongkai.portal.agencies.importing.values import Cells, labels, own_lines, pick, structure
from gongkai.portal.agencies.kinds import KINDS, LEVELS, OFFICE_KINDS, RULE_POWERS, RULE_POWERS_AT

REFS = ("parent", "competent_office", "reviewing_organ")
CODES = ("credit_code", "organisation_code")
STANDING = ("name", "short_name", "kind", "level", "division", "rule_power", "basis")
"""Fields of a standing that are no references; those of the body itself are `CODES`."""
_CHOICES = {"kind": KINDS, "level": LEVELS, "rule_power": RULE_POWERS}


def examine_bodies(sheet: Sheet, known: KnownBodies) -> Plan[BodyRow]:
    """What importing the sheet would do."""
    return _Examination(sheet, known).plan()


class _Examination:
    def __init__(self, sheet: Sheet, known: KnownBodies) -> None:
        self.sheet, self.known = sheet, known
        self.labels = labels(BODIES)
        self.problems = Problems(sheet, self.labels)
        structure(sheet, self.problems)
        self.lines = own_lines(sheet, self.problems)
        self.by_number = {line.number: line for line in self.lines}
        self.existing: dict[int, KnownBody] = {}
        """Line → the body of the platform that it is about."""

    def plan(self) -> Plan[BodyRow]:
        for line in self.lines:
            self._identify(line)
        self._doubles()
        lookup = Lookup(self.known, {self.sheet.cell(line, "name"): line.number for line in self.lines if line.number not in self.existing})
        rows = [row for line in self.lines if (row := self._row(Cells(self.sheet, line, self.problems), lookup))]
        for key in ("parent", "competent_office"):
            self._circles(rows, key)
        return Plan(BODIES, tuple(rows), tuple(self.problems))

    def _identify(self, line: Line) -> None:
        """Which body of the platform the line is about, if any."""
        key, name = self.sheet.cell(line, "key"), self.sheet.cell(line, "name")
        if key:
            body = self.known.by_key.get(key)
            if body is None:
                self.problems.add(
                    line, "key", "平台上没有这个机关编号", "新设的机关请把这一格空着，编号由平台给；要改已有的机关，请核对编号。"
                )
                return
        else:
            named = self._same_place(line, self.known.by_name.get(name, []))
            if len(named) > 1:
                keys = "、".join(body.key for body in named[:4])
                self.problems.add(line, "name", f"平台上有{len(named)}个机关叫这个名称", f"请在“机关编号”里写明是哪一个：{keys}。")
                return
            body = named[0] if named else None
        if body is None:
            return
        if body.ended:
            self.problems.add(line, "key", f"“{body.name}”已经撤销", "撤销了的机关不能再从表里改。")
        self.existing[line.number] = body

    def _same_place(self, line: Line, named: list[KnownBody]) -> list[KnownBody]:
        """Those in the division that the line writes; townships of one name are not rare. All where it writes none."""
        division = self.sheet.cell(line, "division")
        return [body for body in named if not division or body.fields["division"] in ("", division)]

    def _doubles(self) -> None:
        """The same body, name or credit code in two lines."""
        for key in ("name", "key", "credit_code"):
            first: dict[str, Line] = {}
            for line in self.lines:
                text = self.sheet.cell(line, key)
                if not text or text == NOTHING:
                    continue
                if key == "name":
                    text += self.sheet.cell(line, "division")
                if text in first:
                    other = self.sheet.name_of(first[text].number, key)
                    self.problems.add(
                        line, key, f"和{other}重复", "同一个机关在表里只能有一行，请删掉一行；是两个机关的，请写清不同的地方。"
                    )
                first.setdefault(text, line)
        about: dict[int, Line] = {}
        for line in self.lines:
            body = self.existing.get(line.number)
            if body and body.id in about and not self.problems.faulty(line.number):
                self.problems.add(line, "name", f"和第{about[body.id].number}行说的是同一个机关（{body.name}）", "请合成一行。")
            if body:
                about.setdefault(body.id, line)

    def _row(self, cells: Cells, lookup: Lookup) -> BodyRow | None:
        body = self.existing.get(cells.line.number)
        fields = self._fields(cells, body)
        refs = {key: self._ref(cells, key, lookup) for key in REFS if cells.raw(key)}
        opened, since = cells.day("opened_on"), self._since(cells, body)
        if body is None and not opened and not cells.raw("opened_on"):
            self.problems.add(cells.line, "opened_on", "新设的机关必须写设立日期", "请写年、月、日，例如2019年3月1日。")
        if body is None and not refs.get("competent_office") and not cells.raw("competent_office"):
            self.problems.warn(
                cells.line,
                "competent_office",
                "没有主管部门，催办和汇总时就没有谁管它",
                "最上一级政府的办公厅（室）可以空着，其他机关请补上。",
            )
        if self.problems.faulty(cells.line.number):
            return None
        if body is None:
            filled = {key: "" if value == NOTHING else value for key, value in fields.items()}
            filled["rule_power"] = filled["rule_power"] or "none"
            return BodyRow(cells.line.number, filled["name"], NEW, filled, {key: refs.get(key) for key in REFS}, opened_on=opened or NEVER)
        return self._existing_row(cells, body, fields, refs, since)

    def _fields(self, cells: Cells, body: KnownBody | None) -> dict[str, str]:
        found = {key: cells.choice(key, _CHOICES[key]) if key in _CHOICES else cells.text(key) for key in STANDING if key != "division"}
        found["division"] = cells.code("division", codes.division)
        found["credit_code"] = self._credit_code(cells, body)
        found["organisation_code"] = cells.code("organisation_code", codes.organisation_code) or _within(found["credit_code"])
        if found["organisation_code"] != (_within(found["credit_code"]) or found["organisation_code"]):
            self.problems.add(
                cells.line,
                "organisation_code",
                f"应是统一社会信用代码的第9至17位：{_within(found['credit_code'])}",
                "请对照证书核对两个代码；这一格空着也可以。",
            )
        self._rule_power(cells, found, body)
        return found

    def _rule_power(self, cells: Cells, found: dict[str, str], body: KnownBody | None) -> None:
        """Notes a power to make rules that such a body cannot have."""
        kind, level, power = (found[key] or (body.fields[key] if body else "") for key in ("kind", "level", "rule_power"))
        allowed = RULE_POWERS_AT.get(power, ())
        if kind and level and allowed and (kind, level) not in allowed:
            self.problems.add(
                cells.line,
                "rule_power",
                f"{LEVELS[level]}的{KINDS[kind]}没有这项权力（立法法第九十一条、第九十三条）",
                f"请改成“{RULE_POWERS['none']}”，或把这一格空着。",
            )

    def _credit_code(self, cells: Cells, body: KnownBody | None) -> str:
        code = cells.code("credit_code", codes.credit_code)
        holder = self.known.by_credit.get(code)
        if holder is not None and (body is None or holder.id != body.id):
            self.problems.add(cells.line, "credit_code", f"平台上“{holder.name}”已经用了这个代码", "请核对是哪一个机关的代码。")
        return code

    def _ref(self, cells: Cells, key: str, lookup: Lookup) -> Ref | None:
        text = cells.text(key)
        if text == NOTHING:
            return None
        found = lookup.find(text)
        if found.ref is None:
            self.problems.add(cells.line, key, found.expected, found.advice)
        elif found.ref.line == cells.line.number or (
            found.ref.id is not None and cells.line.number in self.existing and found.ref.id == self.existing[cells.line.number].id
        ):
            if key == "reviewing_organ":
                return found.ref
            self.problems.add(cells.line, key, "写的是这个机关自己", "请写上一级的机关；没有的，把这一格空着。")
        elif key == "competent_office" and self._kind(found.ref) not in OFFICE_KINDS:
            self.problems.add(
                cells.line, key, "不是政府办公厅（室），也不是实行垂直领导的机关，不能作信息公开主管部门（条例第三条）", "请改成上述机关。"
            )
        return found.ref

    def _kind(self, ref: Ref) -> str:
        """The kind of the body that a cell names, as the platform or the same sheet says; one that the sheet leaves open passes."""
        if ref.id is not None:
            return self.known.by_id[ref.id].fields["kind"]
        return pick(self.sheet.cell(self.by_number[ref.line or 0], "kind"), KINDS) or OFFICE_KINDS[0]

    def _since(self, cells: Cells, body: KnownBody | None) -> date | None:
        raw = cells.raw("since")
        if not raw or raw == CORRECTION:
            return None
        if body is None:
            self.problems.add(cells.line, "since", "这是新设的机关，没有变更", "请把这一格空着；设立的日子写在“设立日期”。")
            return None
        since = cells.day("since")
        if since is not None and since <= body.since:
            shown = f"{body.since.year}年{body.since.month}月{body.since.day}日"
            self.problems.add(
                cells.line,
                "since",
                f"要晚于现在这一段的起始日（{shown}）",
                "请核对日期；如果是平台上写错了，请写“更正”。",
            )
        return since

    def _existing_row(
        self, cells: Cells, body: KnownBody, fields: dict[str, str], refs: dict[str, Ref | None], since: date | None
    ) -> BodyRow:
        line = cells.line
        wanted = {key: "" if value == NOTHING else value for key, value in fields.items() if value}
        fresh = {key: value for key, value in wanted.items() if value != body.fields[key]}
        moved = {key: ref for key, ref in refs.items() if (ref.id if ref else None) != body.refs[key] or (ref and ref.line)}
        changes = [Change(self.labels[key], _shown(key, body.fields[key]), _shown(key, value)) for key, value in fresh.items()]
        changes += [Change(self.labels[key], self.known.name(body.refs[key]), ref.name if ref else "") for key, ref in moved.items()]
        row = BodyRow(line.number, wanted.get("name", body.name), SAME, fresh, moved, since=since or NEVER, id=body.id, changes=changes)
        opened = cells.day("opened_on")
        if opened is not None and opened != body.opened_on:
            self.problems.add(line, "opened_on", "和平台上的设立日期不一样", "请空着；要更正设立日期，请到这个机关的页面上改。")
        dated = (set(fresh) - set(CODES) - {"basis"}) | set(moved)
        if not dated:
            row.fate = CORRECTED if fresh else SAME
            return row
        row.fate = CORRECTED if cells.raw("since") == CORRECTION else CHANGED
        if body.later:
            self.problems.add(line, "since", "这个机关已经登记了以后的变更", "请到这个机关的页面上改。")
        elif not cells.raw("since"):
            told = "；".join(f"{each.label}由“{each.before or '无'}”改为“{each.after or '无'}”" for each in changes)
            advice = "如果自某日起变更，请写那一天，例如2026年1月1日；如果是平台上写错了，请写“更正”。"
            self.problems.add(line, "since", f"这一行与平台上的不一样（{told}）", advice)
        return row

    def _circles(self, rows: Sequence[BodyRow], key: str) -> None:
        """Bodies that would stand above themselves."""
        above: dict[Any, Any] = {("id", body.id): _node(Ref("", id=body.refs[key])) for body in self.known.by_id.values() if body.refs[key]}
        for row in rows:
            if key in row.refs:
                above[_own(row)] = _node(row.refs[key])
        for row in rows:
            if row.refs.get(key) and _in_circle(_own(row), above):
                self.problems.add(self.by_number[row.line], key, "这样一级一级往上，又回到了这个机关自己", "请核对上下级，改正其中一行。")


def _own(row: BodyRow) -> tuple[str, int]:
    return ("id", row.id) if row.id is not None else ("line", row.line)


def _node(ref: Ref | None) -> tuple[str, int | None] | None:
    if ref is None:
        return None
    return ("line", ref.line) if ref.id is None else ("id", ref.id)


def _in_circle(start: Any, above: dict[Any, Any]) -> bool:
    seen = set()
    node = above.get(start)
    while node is not None and node not in seen:
        if node == start:
            return True
        seen.add(node)
        node = above.get(node)
    return False


def _shown(key: str, value: str) -> str:
    return _CHOICES[key].get(value, value) if key in _CHOICES else value


def _within(credit_code: str) -> str:
    """The organisation code that a credit code holds."""
    return credit_code[8:17] if len(credit_code) == 18 else ""
