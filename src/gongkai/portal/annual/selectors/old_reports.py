"""Old reports that wait to be confirmed, and whose reports they seem to be."""

import re
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import Agency, Standing
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.annual.models import OldReport
from gongkai.portal.annual.reading_apart import ReadApart
from gongkai.portal.audit.actor import Actor
from gongkai.report.agency_name import folded_name

_TITLE = re.compile(r"(?P<name>.{2,40}?)\s*(?P<year>20\d\d)\s*年度?(?:政府|政务)?信息公开")
"""How titles of reports begin that follow no national form: the body, then the year."""


def visible(by: Actor) -> QuerySet[OldReport]:
    """The old reports this person put in, and those of bodies whose reports they may publish."""
    mine = Q(by_id=by.person) if by.person else Q(pk__in=())
    return OldReport.objects.filter(mine | access.bodies(by, Right.PUBLISH_REPORT)).defer("content", "rows").select_related("agency")


def one(by: Actor, pk: int) -> OldReport | None:
    """One of them."""
    return visible(by).filter(pk=pk).first()


def waiting(by: Actor) -> QuerySet[OldReport]:
    """Those that wait to be confirmed, oldest year first."""
    return visible(by).filter(state=OldReport.WAITING).order_by("year", "pk")


def done(by: Actor) -> list[OldReport]:
    """The fifty that were put in last of those that were dealt with."""
    return list(visible(by).exclude(state=OldReport.WAITING).order_by("-pk")[:50])


def bodies(by: Actor) -> list[tuple[int, str]]:
    """The bodies whose old reports this person may put in, ended ones too, with their last name."""
    ids = set(Agency.objects.filter(access.bodies(by, Right.PUBLISH_REPORT, "pk")).values_list("pk", flat=True))
    return sorted(names(ids).items(), key=lambda pair: pair[1])


def recognised(by: Actor, read: ReadApart) -> tuple[int | None, int | None, date | None]:
    """Body, year and day of publication, as far as the file says them; a body only where exactly one had that name."""
    told = _TITLE.match(str(read.report.get("title") or ""))
    name = read.report.get("agency") or (told["name"] if told else None)
    year = read.report.get("year") or (int(told["year"]) if told else None)
    try:
        published = date.fromisoformat(str(read.report["metadata"].get("published_on", "")))
    except ValueError:
        published = None
    return _body(by, str(name)) if name else None, year if isinstance(year, int) else None, published


def _body(by: Actor, name: str) -> int | None:
    wanted = folded_name(name)
    rows = Standing.objects.filter(access.bodies(by, Right.PUBLISH_REPORT)).values_list("agency_id", "name")
    found = {agency for agency, called in rows if folded_name(called) == wanted}
    return found.pop() if len(found) == 1 else None
