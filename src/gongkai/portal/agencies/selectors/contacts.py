"""Units, the disclosure office, and leading groups of a body."""

from datetime import date

from django.db.models import QuerySet

from gongkai.portal.agencies.models import LeadingGroup, Unit
from gongkai.portal.audit.actor import Actor

REQUIRED: dict[str, str] = {
    "name": "名称",
    "address": "办公地址",
    "hours": "办公时间",
    "phone": "联系电话",
    "fax": "传真",
    "email": "互联网联系方式",
}
"""What the guide must name of the disclosure office (条例第十二条)."""


def units(by: Actor, agency: int, on: date | None = None) -> QuerySet[Unit]:
    """The units of the body on a day, the disclosure office first."""
    raise NotImplementedError


def unit(by: Actor, pk: int) -> Unit | None:
    """The unit, where its body is in sight."""
    raise NotImplementedError


def disclosure_office(by: Actor, agency: int, on: date | None = None) -> Unit | None:
    """The unit that is the body's disclosure office on a day."""
    raise NotImplementedError


def lacking(office: Unit) -> list[str]:
    """What the guide must name of the office and it does not say, as labels."""
    return [label for field, label in REQUIRED.items() if not getattr(office, field).strip()]


def group(by: Actor, agency: int, on: date | None = None) -> LeadingGroup | None:
    """The leading group of the body on a day, its members fetched."""
    raise NotImplementedError


def groups(by: Actor, agency: int) -> QuerySet[LeadingGroup]:
    """All leading groups the body has had, newest first, members fetched."""
    raise NotImplementedError
