"""People of a sheet, written in bulk with an entry for each row; the roles they are to have wait for the security administrator."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.hashers import make_password

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.importing.people import PLAIN
from gongkai.portal.agencies.importing.plan import CHANGED, NEW, PersonRow, Plan
from gongkai.portal.agencies.models import ActivationCode, ImportBatch, Person, Unit
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors.importing import standing_on
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame import clock

_BATCH = 500
_FIELDS = (*PLAIN, "agency_id", "unit_id")


def apply(by: Actor, plan: Plan[PersonRow], batch: ImportBatch) -> dict[str, Any]:
    """Write all rows of the plan; gives what `undo` and the proposals need."""
    units = _open_units(by, plan.rows)
    numbers = _register(plan, units)
    changed = {row.id: row for row in plan.rows if row.fate == CHANGED and row.id}
    people = _people(changed)
    before = []
    for person in people:
        row = changed[person.pk]
        before.append([person.pk, {field: getattr(person, field) for field in _FIELDS}])
        for field, value in row.fields.items():
            setattr(person, field, value)
        if row.agency != person.agency_id or row.unit:
            person.agency_id, person.unit_id = row.agency, _unit(row, units)
    Person.objects.bulk_update(people, [field.removesuffix("_id") for field in _FIELDS], batch_size=_BATCH)
    for row in plan.rows:
        if row.fate in (NEW, CHANGED):
            _import_person(by, row=row, person=row.id or numbers[row.line], file_name=batch.file_name)
    proposals = _proposals(plan.rows, numbers)
    return {
        "people": list(numbers.values()),
        "units": list(units.values()),
        "changed": before,
        "proposals": proposals,
        "open": len(proposals),
        "codes_at": None,
    }


def obstacles(made: dict[str, Any]) -> list[str]:
    """What stands on the import by now, in words; nothing where it can be taken back."""
    own: dict[Any, set[int]] = {Person: set(made["people"]), Unit: set(made["units"])}
    found = standing_on(Person, made["people"], own)
    wanted = own[Person]
    active = sum(1 for pk in Person.objects.exclude(state="invited").values_list("pk", flat=True) if pk in wanted)
    if active:
        found.append(f"已经启用账号的{active}人")
    granted = sum(1 for proposal in made["proposals"] if proposal["state"] == "granted")
    if granted:
        found.append(f"安全管理员已经授予的角色{granted}项")
    own[Person] |= {pk for pk, _ in made["changed"]}
    return found + standing_on(Unit, made["units"], own)


def undo(by: Actor, made: dict[str, Any]) -> None:
    """Take back what `apply` did; `made` is what it gave."""
    gone = _people(made["people"])
    before = dict(made["changed"])
    people = _people(before)
    for person in people:
        for field, value in before[person.pk].items():
            setattr(person, field, value)
    Person.objects.bulk_update(people, [field.removesuffix("_id") for field in _FIELDS], batch_size=_BATCH)
    for start in range(0, len(gone), _BATCH):
        numbers = [person.pk for person in gone[start : start + _BATCH]]
        ActivationCode.objects.filter(person__in=numbers).delete()
        Person.objects.filter(pk__in=numbers).delete()
    for start in range(0, len(made["units"]), _BATCH):
        Unit.objects.filter(pk__in=made["units"][start : start + _BATCH]).delete()
    for person, left in (*((person, False) for person in people), *((person, True) for person in gone)):
        pk = person.pk or 0
        _undo_person(by, person=pk, name=person.name, agency=person.agency_id, gone=left)


def _people(numbers: Iterable[int]) -> list[Person]:
    """The people of those ids."""
    wanted = list(numbers)
    found: list[Person] = []
    for start in range(0, len(wanted), _BATCH):
        found += Person.objects.filter(pk__in=wanted[start : start + _BATCH])
    return found


def _open_units(by: Actor, rows: Iterable[PersonRow]) -> dict[tuple[int, str], int]:
    """The units that the sheet names and the platform lacks: (body, name) → id."""
    wanted = dict.fromkeys((row.agency, row.unit) for row in rows if row.unit and row.unit_id is None)
    today = clock.today()
    names = {row.agency: row.agency_name for row in rows}
    units = Unit.objects.bulk_create([Unit(agency_id=agency, name=name, since=today) for agency, name in wanted], batch_size=_BATCH)
    for unit in units:
        _import_unit(by, unit=unit.name, agency=unit.agency_id, agency_name=names[unit.agency_id])
    return {(unit.agency_id, unit.name): unit.pk for unit in units}


def _register(plan: Plan[PersonRow], units: dict[tuple[int, str], int]) -> dict[int, int]:
    """The new people: line → id."""
    today, nothing = clock.today(), make_password(None)
    rows = [row for row in plan.rows if row.fate == NEW]
    people = [
        Person(
            **{**row.fields, "joined_on": row.fields["joined_on"] or today},
            agency_id=row.agency,
            unit_id=_unit(row, units),
            password=nothing,
        )
        for row in rows
    ]
    Person.objects.bulk_create(people, batch_size=_BATCH)
    return {row.line: person.pk for row, person in zip(rows, people, strict=True)}


def _unit(row: PersonRow, units: dict[tuple[int, str], int]) -> int | None:
    return (row.unit_id or units[row.agency, row.unit]) if row.unit else None


def _proposals(rows: Iterable[PersonRow], numbers: dict[int, int]) -> list[dict[str, Any]]:
    wanted = [(row, role) for row in rows for role in row.roles]
    return [
        {
            "id": number,
            "person": row.id or numbers[row.line],
            "name": row.name,
            "role": role,
            "label": ROLES[role].label,
            "agency": row.role_agency,
            "agency_name": row.role_agency_name,
            "state": "open",
        }
        for number, (row, role) in enumerate(wanted, 1)
    ]


@deed("agencies.import_person", label="按表登记人员")
def _import_person(by: Actor, *, row: PersonRow, person: int, file_name: str) -> Done[None]:
    """The entry of one row; the rows themselves are written together."""
    require(by, Right.REGISTER_PEOPLE, row.agency)
    where = f"（{file_name}第{row.line}行）"
    about = About("person", str(person), row.name, row.agency)
    if row.fate == NEW:
        after = {"登录名": row.fields["username"], "所在机关": row.agency_name, "内设机构": row.unit or None}
        return Done(None, says=f"登记{row.agency_name}的{row.name}到岗{where}", about=about, after=after)
    return Done(
        None,
        says=f"按表修改{row.name}的登记{where}",
        about=about,
        before={change.label: change.before for change in row.changes},
        after={change.label: change.after for change in row.changes},
    )


@deed("agencies.import_unit", label="按表建立内设机构")
def _import_unit(by: Actor, *, unit: str, agency: int, agency_name: str) -> Done[None]:
    """The entry of one unit that a sheet of people named."""
    require(by, Right.EDIT_CONTACTS, agency)
    return Done(None, says=f"在“{agency_name}”建立内设机构“{unit}”", about=About("agency", str(agency), agency_name, agency))


@deed("agencies.undo_import_person", label="撤回按表登记的人员")
def _undo_person(by: Actor, *, person: int, name: str, agency: int | None, gone: bool) -> Done[None]:
    """The entry of one person whom an undone import had registered or changed."""
    require(by, Right.REGISTER_PEOPLE, agency)
    says = f"撤回导入：去掉{name}的登记" if gone else f"撤回导入：{name}的登记恢复原样"
    return Done(None, says=says, about=About("person", str(person), name, agency))
