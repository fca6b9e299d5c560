"""What the public reads: reports by year and body, every version of one, who has not published, and figures across years and bodies."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Q

from gongkai.portal.agencies.kinds import KINDS
from gongkai.portal.agencies.models import Agency, Standing
from gongkai.portal.agencies.selectors.standings import in_force, names
from gongkai.portal.annual.models import Exemption, Fact, Filing, Publication, PublishedFile
from gongkai.portal.annual.selectors.board import statutory
from gongkai.portal.annual.selectors.filings import report_in
from gongkai.portal.frame import clock
from gongkai.report import Report

PAGE = 100
"""Bodies on one page of the list of a year."""


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest version of a report, as a list names it."""

    title: str
    version: int
    published_on: date


@dataclass(frozen=True, slots=True)
class OfYear:
    """The newest version of the report of one year of a body."""

    year: int
    title: str
    version: int
    published_on: date


@dataclass(frozen=True, slots=True)
class Latest:
    """One version of a report as a feed tells it; `note` says what was corrected."""

    key: str
    year: int
    version: int
    title: str
    published_on: date
    note: str
    body_name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One body in the list of a year: its report, or why there is none (`reason`), and whether it should be there by now."""

    key: str
    name: str
    publication: Newest | None
    reason: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class YearList:
    """The reports of one year, governments first, then by kind and name; how many there should be, are out, are let off, and are missing.

    `entries` are those of one page, `last_days` until when departments and governments publish. `kept_only`: no report of that year was
    made on this platform; who is not among them may have published elsewhere.
    """

    year: int
    entries: tuple[Entry, ...]
    due: int
    published: int
    let_off: int
    missing: int
    last_days: tuple[date, date]
    kept_only: bool
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One version of a report as the public reads it; `newest` is the version that replaced it (none: it is the newest).

    `explained` are the errors that stand: what was found, what the body says of it, why the office lets it stand.
    """

    agency: Agency
    publication: Publication
    report: Report
    files: tuple[PublishedFile, ...]
    versions: tuple[Publication, ...]
    newest: Publication | None
    explained: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of one body and year; `value` none where no number stands there."""

    agency: int
    year: int
    value: Decimal | None
    state: str
    certain: bool


def years() -> tuple[int, ...]:
    """Report years with a published report, newest first."""
    found = Publication.objects.order_by().values_list("filing__year", flat=True).distinct()
    return tuple(sorted(found, reverse=True))


def year_of_most(agencies: Sequence[int]) -> int:
    """The year of which most of these bodies have published a report, the newest of such years; 0 where none has."""
    rows = Publication.objects.filter(filing__agency_id__in=agencies).order_by().values_list("filing__year", "filing__agency_id").distinct()
    counted = Counter(year for year, _ in rows)
    return max(counted, key=lambda year: (counted[year], year), default=0)


def listed_years(known: Iterable[int]) -> tuple[int, ...]:
    """The years that can be listed, newest first: those with a published report, and the one that is due."""
    return tuple(sorted({*known, clock.today().year - 1}, reverse=True))


def of_year(year: int, q: str = "", page: int = 1, *, missing: bool = False) -> YearList:
    """A page of the list of a year: bodies that stood at its end or have reported on it, each with the newest version of its report.

    `missing`: those without one. Four queries however many bodies.
    """
    newest = _newest(year)
    kept_only = not Filing.objects.filter(year=year, archived=False).exists()
    let_off = dict(Exemption.objects.filter(collection__year=year).values_list("agency_id", "reason"))
    last_days = department, government = statutory(year)[1]
    today = clock.today()
    standings = [
        (key, name, newest.get(agency), let_off.get(agency, ""), today > (government if kind == "government" else department))
        for agency, key, name, kind in _stood(year, q, newest)
    ]
    lacking = [row for row in standings if row[2] is None and not row[3]]
    rows = lacking if missing else [row for row in standings if row[2] or not kept_only]
    pages = max(1, -(-len(rows) // PAGE))
    shown = min(max(page, 1), pages)
    return YearList(
        year=year,
        entries=tuple(Entry(*row) for row in rows[(shown - 1) * PAGE : shown * PAGE]),
        due=len(standings),
        published=sum(row[2] is not None for row in standings),
        let_off=sum(row[2] is None and bool(row[3]) for row in standings),
        missing=len(lacking),
        last_days=last_days,
        kept_only=kept_only,
        page=shown,
        pages=pages,
    )


def _stood(year: int, q: str, reported: Iterable[int]) -> list[tuple[int, str, str, str]]:
    """Id, key, name and kind of the bodies that stood at the end of a year, or ended in it and have reported; governments first."""
    end = date(year, 12, 31)
    ended = Q(agency_id__in=list(reported), agency__closed_on__lte=end, until=F("agency__closed_on"))
    standings = Standing.objects.filter(in_force(end) | ended)
    if q:
        standings = standings.filter(Q(name__icontains=q) | Q(short_name__icontains=q) | Q(agency__key=q))
    order = {kind: place for place, kind in enumerate(KINDS)}
    rows = standings.values_list("agency_id", "agency__key", "name", "kind", "place")
    return [row[:4] for row in sorted(rows, key=lambda row: (order[row[3]], row[4], row[1]))]


def of_body(key: str) -> tuple[OfYear, ...]:
    """The reports of a body, newest year first."""
    rows = Publication.objects.filter(filing__agency__key=key).order_by("filing__year", "version")
    found = {row[0]: OfYear(*row) for row in rows.values_list("filing__year", "title", "version", "published_on")}
    return tuple(reversed(found.values()))


def latest(count: int = 50) -> list[Latest]:
    """The versions published last, newest first."""
    rows = Publication.objects.order_by("-published_on", "-pk").values_list(
        "filing__agency__key", "filing__year", "version", "title", "published_on", "note", "agency_name"
    )
    return [Latest(*row) for row in rows[:count]]


def shown(key: str, year: int, version: int | None = None) -> Shown | None:
    """A version of a body's report (none given: the newest); none where there is no such one."""
    rows = Publication.objects.filter(filing__agency__key=key, filing__year=year)
    versions = tuple(rows.select_related("snapshot", "filing__agency").order_by("-version"))
    chosen = next((p for p in versions if version in (None, p.version)), None)
    if chosen is None:
        return None
    let = {(one["code"], one["address"]): one["reason"] for one in chosen.waivers}
    found = [
        (one["message"], one.get("explained", ""), let.get((one["code"], one.get("address") or ""), let.get((one["code"], ""), "")))
        for one in chosen.snapshot.findings
    ]
    said = [one for one in found if one[1] or one[2]]
    return Shown(
        agency=chosen.filing.agency,
        publication=chosen,
        report=report_in(chosen.snapshot),
        files=tuple(sorted(chosen.files.all(), key=lambda file: file.pk)),
        versions=versions,
        newest=versions[0] if chosen != versions[0] else None,
        explained=tuple(said),
    )


