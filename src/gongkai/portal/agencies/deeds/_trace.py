"""What a reorganisation makes and changes, row by row: kept when it is registered, compared and put back when withdrawn. For deeds."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q

from gongkai.portal.agencies.models import (
    Agency,
    Appointment,
    Handover,
    LeadingGroup,
    Person,
    Standing,
    Succession,
    SuccessionSide,
    Trace,
    Unit,
)
from gongkai.portal.frame import clock

Row = dict[str, Any]
Rows = dict[str, Row]
"""Rows of a table by id, both as JSON has them."""
Picture = dict[str, Rows]

TABLES: dict[str, type[Model]] = {
    "side": SuccessionSide,
    "handover": Handover,
    "person": Person,
    "appointment": Appointment,
    "unit": Unit,
    "group": LeadingGroup,
    "standing": Standing,
    "agency": Agency,
}
"""The tables that a reorganisation writes to, in the order in which other deeds lock them too and in which they are put back."""

_COLUMNS: dict[str, tuple[str, ...]] = {"person": ("id", "agency_id", "unit_id", "left_on")}
"""Of which columns a table is looked at, where not of all: somebody who signs in changes nothing here."""
_PASSED_ON = ("ending", "handover_id", "successor_id")
"""What confirming a handover changes about a role."""
_PICTURED = ("agency", "standing", "unit", "group", "appointment")


def picture(bodies: Collection[int]) -> Picture:
    """Everything about these bodies that a reorganisation may change, as it is now."""
    named = Q(parent__in=bodies) | Q(competent_office__in=bodies) | Q(reviewing_organ__in=bodies)
    conditions = {"agency": Q(pk__in=bodies), "standing": Q(agency__in=bodies) | named}
    return {table: _rows(table, conditions.get(table, Q(agency__in=bodies))) for table in _PICTURED}


def keep(succession: Succession, says: str, bodies: Collection[int], before: Picture) -> None:
    """The trace of a reorganisation that has just been written, on the reorganisation; `before` is what `picture(bodies)` gave."""
    sides = _rows("side", Q(succession=succession))
    after = picture({*bodies, *(side["agency_id"] for side in sides.values())})
    made = {table: {pk: row for pk, row in after[table].items() if pk not in before[table]} for table in ("agency", "standing")}
    changed = {table: dict(_differing(before[table], after[table])) for table in _PICTURED}
    ended = [after["appointment"][pk] for pk in changed["appointment"]]
    was = {before["appointment"][pk]["handover_id"] for pk in changed["appointment"]}
    made["handover"] = _rows("handover", Q(pk__in={row["handover_id"] for row in ended} - was - {None}))
    made["side"] = sides
    for pk in _waiting_to_be_passed_on(after):
        row, columns = after["appointment"][pk], changed["appointment"].setdefault(pk, {})
        for column in _PASSED_ON:
            columns.setdefault(column, [row[column], row[column]])
    people = _noted({row["person_id"] for row in ended})
    Trace.objects.create(succession=succession, says=says, at=clock.now(), made=made, changed={**changed, "person": people})


def _waiting_to_be_passed_on(after: Picture) -> list[str]:
    """The roles on bodies that have ended which somebody hands over: once that is confirmed, they go on with an heir."""
    ended = {int(pk) for pk, row in after["agency"].items() if row["closed_on"]}
    held = {pk: row["handover_id"] for pk, row in after["appointment"].items() if row["agency_id"] in ended}
    waiting = _rows("handover", Q(confirmed_on=None, pk__in=set(held.values()) - {None}))
    return [pk for pk, handover in held.items() if str(handover) in waiting]


def moved(succession: Succession, people: Iterable[Person], heir: int) -> None:
    """These people, as they were until now, go to the heir: added to the trace of the reorganisation, where it has one."""
    trace = Trace.objects.filter(succession=succession).first()
    if trace is None:
        return
    for person in people:
        row = trace.changed["person"].setdefault(str(person.pk), {"left_on": [person.left_on, person.left_on]})
        row["agency_id"] = [row.get("agency_id", [person.agency_id])[0], heir]
        row["unit_id"] = [person.unit_id, None]
    trace.save(update_fields=["changed"])


def present(table: str, ids: Iterable[str]) -> Rows:
    """These rows as they are now; one that is gone is missing. Locked until the deed is done."""
    wanted = [int(pk) for pk in ids]
    list(TABLES[table]._default_manager.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk").values_list("pk", flat=True))
    return _rows(table, Q(pk__in=wanted))


def otherwise(trace: Trace) -> Iterator[tuple[str, str]]:
    """The rows, by table and id, that are no longer as the reorganisation left them, or gone."""
    for table in TABLES:
        left: Rows = {**trace.made.get(table, {})}
        for pk, columns in trace.changed.get(table, {}).items():
            left[pk] = {column: after for column, (_, after) in columns.items()}
        now = present(table, left)
        for pk, row in left.items():
            if any(now.get(pk, {}).get(column, ...) != value for column, value in row.items()):
                yield table, pk


def changed(trace: Trace) -> dict[str, list[int]]:
    """The ids of the rows by table in which the reorganisation changed anything."""
    return {
        table: [int(pk) for pk, columns in rows.items() if any(before != after for before, after in columns.values())]
        for table, rows in trace.changed.items()
    }


def put_back(trace: Trace) -> None:
    """Every row as it was before the reorganisation, which is gone with all it made; only where nothing is `otherwise`."""
    for table, model in TABLES.items():
        if table != "agency":  # last: the reorganisation itself names it
            _gone(model, trace.made.get(table, {}))
        fields = {field.attname: field for field in model._meta.concrete_fields}
        for pk, columns in trace.changed.get(table, {}).items():
            values = {column: fields[column].to_python(before) for column, (before, after) in columns.items() if before != after}
            if values:
                model._default_manager.filter(pk=int(pk)).update(**values)
    trace.succession.delete()
    _gone(Agency, trace.made["agency"])


def _gone(model: type[Model], rows: Mapping[str, Row]) -> None:
    model._default_manager.filter(pk__in=[int(pk) for pk in rows]).delete()


def _rows(table: str, condition: Q) -> Rows:
    found = TABLES[table]._default_manager.filter(condition).values(*_COLUMNS.get(table, ()))
    return {str(row.pop("id")): row for row in json.loads(json.dumps(list(found), cls=DjangoJSONEncoder))}


def _differing(before: Rows, after: Rows) -> Iterator[tuple[str, dict[str, list[Any]]]]:
    for pk, row in before.items():
        columns = {column: [value, after[pk][column]] for column, value in row.items() if after[pk][column] != value}
        if columns:
            yield pk, columns


def _noted(people: Collection[int]) -> dict[str, dict[str, list[Any]]]:
    """Where these people work and whether they leave: who goes elsewhere meanwhile cannot have back what ended here."""
    return {
        pk: {column: [row[column], row[column]] for column in ("agency_id", "left_on")}
        for pk, row in _rows("person", Q(pk__in=people)).items()
    }
