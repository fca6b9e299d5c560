"""What a calendar that arrives later changes: exactly the open dates that move, each with a sentence why."""

from dataclasses import dataclass
from datetime import date

from gongkai.procedure.dated import Due
from gongkai.procedure.history import due
from gongkai.procedure.standing import Standing
from gongkai.workdays import Calendar, day_changes

_SHOWN = 5
"""Changed days that a sentence names; more would hide what matters."""


@dataclass(frozen=True, slots=True)
class Change:
    """An open due date that is another day on the new calendar; one of the two is none where it exists on one calendar only.

    That happens where an event was in time by one calendar and late by the other.
    """

    what: str
    item: str
    about: str
    before: Due | None
    after: Due | None
    why: str


def recompute(standing: Standing, calendar: Calendar) -> tuple[Standing, tuple[Change, ...]]:
    """The same history on another calendar, and the due dates that change by it, by their old day."""
    anew = due(standing.events, calendar, standing.policy)
    old, new = _by_name(standing), _by_name(anew)
    changes = []
    for key in (*old, *(key for key in new if key not in old)):
        before, after = old.get(key), new.get(key)
        if before and after and before.on == after.on:
            continue
        changes.append(Change(*key, before, after, _why(standing.calendar, calendar, before, after)))
    return anew, tuple(changes)


def _by_name(standing: Standing) -> dict[tuple[str, str, str], Due]:
    return {(one.what, one.item, one.about): one for one in standing.due}


def _why(old: Calendar, new: Calendar, before: Due | None, after: Due | None) -> str:
    found = [one for one in (before, after) if one is not None]
    first, last = min(one.start for one in found), max(one.on for one in found)
    days = [change.sentence.rstrip("。") for change in day_changes(old, new, first, last)]
    reason = "；".join(days[:_SHOWN]) + (f"；另有{len(days) - _SHOWN}天" if len(days) > _SHOWN else "")
    return f"{_moved(before, after)}：{reason or '此前的期限随放假安排变动'}。"


def _moved(before: Due | None, after: Due | None) -> str:
    if before is None or after is None:
        return "放假安排变动后，有的事项由按期变为逾期或者由逾期变为按期，期限随之变动"
    return f"期限由{_day(before.on)}改为{_day(after.on)}"


def _day(on: date) -> str:
    return f"{on:%Y-%m-%d}"
