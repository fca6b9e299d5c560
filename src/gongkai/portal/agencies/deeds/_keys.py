"""Permanent keys of new bodies, each given out once. For deeds, inside their transaction."""

from collections import Counter
from collections.abc import Sequence

from gongkai.portal.agencies import codes
from gongkai.portal.agencies.models import Agency, KeySeries


def fresh_keys(divisions: Sequence[str]) -> list[str]:
    """A key for each new body of these divisions, in order; the queries grow with the number of series, not of bodies.

    The rows of the series stay locked until the deed is done: two openings at once wait for each other here.
    """
    wanted = Counter(codes.series(division) for division in divisions)
    following: dict[str, int] = {}
    for prefix in sorted(wanted):
        row = _locked(prefix)
        following[prefix] = row.last + 1
        row.last += wanted[prefix]
        row.save(update_fields=["last"])
    keys: list[str] = []
    for division in divisions:
        prefix = codes.series(division)
        keys.append(codes.key(prefix, following[prefix]))
        following[prefix] += 1
    return keys


def _locked(prefix: str) -> KeySeries:
    row, fresh = KeySeries.objects.get_or_create(division=prefix)
    row = KeySeries.objects.select_for_update(no_key=True).get(pk=row.pk)
    if fresh:
        used = Agency.objects.filter(key__startswith=f"{prefix}-").values_list("key", flat=True)
        row.last = max((int(key.partition("-")[2]) for key in used), default=0)
    return row
