"""Granting and taking back roles."""

from datetime import date

from gongkai.portal.agencies.models import Appointment
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed


@deed("agencies.appoint")
def appoint(
    by: Actor, *, person: int, role: str, agency: int | None, since: date, unit: int | None = None, document: str = ""
) -> Done[Appointment]:
    """The person holds the role from `since`: on a body, or (`agency` none) as one of the three administrators."""
    raise NotImplementedError


@deed("agencies.end_appointment")
def end_appointment(by: Actor, *, appointment: int, on: date) -> Done[Appointment]:
    """The role until `on`, which is the first day without it."""
    raise NotImplementedError
