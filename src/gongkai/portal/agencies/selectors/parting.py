"""Where the people of a split body go: what has to be chosen, what was chosen, and what that brings with it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import Appointment, Person, Succession, SuccessionSide
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors import undecided
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class Going:
    """Somebody whose way is to be chosen: the name (with the log-in name where two have the same), post, and roles on the split body.

    `elsewhere` names the body they work for where it is another: then only the roles go.
    """

    pk: int
    name: str
    post: str
    roles: tuple[str, ...]
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Parting:
    """A split body whose people part: the split, its key and name, the bodies after it by id, and who still waits."""

    side: SuccessionSide
    name: str
    goes_on: bool
    parts: tuple[tuple[int, str], ...]
    people: tuple[Going, ...]

    @property
    def succession(self) -> Succession:
        """The split itself."""
        return self.side.succession


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody at a part: which roles are proposed there, and whether the security administrator has confirmed them."""

    name: str
    proposed: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Destination:
    """One body after the split and who goes to it; `stays` where it is the split body itself."""

    name: str
    stays: bool
    arrivals: tuple[Arrival, ...]


def one(by: Actor, split: int) -> Parting | None:
    """The parting of a split by its number; none where there is no such split in sight."""
    sides = SuccessionSide.objects.filter(access.bodies(by, Right.REGISTER_PEOPLE), side=SuccessionSide.BEFORE, succession__kind="split")
    side = sides.filter(succession=split).select_related("succession", "agency").first()
    return _of(side) if side else None


def of_body(by: Actor, agency: int) -> Parting | None:
    """The parting of a body's people that is still to be decided; none where nothing is, or out of sight."""
    sides = undecided.open_sides().filter(access.bodies(by, Right.REGISTER_PEOPLE), agency=agency)
    return next((parting for parting in map(_of, sides) if parting.people), None)


def waiting(by: Actor) -> list[Parting]:
    """All partings in sight in which somebody waits, the earliest first."""
    sides = undecided.open_sides().filter(access.bodies(by, Right.REGISTER_PEOPLE))
    return [parting for parting in map(_of, sides) if parting.people]


def _of(side: SuccessionSide) -> Parting:
    day = undecided.takes_effect(side)
    parts = [part.agency_id for part in after(side.succession_id)]
    called = names({side.agency_id, *parts}, day)
    return Parting(
        side,
        names({side.agency_id}, side.succession.on)[side.agency_id],
        side.agency_id in parts,
        tuple((part, called[part]) for part in parts),
        _going(side),
    )


def after(split: int) -> list[SuccessionSide]:
    """The bodies after a split, in order."""
    return list(SuccessionSide.objects.filter(succession=split, side=SuccessionSide.AFTER).order_by("place"))


def _going(side: SuccessionSide) -> tuple[Going, ...]:
    found = list(undecided.people(side).select_related("unit"))
    if not found:
        return ()
    roles = defaultdict(list)
    for person, role in undecided.roles_at_stake(side).order_by("pk").values_list("person_id", "role"):
        roles[person].append(ROLES[role].label)
    twice = Counter(person.name for person in found)
    working = names({person.agency_id for person in found if person.agency_id} - {side.agency_id})
    return tuple(
        Going(
            person.pk,
            f"{person.name}（{person.username}）" if twice[person.name] > 1 else person.name,
            "，".join(filter(None, (person.unit.name if person.unit else "", person.post))),
            tuple(roles[person.pk]),
            working.get(person.agency_id or 0, ""),
        )
        for person in found
    )


def destinations(side: SuccessionSide, people: Iterable[int] | None = None) -> tuple[Destination, ...]:
    """Who goes to which body after the split, of all or of these people, as it is written down now."""
    only = None if people is None else set(people)
    parts = [(part, [pk for pk in part.people if only is None or pk in only]) for part in after(side.succession_id)]
    everybody = Person.objects.filter(pk__in=[pk for _, chosen in parts for pk in chosen])
    called = names({part.agency_id for part, _ in parts}, undecided.takes_effect(side))
    known = {person.pk: person.name for person in everybody}
    proposed = _proposed(side, known)
    return tuple(
        Destination(
            called[part.agency_id],
            part.agency_id == side.agency_id,
            tuple(_arrival(known[pk], proposed[pk]) for pk in chosen if pk in known),
        )
        for part, chosen in parts
    )


def _proposed(side: SuccessionSide, people: Iterable[int]) -> dict[int, list[Appointment]]:
    """The roles on the split body that are to go on elsewhere, by person."""
    handed = Appointment.objects.filter(agency=side.agency_id, person__in=people, handover__kind="closed", until__gte=side.succession.on)
    found: dict[int, list[Appointment]] = defaultdict(list)
    for appointment in handed.select_related("handover").order_by("pk"):
        found[appointment.person_id].append(appointment)
    return found


def _arrival(name: str, proposed: list[Appointment]) -> Arrival:
    roles = tuple(ROLES[each.role].label for each in proposed)
    return Arrival(name, roles, all(each.handover is not None and each.handover.confirmed_on is not None for each in proposed))
