"""Whom an office telephones about the report of a body."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.portal.agencies.models import Appointment
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors.standings import in_force

_FILLING = ("clerk", "deputy")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to telephone: name, role, number."""

    name: str
    role: str
    phone: str

    def __str__(self) -> str:
        return f"{self.name} {self.phone}".strip()


def contacts(agencies: Iterable[int]) -> dict[int, list[Contact]]:
    """Who fills in for each body, clerks first."""
    held = Appointment.objects.filter(in_force(), agency_id__in=agencies, role__in=_FILLING).select_related("person").order_by("role", "pk")
    found: dict[int, list[Contact]] = {}
    for appointment in held:
        if appointment.agency_id and not appointment.person.has_left():
            person = appointment.person
            found.setdefault(appointment.agency_id, []).append(Contact(person.name, ROLES[appointment.role].label, person.phone))
    return found
