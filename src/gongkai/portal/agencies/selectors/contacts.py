"""Units, the disclosure office, and leading groups of a body."""

from datetime import date

from django.db.models import QuerySet

from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import GroupMember, LeadingGroup, Unit
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.audit.actor import Actor

CONTACT: dict[str, str] = {
    "name": "名称",
    "address": "办公地址",
    "hours": "办公时间",
    "phone": "联系电话",
    "fax": "传真",
    "email": "互联网联系方式",
}
"""What the guide must name of the disclosure office (条例第十二条), by field."""


def units(by: Actor, agency: int, on: date | None = None) -> QuerySet[Unit]:
    """The units of the body on a day, the disclosure office first."""
    return Unit.objects.filter(access.bodies(by, Right.SEE_BODIES), in_force(on), agency_id=agency)


def unit(by: Actor, pk: int) -> Unit | None:
    """The unit, where its body is in sight."""
    return Unit.objects.filter(access.bodies(by, Right.SEE_BODIES), pk=pk).select_related("agency").first()


def disclosure_office(by: Actor, agency: int, on: date | None = None) -> Unit | None:
    """The unit that is the body's disclosure office on a day."""
    return units(by, agency, on).filter(is_disclosure_office=True).first()


def lacking(office: Unit) -> list[str]:
    """What the guide must name of the office and it does not say, as labels."""
    return [label for field, label in CONTACT.items() if not getattr(office, field).strip()]


def group(by: Actor, agency: int, on: date | None = None) -> LeadingGroup | None:
    """The leading group of the body on a day, its members fetched."""
    return groups(by, agency).filter(in_force(on)).first()


def groups(by: Actor, agency: int) -> QuerySet[LeadingGroup]:
    """All leading groups the body has had, newest first, members fetched."""
    seen = LeadingGroup.objects.filter(access.bodies(by, Right.SEE_BODIES), agency_id=agency)
    return seen.order_by("-since", "-pk").prefetch_related("members")


def members(group: LeadingGroup) -> list[GroupMember]:
    """The members of a leading group in the order of its document."""
    return list(group.members.all())
