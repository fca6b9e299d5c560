"""Finding a body by anything it was ever called, and its published reports."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongkai.portal.agencies.models import Standing
from gongkai.portal.annual.models import Publication
from gongkai.portal.frame import clock

_REPORT = "年报"
"""What people call the reports, though no title says it."""

_YEAR = re.compile(r"(?<!\d)(20\d\d)年?度?(?!\d)")
"""A year as people write it, with or without spaces around it; a title has the number."""

LONGEST = 60
"""Characters of a question that are looked at: no body has a longer name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A body that answers: its last name, since when it is gone (none: it is there), its former name where that is what was found."""

    key: str
    name: str
    short_name: str
    closed_on: date | None
    formerly: str


def asked(text: str) -> str:
    """A question as it is looked for: full-width letters made plain, spaces and quotation marks gone."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in plain if not sign.isspace() and sign not in "“”\"'《》")[:LONGEST]


def find(text: str) -> list[Found]:
    """The bodies whose present or former name, short name, number or credit code holds the text, the nearest first."""
    words = asked(text)
    if not words:
        return []
    match = Q(name__icontains=words) | Q(short_name__icontains=words) | Q(agency__key__iexact=words) | Q(agency__credit_code__iexact=words)
    matching = set(Standing.objects.filter(match, since__lte=clock.today()).values_list("agency_id", flat=True))
    return sorted(_found(matching, words), key=lambda found: _distance(found, words))


def reports(text: str, bodies: Iterable[Found], count: int = 8) -> list[Publication]:
    """The published reports of which every word stands in the title or in a name of the body, or that are those bodies'; newest first."""
    words = [word for part in _YEAR.sub(r" \1 ", text).split() if (word := asked(part)) and word != _REPORT]
    match = Q(filing__agency__key__in=[found.key for found in bodies])
    if words:
        match |= Q(*(Q(title__icontains=word) | _body_called(word) for word in words))
    rows = Publication.objects.filter(match).select_related("filing__agency").defer("changes", "waivers", "source")
    newest: dict[int, Publication] = {}
    for row in rows.order_by("-filing__year", "-published_on", "filing__agency__key", "-version")[: count * 3]:
        newest.setdefault(row.filing_id, row)
    return list(newest.values())[:count]


def _body_called(word: str) -> Q:
    ever = Standing.objects.filter(Q(name__icontains=word) | Q(short_name__icontains=word), since__lte=clock.today())
    return Q(filing__agency_id__in=ever.values("agency_id"))


def _found(agencies: set[int], words: str) -> Iterable[Found]:
    told: dict[int, list[Standing]] = {}
    rows = Standing.objects.filter(agency_id__in=agencies, since__lte=clock.today()).select_related("agency").order_by("agency_id", "since")
    for standing in rows:
        told.setdefault(standing.agency_id, []).append(standing)
    for past in told.values():
        last, agency = past[-1], past[-1].agency
        earlier = [standing.name for standing in past[:-1] if standing.name != last.name and _holds(standing, words)]
        formerly = "" if _holds(last, words) or not earlier else earlier[-1]
        closed = agency.closed_on if agency.closed_on and agency.closed_on <= clock.today() else None
        yield Found(agency.key, last.name, last.short_name, closed, formerly)


def _holds(standing: Standing, words: str) -> bool:
    return words.casefold() in standing.name.casefold() or words.casefold() in standing.short_name.casefold()


def _distance(found: Found, words: str) -> tuple[bool, bool, int, str]:
    """The exact name before names that hold the words, living bodies before ended ones, short names before long ones."""
    exact = words in (found.name, found.short_name, found.key)
    return (not exact, found.closed_on is not None, len(found.name), found.key)
