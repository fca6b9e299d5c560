"""Reports for the public: by year and body, one report with its versions and files, years and bodies side by side."""

from dataclasses import dataclass
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from gongkai.editions import EDITIONS, TABLES, edition_for
from gongkai.portal.annual import store
from gongkai.portal.annual.archive import blocks
from gongkai.portal.annual.charts import Chart, bars
from gongkai.portal.annual.models import Publication
from gongkai.portal.annual.selectors import published
from gongkai.portal.annual.selectors.published import Point
from gongkai.portal.annual.years import is_year_of_reports
from gongkai.portal.frame import clock
from gongkai.rendering.layout import layout
from gongkai.rendering.outline import outline
from gongkai.report import Report

FORMATS: dict[str, tuple[str, str]] = {
    "html": ("网页", "text/html; charset=utf-8"),
    "docx": ("Word 文档", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("PDF", "application/pdf"),
    "xlsx": ("Excel 表格", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("逐格数据（CSV）", "text/csv; charset=utf-8"),
    "json": ("完整数据（JSON）", "application/json"),
}
"""Format → what the page calls it, and its media type."""

COMPARED = ("received/total", "carried_in/total", "granted/total", "partial/total", "processed_total/total", "carried_out/total")
"""Rows of the main table that both editions have and that people ask for first."""

_TREND = 5
"""From so many points on a chart shows more than the table."""

_TINY = 10
"""Below this many a share says nothing and is not given."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure over years or bodies: what it is, its points by column, a chart where there are enough."""

    label: str
    address: str
    points: tuple[Point | None, ...]
    chart: Chart | None


def reports(request: HttpRequest) -> HttpResponse:
    """The list of a year; who is missing stands in it."""
    known = published.years()
    latest = known[0] if known else clock.today().year - 1
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and is_year_of_reports(int(asked)) else latest
    q, page = request.GET.get("q", "").strip(), request.GET.get("page", "")
    missing = "missing" in request.GET
    listed = published.of_year(year, q, int(page) if page.isdigit() else 1, missing=missing)
    return render(request, "annual/public/reports.html", {"list": listed, "q": q, "missing": missing})


def report(request: HttpRequest, key: str, year: int, version: int | None = None) -> HttpResponse:
    """One report as text with accessible tables; an older version says which one replaced it."""
    found = published.shown(key, year, version)
    if found is None:
        raise Http404
    parts = [
        (part, [(layout(table.edition, table.table.key), table.figures) for table in part.tables if table.table])
        for part in outline(found.report).parts
        if found.report.edition or part.paragraphs
    ]  # before there was a national form its six headings say nothing
    offered = [(FORMATS[file.format][0] if file.format in FORMATS else f"原件（{file.format}）", file) for file in found.files]
    context = {
        "shown": found,
        "outline": outline(found.report),
        "parts": parts,
        "offered": offered,
        **_apart(found.publication, found.report),
    }
    return render(request, "annual/public/report.html", context)


def download(request: HttpRequest, key: str, year: int, version: int, to: str) -> HttpResponse:
    """A file as it was published, byte for byte."""
    file = published.file_of(key, year, version, to)
    if file is None:
        raise Http404
    answer = HttpResponse(store.fetch(file.sha256), content_type=FORMATS[to][1] if to in FORMATS else "application/octet-stream")
    answer["ETag"] = f'"{file.sha256}"'
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    shown_inline = to in ("html", "pdf")
    answer["Content-Disposition"] = f'{"inline" if shown_inline else "attachment"}; filename="{key}-{year}-v{version}.{to}"'
    return answer


def compare(request: HttpRequest) -> HttpResponse:
    """The years of one body, or several bodies in one year."""
    keys = [key for key in request.GET.getlist("body") if key][:12]
    chosen = published.agencies_by_key(keys)
    table = request.GET.get("table", "")
    table = table if table in TABLES else TABLES[1]
    q = request.GET.get("q", "").strip()
    known = published.years()
    context = {"chosen": chosen, "table": table, "q": q, "bodies": published.bodies_with_reports(q), "years": known, "tables": _tables()}
    if len(chosen) == 1:
        ((pk, _name),) = chosen.values()
        return render(request, "annual/public/compare.html", {**context, **_over_years(pk, table)})
    if chosen:
        asked = request.GET.get("year", "")
        year = int(asked) if asked.isdigit() else known[0] if known else 0
        return render(request, "annual/public/compare.html", {**context, "year": year, **_over_bodies(list(chosen.values()), table, year)})
    return render(request, "annual/public/compare.html", context)


def latest(request: HttpRequest, key: str) -> HttpResponse:
    """A body's years, as comparison."""
    return HttpResponseRedirect(f"{reverse('reports:compare')}?body={key}")


def _apart(publication: Publication, report: Report) -> dict[str, object]:
    """What a report older than the national form shows: its tables behind its parts, or where no part is known all as it stood."""
    found = list(blocks(publication.source.get("rows", ()), publication.title))
    if found and not report.sections:
        return {"whole": found}
    return {"free": [block for block in found if block.table]}


def _tables() -> list[tuple[str, str]]:
    newest = list(EDITIONS.values())[-1]
    return [(key, newest.table(key).label) for key in TABLES]


def _addresses(table: str, year: int | None) -> dict[str, str]:
    """Address → label of the rows that are compared: the totals of the main table, every cell of the other two."""
    edition = edition_for(year) or list(EDITIONS.values())[-1]
    if table != TABLES[1]:
        return {address: edition.cells[address].short_label for address in edition.addresses(table)}
    wanted = [f"{table}/{row}" for row in COMPARED]
    return {address: edition.cells[address].row.label for address in wanted if address in edition.cells}


def _over_years(agency: int, table: str) -> dict[str, object]:
    addresses = _addresses(table, None)
    found = published.points([agency], list(addresses))
    columns = sorted({point.year for row in found.values() for point in row})
    lines = []
    for address, label in addresses.items():
        by_year = {point.year: point for point in found[address]}
        row = tuple(by_year.get(year) for year in columns)
        values = [point.value if point else None for point in row]
        drawn = table == TABLES[1] and sum(value is not None for value in values) >= _TREND and any(values)
        chart = bars([f"{year}年" for year in columns], [values]) if drawn else None
        lines.append(Line(label, address, row, chart))
    return {"columns": [f"{year}年" for year in columns], "lines": lines, "over": "years", "share": _shares(found, columns)}


def _over_bodies(bodies: list[tuple[int, str]], table: str, year: int) -> dict[str, object]:
    addresses = _addresses(table, year)
    found = published.points([pk for pk, _ in bodies], list(addresses), [year])
    lines = []
    for address, label in addresses.items():
        by_body = {point.agency: point for point in found[address]}
        lines.append(Line(label, address, tuple(by_body.get(pk) for pk, _ in bodies), None))
    return {"columns": [name for _, name in bodies], "lines": lines, "over": "bodies"}


def _shares(found: dict[str, list[Point]], years: list[int]) -> list[tuple[int, Decimal | None, Decimal]]:
    """Year, share of requests granted in whole or part (percent; none: too few), and of how many."""
    rows = {address.partition("/")[2]: {point.year: point.value for point in points} for address, points in found.items()}
    told = []
    for year in years:
        settled = rows.get("processed_total/total", {}).get(year)
        parts = [rows.get(row, {}).get(year) for row in ("granted/total", "partial/total")]
        if settled is None or None in parts:
            continue
        share = (sum(part for part in parts if part is not None) * 100 / settled).quantize(Decimal("0.1")) if settled >= _TINY else None
        told.append((year, share, settled))
    return told
