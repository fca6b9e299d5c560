"""The standings of bodies as slices of time: read, cut, changed; no gap and no overlap. For deeds, inside their transaction."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongkai.portal.agencies.facts import REFERENCES
from gongkai.portal.agencies.models import Agency, Standing


def column(fact: str) -> str:
    """The attribute of a standing in which a fact is kept: the id of a body, or the value."""
    return f"{fact}_id" if fact in REFERENCES else fact


def lock_tree() -> None:
    """Nobody else changes the tree until the deed is done: two changes at once could each be sound and make a circle together.

    The first body stands for the tree. Every deed that changes bodies locks here before it looks.
    """
    Agency.objects.select_for_update(no_key=True).order_by("pk").first()


def slices(agency: int) -> list[Standing]:
    """All standings of a body in time, the tree locked until the deed is done; empty where there is no such body."""
    lock_tree()
    return list(Standing.objects.filter(agency_id=agency).order_by("since").select_related("agency"))


def covering(parts: Sequence[Standing], on: date) -> int | None:
    """The place of the standing in force on a day."""
    for place, part in enumerate(parts):
        if part.since <= on and (part.until is None or part.until > on):
            return place
    return None


@dataclass(frozen=True, slots=True)
class Change:
    """What a change did: the standing as it was before, the one that begins, and the later ones into which it went on."""

    before: Standing
    begun: Standing
    carried: tuple[Standing, ...]


def change(parts: Sequence[Standing], place: int, since: date, changed: Mapping[str, object], basis: str) -> Change:
    """Other facts from `since` on, which lies in the standing at `place`: it is cut there, unless it begins on that very day.

    A changed fact goes on into each later standing as long as that one had taken it over unchanged.
    """
    base = parts[place]
    before = copy(base)
    begun = base if base.since == since else _cut(base, since)
    carried: list[Standing] = []
    for fact, value in changed.items():
        name = column(fact)
        for later in parts[place + 1 :]:
            if getattr(later, name) != getattr(before, name):
                break
            setattr(later, name, value)
            if later not in carried:
                carried.append(later)
        setattr(begun, name, value)
    begun.basis = basis if begun is not base or not base.basis or basis in base.basis else "；".join(filter(None, (base.basis, basis)))
    for standing in (begun, *carried):
        standing.save()
    return Change(before, begun, tuple(carried))


def _cut(base: Standing, since: date) -> Standing:
    fresh = copy(base)
    fresh.pk = None
    fresh._state = copy(base._state)
    fresh._state.adding = True
    fresh.since = since
    base.until = since
    base.save(update_fields=["until"])
    return fresh


def referring(agency: int, on: date, excluding: Sequence[int] = ()) -> list[Standing]:
    """The standings of other bodies that name this one on `on` or later, in time."""
    named = Q(parent=agency) | Q(competent_office=agency) | Q(reviewing_organ=agency)
    open_then = Q(until__isnull=True) | Q(until__gt=on)
    found = Standing.objects.filter(named, open_then).exclude(agency_id__in=(agency, *excluding))
    return list(found.select_related("agency").order_by("agency_id", "since"))


def rehang(old: int, heir: int, on: date, basis: str, leaving: Sequence[int] = ()) -> list[Standing]:
    """Everything that names `old` on `on` or later names `heir` from then on; bodies in `leaving` end themselves and are left alone.

    Where the heir itself stood under the old body, it moves to the place where that one stood.
    """
    moved: list[Standing] = []
    own = Standing.objects.filter(agency_id=old).order_by("-since").first()
    for standing in referring(old, on, leaving):
        begun = standing if standing.since >= on else _cut(standing, on)
        for fact in REFERENCES:
            name = column(fact)
            if getattr(begun, name) == old:
                above = getattr(own, name)
                setattr(begun, name, heir if begun.agency_id != heir else above if above not in (old, heir) else None)
        begun.basis = basis
        begun.save()
        moved.append(begun)
    return moved


def leads_back(fact: str, agency: int, start: int | None, since: date, until: date | None) -> bool:
    """Whether, on any day of the span, one comes from `start` to `agency` by following a fact (parent, competent office) upwards."""
    column_name = column(fact)
    reached: list[tuple[int, date, date | None]] = [] if start is None else [(start, since, until)]
    seen: set[tuple[int, date, date | None]] = set()
    while reached:
        if any(at == agency for at, _, _ in reached):
            return True
        seen.update(reached)
        above: set[tuple[int, date, date | None]] = set()
        rows = Standing.objects.filter(agency_id__in={at for at, _, _ in reached}).exclude(**{column_name: None})
        edges = list(rows.values_list("agency_id", column_name, "since", "until"))
        for at, first, last in reached:
            for here, there, begins, ends in edges:
                low, high = max(first, begins), _earlier(last, ends)
                if here == at and (high is None or low < high):
                    above.add((there, low, high))
        reached = list(above - seen)
    return False


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other
