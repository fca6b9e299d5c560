"""Handovers that wait and that are done."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from gongkai.portal.agencies import access, handing
from gongkai.portal.agencies.models import Appointment, Handover
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.people import Held, held_of
from gongkai.portal.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a handover passes on: the roles as they were, and the open work now."""

    roles: list[Held]
    items: list[handing.Item]


def listed(by: Actor, waiting: bool | None = None) -> QuerySet[Handover]:
    """Handovers in sight, open ones first, with leaver and successor; `waiting` keeps the open or the confirmed ones."""
    if not (access.has(by, Right.REGISTER_PEOPLE) or access.has(by, Right.GRANT_ROLES)):
        return Handover.objects.none()
    rows = Handover.objects.select_related("leaver", "successor", "to_agency")
    if waiting is not None:
        rows = rows.filter(confirmed_on__isnull=waiting)
    return rows.order_by(F("confirmed_on").desc(nulls_first=True), "-on", "-pk")


def waiting_of(by: Actor, person: int) -> Handover | None:
    """The handover of a leaver that waits to be confirmed, where one does."""
    return listed(by, waiting=True).filter(leaver=person).first()


def one(by: Actor, pk: int) -> Handover | None:
    """The handover; none where out of sight."""
    return listed(by).filter(pk=pk).first()


def contents(by: Actor, handover: Handover) -> Waiting:
    """What is to be passed on."""
    own = handover.kind == "closed" and handover.successor_id == handover.leaver_id
    items = [] if own or handover.confirmed_on else handing.open_items(handover.leaver_id)
    return Waiting(held_of(appointments(handover)), items)


def appointments(handover: Handover) -> QuerySet[Appointment]:
    """The appointments that ended with the handover, in order."""
    return Appointment.objects.filter(handover=handover).select_related("person", "agency").order_by("pk")
