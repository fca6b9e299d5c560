"""Handovers that wait and that are done."""

from dataclasses import dataclass

from django.db.models import QuerySet

from gongkai.portal.agencies.handing import Item
from gongkai.portal.agencies.models import Appointment, Handover
from gongkai.portal.agencies.selectors.people import Held
from gongkai.portal.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a handover passes on: the roles as they were, and the open work now."""

    roles: list[Held]
    items: list[Item]


def listed(by: Actor, waiting: bool | None = None) -> QuerySet[Handover]:
    """Handovers in sight, open ones first, with leaver and successor; `waiting` keeps the open or the confirmed ones."""
    raise NotImplementedError


def one(by: Actor, pk: int) -> Handover | None:
    """The handover; none where out of sight."""
    raise NotImplementedError


def contents(by: Actor, handover: Handover) -> Waiting:
    """What is to be passed on."""
    raise NotImplementedError


def appointments(handover: Handover) -> QuerySet[Appointment]:
    """The appointments that ended with the handover's leave, in order."""
    raise NotImplementedError
