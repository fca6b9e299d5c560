"""Bodies for everybody: the directory, and one body with where to turn to, its past and its leading group."""

from django.core.paginator import Paginator
from django.http import HttpResponse

from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.kinds import GROUP_DUTIES, KINDS, LEVELS
from gongkai.portal.agencies.selectors import bodies, contacts
from gongkai.portal.agencies.views.submitting import found_or_404, shown
from gongkai.portal.audit.actor import PLATFORM
from gongkai.portal.frame import clock

_PER_PAGE = 50


def directory(request: Visit) -> HttpResponse:
    """The bodies of today with how to reach their disclosure office; `?q=` finds by name."""
    asked = request.GET.get("q", "").strip()[:60]
    page = Paginator(bodies.directory(q=asked), _PER_PAGE).get_page(request.GET.get("page"))
    return shown(request, "agencies/directory.html", page=page, q=asked)


def public_body(request: Visit, key: str) -> HttpResponse:
    """One body, of today or of before. What is shown here is public by law (条例第十二条), so it is read as the platform."""
    by = PLATFORM
    standing = found_or_404(bodies.one(by, key), "没有这个机关")
    agency = standing.agency_id
    group = contacts.group(by, agency)
    return shown(
        request,
        "agencies/public_body.html",
        standing=standing,
        kind=KINDS[standing.kind],
        level=LEVELS[standing.level],
        closed=standing.agency.closed_on if standing.agency.closed_on and standing.agency.closed_on <= clock.today() else None,
        office=contacts.disclosure_office(by, agency),
        group=group,
        members=[(GROUP_DUTIES[member.duty], member) for member in contacts.members(group)] if group else [],
        past=bodies.past(by, agency),
        today=clock.today(),
        under=bodies.under(by, agency)[:_PER_PAGE],
    )
