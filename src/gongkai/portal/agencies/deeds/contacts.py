"""Units of a body, the contact of its disclosure office, its leading group."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict

from gongkai.portal.agencies.models import LeadingGroup, Unit
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed


class Member(TypedDict):
    """A member of a leading group as a form gives it; `duty` is a key of `kinds.GROUP_DUTIES`, `person` an account where there is one."""

    duty: str
    name: str
    post: NotRequired[str]
    person: NotRequired[int | None]


@deed("agencies.open_unit")
def open_unit(
    by: Actor,
    *,
    agency: int,
    name: str,
    since: date,
    is_disclosure_office: bool = False,
    address: str = "",
    hours: str = "",
    phone: str = "",
    fax: str = "",
    email: str = "",
) -> Done[Unit]:
    """A unit of the body; as disclosure office it takes the place of the one before."""
    raise NotImplementedError


@deed("agencies.edit_unit")
def edit_unit(
    by: Actor,
    *,
    unit: int,
    name: str,
    is_disclosure_office: bool,
    address: str = "",
    hours: str = "",
    phone: str = "",
    fax: str = "",
    email: str = "",
) -> Done[Unit]:
    """The unit with its name and contact as given."""
    raise NotImplementedError


@deed("agencies.close_unit")
def close_unit(by: Actor, *, unit: int, on: date) -> Done[Unit]:
    """The unit until `on`; its people stay with the body."""
    raise NotImplementedError


@deed("agencies.set_up_group")
def set_up_group(
    by: Actor,
    *,
    agency: int,
    name: str,
    document_title: str,
    document_number: str = "",
    since: date,
    members: Sequence[Member],
) -> Done[LeadingGroup]:
    """The leading group as a document sets it up; the one before ends on that day."""
    raise NotImplementedError


@deed("agencies.end_group")
def end_group(by: Actor, *, group: int, on: date) -> Done[LeadingGroup]:
    """The leading group until `on`, with none after it."""
    raise NotImplementedError
