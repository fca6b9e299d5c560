"""Who the platform is: the government it was founded for, its office, and how to ring it."""

from gongkai.portal.agencies.models import Standing, Unit
from gongkai.portal.agencies.selectors.standings import in_force, standings
from gongkai.portal.frame.identity import Identity

_PEOPLES_GOVERNMENT = "人民政府"


def top_government() -> Standing | None:
    """Today's standing of the government at the top of the tree; none before the platform was founded."""
    return standings().filter(kind="government", parent__isnull=True).order_by("agency_id").first()


def office_of(government: Standing | None) -> Unit | None:
    """The disclosure office that answers for a government: the one of its competent office, with its body."""
    if government is None:
        return None
    answering = government.competent_office_id or government.agency_id
    return Unit.objects.filter(in_force(), agency=answering, is_disclosure_office=True).select_related("agency").first()


def title_of(government: str) -> str:
    """What a government's disclosure platform is called: 云溪县政府信息公开."""
    return f"{government.removesuffix(_PEOPLES_GOVERNMENT)}政府信息公开"


def identity() -> Identity:
    """The names of masthead and footer; the plain ones before the platform was founded."""
    government = top_government()
    if government is None:
        return Identity()
    host = standings().filter(agency=government.competent_office_id or government.agency_id).first()
    office = office_of(government)
    return Identity(
        title=title_of(government.name),
        host=host.name if host else government.name,
        phone=office.phone if office else "",
        hours=office.hours if office else "",
    )
