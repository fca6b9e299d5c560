"""What a reorganisation brings with it: seen while it is rehearsed, told before it is confirmed."""

from dataclasses import dataclass
from datetime import date

from gongkai.portal.agencies.facts import LABELS, REFERENCES
from gongkai.portal.agencies.models import Appointment, Handover, Person, Standing, Succession, SuccessionSide
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors import undecided
from gongkai.portal.agencies.selectors.standings import names


@dataclass(frozen=True, slots=True)
class Moved:
    """A body that is put under another: its name, and which references lead to the heir from that day."""

    name: str
    whereto: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A person whose roles end with their body."""

    name: str
    roles: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class Consequences:
    """Everything that happens on the day: bodies that end, those that take over, what moves, whose roles end."""

    on: date
    ending: tuple[str, ...]
    heirs: tuple[str, ...]
    moved: tuple[Moved, ...]
    ended: tuple[Ended, ...]
    people: tuple[tuple[str, int], ...]
    """People at work by body that ends, before."""
    waiting: tuple[str, ...]
    """Those of a split body of whom somebody still has to say where they go."""


def staff(agencies: list[int]) -> dict[int, int]:
    """How many people work for each of these bodies."""
    found = dict.fromkeys(agencies, 0)
    for agency in Person.objects.filter(agency__in=agencies).exclude(state="left").values_list("agency_id", flat=True):
        found[agency or 0] += 1
    return found


def seen(succession: Succession, before: dict[int, int]) -> Consequences:
    """What the reorganisation has done; `before` has the people of the bodies before it, by id."""
    sides = list(succession.sides.order_by("place"))
    after = [side.agency_id for side in sides if side.side == SuccessionSide.AFTER]
    ending = [side.agency_id for side in sides if side.side == SuccessionSide.BEFORE and side.agency_id not in after]
    called = names({*after, *ending}, succession.on)
    rehung = Standing.objects.filter(since=succession.on).exclude(agency__in=[*after, *ending]).order_by("name")
    return Consequences(
        succession.on,
        tuple(called[agency] for agency in ending),
        tuple(called[agency] for agency in after),
        tuple(Moved(standing.name, labels) for standing in rehung if (labels := _leading(standing, after))),
        tuple(_ended(ending, succession)),
        tuple((called[agency], before.get(agency, 0)) for agency in ending),
        waiting(succession),
    )


def waiting(succession: Succession) -> tuple[str, ...]:
    """The names of those whom a split leaves waiting to be told where they go."""
    sides = succession.sides.filter(side=SuccessionSide.BEFORE).select_related("succession").exclude(people=[])
    return tuple(person.name for side in sides for person in undecided.people(side))


def heir_key(succession: Succession) -> str:
    """The key of the first body after the reorganisation; empty where nothing takes over."""
    side = succession.sides.filter(side=SuccessionSide.AFTER).select_related("agency").order_by("place").first()
    return side.agency.key if side else ""


def _leading(standing: Standing, heirs: list[int]) -> str:
    return "、".join(LABELS[fact] for fact in REFERENCES if getattr(standing, f"{fact}_id") in heirs)


def _ended(ending: list[int], succession: Succession) -> list[Ended]:
    held = Appointment.objects.filter(agency__in=ending, until=succession.on, ending="closed").select_related("person", "handover")
    by_person: dict[int, list[Appointment]] = {}
    for appointment in held.order_by("person__name", "pk"):
        by_person.setdefault(appointment.person_id, []).append(appointment)
    return [
        Ended(own[0].person.name, "、".join(ROLES[each.role].label for each in own), isinstance(own[0].handover, Handover))
        for own in by_person.values()
    ]
