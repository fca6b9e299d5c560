"""Bodies of a sheet, written in bulk with an entry for each row; and taken back."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.deeds._keys import fresh_keys
from gongkai.portal.agencies.importing.bodies import CODES, REFS, STANDING
from gongkai.portal.agencies.importing.plan import CHANGED, CORRECTED, NEW, BodyRow, Plan, Ref
from gongkai.portal.agencies.models import Agency, ImportBatch, Standing
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.importing import standing_on, superseded
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About, Value

_BATCH = 500


def apply(by: Actor, plan: Plan[BodyRow], batch: ImportBatch) -> dict[str, Any]:
    """Write all rows of the plan; gives what `undo` needs."""
    opened = _open(plan)
    changed = [row for row in plan.rows if row.fate in (CHANGED, CORRECTED)]
    agencies = Agency.objects.in_bulk([row.id for row in changed])
    present = _present(agencies)
    made: dict[str, Any] = {
        "agencies": list(opened.values()),
        "standings": _first_standings(plan, opened),
        "ended": [],
        "corrected": [],
        "codes": [],
    }
    fresh, kept = [], []
    for row in changed:
        agency, standing = agencies[row.id or 0], present[row.id or 0]
        _codes(agency, row, made)
        if row.fate == CHANGED:
            fresh.append(_next(standing, row, opened))
            standing.until = row.since
            made["ended"].append(standing.pk)
        else:
            made["corrected"].append([standing.pk, _set(standing, row, opened)])
        kept.append(standing)
    Agency.objects.bulk_update(agencies.values(), CODES, batch_size=_BATCH)
    fields = (*STANDING, *(f"{ref}_id" for ref in REFS), "until")
    Standing.objects.bulk_update(kept, [field.removesuffix("_id") for field in fields], batch_size=_BATCH)
    made["standings"] += [standing.pk for standing in Standing.objects.bulk_create(fresh, batch_size=_BATCH)]
    for row in plan.rows:
        if row.fate != "same":
            _import_body(by, row=row, agency=row.id or opened[row.line], file_name=batch.file_name)
    return made


def obstacles(made: dict[str, Any]) -> list[str]:
    """What stands on the import by now, in words; nothing where it can be taken back."""
    # What the sheet corrected may name what it opened: undoing it puts the old reference back.
    own = {Agency: set(made["agencies"]), Standing: {*made["standings"], *(pk for pk, _ in made["corrected"])}}
    found = standing_on(Agency, made["agencies"], own)
    touched = {*made["standings"], *made["ended"], *(pk for pk, _ in made["corrected"])}
    later = superseded(touched, own[Standing])
    if later:
        found.append(f"以后又有变更的机关：{'、'.join(later[:5])}")
    closed = Agency.objects.filter(closed_on__isnull=False).values_list("pk", flat=True)
    ended = sum(1 for pk in closed if pk in own[Agency])
    return [*found, f"已经撤销的机关{ended}个"] if ended else found


def undo(by: Actor, made: dict[str, Any]) -> None:
    """Take back what `apply` did; `made` is what it gave."""
    names = dict(Standing.objects.filter(pk__in=made["standings"]).values_list("agency_id", "name")) if made["standings"] else {}
    _delete(Standing, made["standings"])
    standings = Standing.objects.in_bulk([*made["ended"], *(pk for pk, _ in made["corrected"])])
    for pk in made["ended"]:
        standings[pk].until = None
    for pk, before in made["corrected"]:
        for field, value in before.items():
            setattr(standings[pk], field, value)
    fields = [field.removesuffix("_id") for field in (*STANDING, *REFS, "until")]
    Standing.objects.bulk_update(standings.values(), fields, batch_size=_BATCH)
    _delete(Agency, made["agencies"])  # only now: what was corrected may have named them
    agencies = Agency.objects.in_bulk([pk for pk, _ in made["codes"]])
    for pk, before in made["codes"]:
        for field, value in before.items():
            setattr(agencies[pk], field, value)
    Agency.objects.bulk_update(agencies.values(), CODES, batch_size=_BATCH)
    names.update({standing.agency_id: standing.name for standing in standings.values()})
    for agency, name in names.items():
        _undo_body(by, agency=agency, name=name, gone=agency in set(made["agencies"]))


def _open(plan: Plan[BodyRow]) -> dict[int, int]:
    """The new bodies: line → id."""
    rows = [row for row in plan.rows if row.fate == NEW]
    keys = fresh_keys([row.fields["division"] for row in rows])
    agencies = [
        Agency(key=key, opened_on=row.opened_on, **{code: row.fields[code] for code in CODES}) for key, row in zip(keys, rows, strict=True)
    ]
    Agency.objects.bulk_create(agencies, batch_size=_BATCH)
    return {row.line: agency.pk for row, agency in zip(rows, agencies, strict=True)}


def _first_standings(plan: Plan[BodyRow], opened: dict[int, int]) -> list[int]:
    standings = [
        Standing(
            agency_id=opened[row.line],
            since=row.opened_on,
            **{field: row.fields[field] for field in STANDING},
            **{f"{key}_id": _id(ref, opened) for key, ref in row.refs.items()},
            place=row.line,
        )
        for row in plan.rows
        if row.fate == NEW
    ]
    return [standing.pk for standing in Standing.objects.bulk_create(standings, batch_size=_BATCH)]


def _present(agencies: dict[int, Agency]) -> dict[int, Standing]:
    """The open standing of each body."""
    return {standing.agency_id: standing for standing in Standing.objects.filter(agency__in=agencies, until__isnull=True)}


def _codes(agency: Agency, row: BodyRow, made: dict[str, Any]) -> None:
    changed = [code for code in CODES if code in row.fields]
    if changed:
        made["codes"].append([agency.pk, {code: getattr(agency, code) for code in changed}])
        for code in changed:
            setattr(agency, code, row.fields[code])


def _next(before: Standing, row: BodyRow, opened: dict[int, int]) -> Standing:
    """The standing that begins on the day of the change, otherwise as the one before."""
    kept = {field: getattr(before, field) for field in (*STANDING, *(f"{ref}_id" for ref in REFS), "place") if field != "basis"}
    after = Standing(agency_id=before.agency_id, since=row.since, **kept)
    _set(after, row, opened)
    return after


def _set(standing: Standing, row: BodyRow, opened: dict[int, int]) -> dict[str, Any]:
    """Give the standing what the row says; the values that stood there, by field."""
    wanted: dict[str, Any] = {field: value for field, value in row.fields.items() if field in STANDING}
    wanted |= {f"{key}_id": _id(ref, opened) for key, ref in row.refs.items()}
    before = {field: getattr(standing, field) for field in wanted}
    for field, value in wanted.items():
        setattr(standing, field, value)
    return before


def _id(ref: Ref | None, opened: dict[int, int]) -> int | None:
    if ref is None:
        return None
    return ref.id if ref.id is not None else opened[ref.line or 0]


@deed("agencies.import_body", label="按表设立或变更机关")
def _import_body(by: Actor, *, row: BodyRow, agency: int, file_name: str) -> Done[None]:
    """The entry of one row; the rows themselves are written together."""
    require(by, Right.EDIT_TREE)
    where = f"（{file_name}第{row.line}行）"
    if row.fate == NEW:
        says = f"设立“{row.name}”{where}"
        after: dict[str, Value] = {"全称": row.name, "设立日期": row.opened_on, **dict(_told(row))}
        return Done(None, says=says, about=About("agency", str(agency), row.name, agency), after=after)
    how = f"自{chinese_date(row.since)}起变更" if row.fate == CHANGED else "更正"
    return Done(
        None,
        says=f"{how}“{row.name}”{where}",
        about=About("agency", str(agency), row.name, agency),
        before={change.label: change.before for change in row.changes},
        after={change.label: change.after for change in row.changes},
    )


@deed("agencies.undo_import_body", label="撤回按表设立或变更的机关")
def _undo_body(by: Actor, *, agency: int, name: str, gone: bool) -> Done[None]:
    """The entry of one body that an undone import had opened or changed."""
    require(by, Right.EDIT_TREE)
    says = f"撤回导入：去掉“{name}”" if gone else f"撤回导入：“{name}”恢复原样"
    return Done(None, says=says, about=About("agency", str(agency), name, agency))


def _told(row: BodyRow) -> list[tuple[str, str]]:
    labels = {"parent": "隶属于", "competent_office": "信息公开主管部门", "reviewing_organ": "行政复议机关"}
    return [(labels[key], ref.name) for key, ref in row.refs.items() if ref]


def _delete(model: type[Model], numbers: Iterable[int]) -> None:
    wanted = list(numbers)
    for start in range(0, len(wanted), _BATCH):
        model._default_manager.filter(pk__in=wanted[start : start + _BATCH]).delete()
