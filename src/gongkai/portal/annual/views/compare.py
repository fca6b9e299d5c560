"""Published reports side by side: the years of one body, or several bodies in one year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.editions import EDITIONS, TABLES
from gongkai.form import Cell
from gongkai.portal.annual.charts import Bar, bars
from gongkai.portal.annual.selectors import published
from gongkai.portal.annual.selectors.published import Point
from gongkai.portal.annual.years import number_in

CHARTED = ("received/total", "processed_total/total", "granted/total")
"""Rows of the main table that people ask for first."""

_SUM = "processed_total"

MOST = 12
"""Bodies side by side."""

_MANY = 40
"""From so many bodies on one may look for them by a part of their name."""

_TREND = 3
"""From so many points on a chart shows more than the table."""

_TINY = 10
"""Below this many a share says nothing and is not given."""


@dataclass(frozen=True, slots=True)
class Column:
    """One year or body; `year` is that of its report where there is one."""

    label: str
    key: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One figure over years or bodies: what it is, its points by column."""

    label: str
    points: tuple[Point | None, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Of how many requests settled how many percent were granted in whole or part (none: too few to say)."""

    label: str
    percent: Decimal | None
    settled: Decimal


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison shows: its columns, its lines, charts of the first figures, shares."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    charts: tuple[tuple[str, tuple[Bar, ...]], ...]
    shares: tuple[Share, ...]


def compare(request: HttpRequest) -> HttpResponse:
    """The years of one body, or several bodies in one year."""
    keys = list(dict.fromkeys(key for key in request.GET.getlist("body") if key))
    chosen = published.agencies_by_key(keys[:MOST])
    table = request.GET.get("table", "")
    table = table if table in TABLES else TABLES[1]
    q = request.GET.get("q", "").strip()
    known, bodies = published.years(), published.bodies_with_reports(q)
    year = number_in(request.GET.get("year", ""))
    if year not in known:
        year = published.year_of_most([pk for pk, _ in chosen.values()]) if len(chosen) > 1 else 0
    context = {
        "chosen": chosen,
        "unknown": [key for key in keys[:MOST] if key not in chosen],
        "left_out": len(keys[MOST:]),
        "most": MOST,
        "table": table,
        "q": q,
        "searched": bool(q) or len(bodies) >= _MANY,
        "bodies": [(key, name) for key, name in bodies if key not in chosen],
        "years": known,
        "year": year,
        "tables": _tables(),
        "compared": _of(chosen, table, year),
    }
    return render(request, "annual/public/compare.html", context)


def _tables() -> list[tuple[str, str]]:
    newest = list(EDITIONS.values())[-1]
    return [(key, newest.table(key).label) for key in TABLES]


def _addresses(table: str) -> dict[str, str]:
    """Address → label of the rows that are compared, of every edition: the totals of the main table, every cell of the other two."""
    cells: dict[str, Cell] = {}
    for edition in reversed(EDITIONS.values()):
        for address in edition.addresses(table):
            cells.setdefault(address, edition.cells[address])
    if table != TABLES[1]:
        return {address: cell.short_label for address, cell in cells.items()}
    return {address: _way(cell) for address, cell in cells.items() if cell.column.key == "total"}


def _way(cell: Cell) -> str:
    """The label of a row behind that of its group, without the heading that holds all groups; a sum says of what."""
    held = len(cell.row_path) > 1 and cell.row.key != _SUM
    return " ".join(line.label for line in cell.row_path[held:])


def _of(chosen: dict[str, tuple[int, str]], table: str, year: int) -> Compared | None:
    if len(chosen) == 1:
        ((key, (agency, _name)),) = chosen.items()
        return _over_years(key, agency, table)
    return _over_bodies(chosen, table, year) if chosen else None


def _over_years(key: str, agency: int, table: str) -> Compared:
    addresses = _addresses(table)
    found = published.points([agency], list(addresses))
    years = sorted({point.year for row in found.values() for point in row})
    by_year = {address: {point.year: point for point in row} for address, row in found.items()}
    columns = tuple(Column(f"{year}年", key, year) for year in years)
    return _compared(table, columns, addresses, {address: tuple(row.get(year) for year in years) for address, row in by_year.items()})


def _over_bodies(chosen: dict[str, tuple[int, str]], table: str, year: int) -> Compared:
    addresses = _addresses(table)
    found = published.points([pk for pk, _ in chosen.values()], list(addresses), [year])
    by_body = {address: {point.agency: point for point in row} for address, row in found.items()}
    there = {pk for row in by_body.values() for pk in row}
    columns = tuple(Column(name, key, year if pk in there else None) for key, (pk, name) in chosen.items())
    rows = {address: tuple(row.get(pk) for pk, _ in chosen.values()) for address, row in by_body.items()}
    return _compared(table, columns, addresses, rows)


def _compared(table: str, columns: tuple[Column, ...], addresses: dict[str, str], rows: dict[str, tuple[Point | None, ...]]) -> Compared:
    """Without rows that none of the reports has."""
    labels = [column.label for column in columns]
    lines = tuple(Line(label, rows[address]) for address, label in addresses.items() if any(rows[address]))
    drawn = []
    for address in (f"{table}/{row}" for row in CHARTED):
        values = [point.value if point else None for point in rows.get(address, ())]
        if sum(value is not None for value in values) >= _TREND and any(values):
            drawn.append((addresses[address], bars(labels, values)))
    return Compared(columns, lines, tuple(drawn), tuple(_shares(table, labels, rows)))


def _shares(table: str, labels: Sequence[str], rows: dict[str, tuple[Point | None, ...]]) -> list[Share]:
    told = []
    wanted = [rows.get(f"{table}/{row}/total", ()) for row in ("processed_total", "granted", "partial")]
    for label, *points in zip(labels, *wanted, strict=False):
        settled, *parts = [point.value if point else None for point in points]
        if settled is None or None in parts:
            continue
        share = (sum(part for part in parts if part is not None) * 100 / settled).quantize(Decimal("0.1")) if settled >= _TINY else None
        told.append(Share(label, share, settled))
    return told