def file_of(key: str, year: int, version: int, to: str) -> PublishedFile | None:
    """One file of one version."""
    files = PublishedFile.objects.filter(publication__filing__agency__key=key, publication__filing__year=year)
    return files.filter(publication__version=version, format=to).first()


def points(agencies: Sequence[int], addresses: Sequence[str], only: Sequence[int] = ()) -> dict[str, list[Point]]:
    """Address → the published figures of these bodies (and years), by body and year. One query."""
    facts = Fact.objects.filter(address__in=addresses, agency_id__in=agencies, filing__published_on__isnull=False)
    if only:
        facts = facts.filter(year__in=only)
    found: dict[str, list[Point]] = {address: [] for address in addresses}
    for fact in facts.order_by("agency_id", "year").values_list("address", "agency_id", "year", "value", "state", "certain"):
        found[fact[0]].append(Point(*fact[1:]))
    return found


def bodies_with_reports(q: str = "", limit: int = 400) -> list[tuple[str, str]]:
    """Key and present name of the bodies that have published a report, by name; `q` finds by part of the name."""
    published = Publication.objects.order_by().values_list("filing__agency_id").distinct()
    agencies = Agency.objects.filter(pk__in=published)
    called = names(set(agencies.values_list("pk", flat=True)))
    found = [(key, called[pk]) for pk, key in agencies.values_list("pk", "key") if q in called[pk]]
    return sorted(found, key=lambda pair: pair[1])[:limit]


def agencies_by_key(keys: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Key → id and present name, of the bodies with these keys."""
    found = dict(Agency.objects.filter(key__in=keys).values_list("key", "pk"))
    called = names(set(found.values()))
    return {key: (found[key], called[found[key]]) for key in keys if key in found}


def _newest(year: int) -> dict[int, Newest]:
    """Body → the newest version of its report of a year."""
    rows = Publication.objects.filter(filing__year=year).order_by("version")
    told = rows.values_list("filing__agency_id", "title", "version", "published_on")
    return {agency: Newest(title, version, on) for agency, title, version, on in told}
