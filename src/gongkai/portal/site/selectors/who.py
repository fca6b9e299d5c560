"""Who the platform is: the government it was founded for, its office, and how to ring it."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gongkai.portal.agencies.models import Standing, Unit
from gongkai.portal.agencies.selectors.standings import in_force, standings
from gongkai.portal.frame.identity import Identity

_PEOPLES_GOVERNMENT = "人民政府"


def top_government() -> Standing | None:
    """Today's standing of the government at the top of the tree; none before the platform was founded."""
    return _top_governments().first()


def _top_governments() -> QuerySet[Standing]:
    return standings().filter(kind="government", parent__isnull=True).order_by("agency_id")


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
    """The names of masthead and footer; the plain ones before the platform was founded. One query: every page asks."""
    answering = {"agency": OuterRef("answering")}
    office = Unit.objects.filter(in_force(), **answering, is_disclosure_office=True)
    government = (
        _top_governments()
        .annotate(answering=Coalesce("competent_office_id", "agency_id"))
        .values(
            "name",
            host=Subquery(standings().filter(**answering).values("name")[:1]),
            phone=Subquery(office.values("phone")[:1]),
            hours=Subquery(office.values("hours")[:1]),
        )
        .first()
    )
    if government is None:
        return Identity()
    return Identity(
        title=title_of(government["name"]),
        host=government["host"] or government["name"],
        phone=government["phone"] or "",
        hours=government["hours"] or "",
    )
