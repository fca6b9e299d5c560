"""What a person sees of their own account."""

from dataclasses import dataclass
from datetime import date

from gongkai.portal.agencies.models import Appointment, Person
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors.standings import in_force, names
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.models import Entry

LATEST = 20
"""How many of their last deeds a person sees."""


@dataclass(frozen=True, slots=True)
class HeldRole:
    """One role that a person holds today: what it is called, what it does, on which body and since when."""

    label: str
    duty: str
    body: str
    since: date
    document: str


def own_roles(person: Person) -> list[HeldRole]:
    """The roles that the person holds today, oldest first."""
    held = list(Appointment.objects.filter(in_force(), person=person).order_by("since", "pk"))
    called = names({each.agency_id for each in held if each.agency_id})
    return [
        HeldRole(
            ROLES[each.role].label,
            ROLES[each.role].duty,
            called.get(each.agency_id, "") if each.agency_id else "全平台",
            each.since,
            each.document,
        )
        for each in held
    ]


def own_deeds(by: Actor) -> list[Entry]:
    """What the person did last, newest first. Their own deeds are open to them whatever their roles."""
    return list(Entry.objects.filter(actor=by.person).order_by("-seq")[:LATEST])
