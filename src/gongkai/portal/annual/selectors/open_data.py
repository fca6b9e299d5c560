"""Published reports as data: what there is, the figures as flat facts, and the files that hold a whole year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from gongkai import __version__
from gongkai.portal.agencies.models import Agency, Standing
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.annual.models import Fact, Publication
from gongkai.portal.frame import clock

_EDITION = '"edition":"'
_BEGINNING = 1000
"""Characters of a kept report in which its edition stands: after the name of the body, the year and the title."""
_AT_ONCE = 200
"""Reports whose facts are fetched in one query: some 40,000 rows."""


@dataclass(frozen=True, slots=True)
class OpenFact:
    """One published figure as a row of the data set; `note` is what the body or the office said about it in public."""

    body: str
    body_name: str
    credit_code: str
    year: int
    edition: str
    version: int
    published_on: date
    address: str
    value: Decimal | None
    unit: str
    state: str
    certain: bool
    note: str


@dataclass(frozen=True, slots=True)
class YearOfData:
    """What there is of one year: how many reports, and a mark that changes whenever one of them, or what writes the files, does."""

    year: int
    reports: int
    mark: str
    newest: date


def years() -> list[YearOfData]:
    """The years of which there is data, newest first."""
    rows = Publication.objects.values("filing__year").annotate(
        reports=Count("filing", distinct=True), last=Max("pk"), versions=Count("pk"), newest=Max("published_on")
    )
    return [
        YearOfData(row["filing__year"], row["reports"], f"{row['last']}-{row['versions']}-{__version__}", row["newest"])
        for row in rows.order_by("-filing__year")
    ]


def newest(year: int | None = None, body: str = "", *, whole: bool = False) -> QuerySet[Publication]:
    """The newest version of each published report, by year and body; with its kept report in the same query where `whole`."""
    later = Publication.objects.filter(filing=OuterRef("filing"), version__gt=OuterRef("version"))
    rows = Publication.objects.filter(~Exists(later)).select_related("filing__agency", "snapshot")
    if year is not None:
        rows = rows.filter(filing__year=year)
    if body:
        rows = rows.filter(filing__agency__key=body)
    rows = rows if whole else rows.defer("snapshot__content").annotate(beginning=Substr("snapshot__content", 1, _BEGINNING))
    return rows.order_by("filing__year", "filing__agency__key")


def facts(publications: Sequence[Publication], addresses: Sequence[str] = ()) -> Iterator[OpenFact]:
    """The figures of these reports, in their order, each in the order of the form. One query for every 200 reports."""
    for start in range(0, len(publications), _AT_ONCE):
        some = publications[start : start + _AT_ONCE]
        rows = Fact.objects.filter(filing_id__in=[one.filing_id for one in some])
        if addresses:
            rows = rows.filter(address__in=addresses)
        by_filing: dict[int, list[tuple[str, Decimal | None, str, str, bool]]] = {}
        for filing, *row in rows.order_by("pk").values_list("filing_id", "address", "value", "unit", "state", "certain"):
            by_filing.setdefault(filing, []).append(tuple(row))  # type: ignore[arg-type]  # as selected
        for one in some:
            yield from _facts(one, by_filing.get(one.filing_id, []))


def is_body(key: str) -> bool:
    """Whether a body has, or had, this key."""
    return Agency.objects.filter(key=key).exists()


def bodies(q: str = "") -> list[dict[str, object]]:
    """The bodies of the platform as data, ended ones too: key, present or last name, kind, level, codes, days, by key."""
    today = clock.today()
    rows = Standing.objects.filter(in_force() | Q(agency__closed_on__lte=today, until=F("agency__closed_on"))).select_related("agency")
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(agency__key=q))
    keys = dict(Agency.objects.filter(pk__in={s.competent_office_id for s in rows}).values_list("pk", "key"))
    return [
        {
            "key": s.agency.key,
            "name": s.name,
            "kind": s.kind,
            "level": s.level,
            "division": s.division,
            "credit_code": s.agency.credit_code,
            "opened_on": s.agency.opened_on,
            "closed_on": s.agency.closed_on if s.until and s.until <= today else None,
            "competent_office": keys.get(s.competent_office_id or 0, ""),
        }
        for s in sorted(rows, key=lambda s: s.agency.key)
    ]


def _facts(one: Publication, rows: Sequence[tuple[str, Decimal | None, str, str, bool]]) -> Iterator[OpenFact]:
    notes = {waiver["address"]: waiver["reason"] for waiver in one.waivers if waiver["address"]}
    for finding in one.snapshot.findings:
        if finding.get("address") and finding.get("explained"):
            notes.setdefault(finding["address"], finding["explained"])
    edition = _edition(one)
    for address, value, unit, state, certain in rows:
        yield OpenFact(
            body=one.filing.agency.key,
            body_name=one.agency_name,
            credit_code=one.filing.agency.credit_code,
            year=one.filing.year,
            edition=edition,
            version=one.version,
            published_on=one.published_on,
            address=address,
            value=None if value is None else value.normalize(),
            unit=unit,
            state=state,
            certain=certain,
            note=notes.get(address, ""),
        )


def _edition(one: Publication) -> str:
    """The edition named in the kept report, without reading all of it."""
    content = str(getattr(one, "beginning", "")) or one.snapshot.content
    start = content.find(_EDITION)
    return content[start + len(_EDITION) : start + len(_EDITION) + 4] if start >= 0 else ""
