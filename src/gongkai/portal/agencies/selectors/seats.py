"""The seats that a person holds, and the actor they are."""

from datetime import date

from gongkai.portal.agencies.models import Appointment, Person
from gongkai.portal.agencies.selectors.standings import in_force, names
from gongkai.portal.audit.actor import Actor, Seat


def seats_of(person: Person, on: date | None = None) -> tuple[Seat, ...]:
    """The roles that a person holds on a day (today)."""
    held = Appointment.objects.filter(in_force(on), person=person).order_by("pk").values_list("role", "agency_id")
    return tuple(Seat(role, agency or 0) for role, agency in held)


def actor_of(person: Person, address: str = "", via: str = "browser") -> Actor:
    """The person as one who does deeds, with today's seats and the present name of their body."""
    agency = person.agency_id
    called = names({agency}).get(agency, "") if agency else ""
    return Actor(person.name, person.pk, agency, called, seats_of(person), via, address)
