"""Bodies as they stood on a day."""

from datetime import date

from django.db.models import Q, QuerySet

from gongkai.portal.agencies.models import Standing
from gongkai.portal.frame import clock


def in_force(on: date | None = None) -> Q:
    """The condition that a dated row (`since`, `until`) holds on a day (today)."""
    day = on or clock.today()
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))


def standings(on: date | None = None) -> QuerySet[Standing]:
    """The standing of each body that existed on a day (today)."""
    return Standing.objects.filter(in_force(on)).select_related("agency")


def names(ids: set[int], on: date | None = None) -> dict[int, str]:
    """What each body was called on a day (today), by id; one that has ended by then is given its last name."""
    day = on or clock.today()
    found: dict[int, str] = {}
    for agency, name in Standing.objects.filter(agency_id__in=ids, since__lte=day).order_by("since").values_list("agency_id", "name"):
        found[agency] = name
    return found
