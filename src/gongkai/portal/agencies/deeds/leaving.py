"""Leaving a body or the service: the work is handed over in two steps, registered by one administrator, confirmed by another."""

from collections.abc import Sequence
from datetime import date

from gongkai.portal.agencies.models import Handover, Person
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed


@deed("agencies.register_leave")
def register_leave(by: Actor, *, person: int, on: date, successor: int | None = None, reason: str = "") -> Done[Handover]:
    """The first step: the person's roles end and the account closes on `on` (the first day without them); `successor` is a proposal."""
    raise NotImplementedError


@deed("agencies.transfer_person")
def transfer_person(
    by: Actor,
    *,
    person: int,
    agency: int,
    on: date,
    unit: int | None = None,
    post: str = "",
    successor: int | None = None,
    reason: str = "",
) -> Done[Handover | None]:
    """The person works for another body from `on` (today or earlier); their roles on the old one end and wait to be handed over."""
    raise NotImplementedError


@deed("agencies.readmit_person")
def readmit_person(
    by: Actor, *, person: int, agency: int | None, joined_on: date, unit: int | None = None, post: str = ""
) -> Done[tuple[Person, str]]:
    """Somebody who had left, back with the same account, without any role, and the code to open it."""
    raise NotImplementedError


@deed("agencies.confirm_handover")
def confirm_handover(by: Actor, *, handover: int, successor: int | None, keep: Sequence[int] = ()) -> Done[Handover]:
    """The second step: the appointments with ids `keep` go to the successor, with all open work; the others have ended."""
    raise NotImplementedError
