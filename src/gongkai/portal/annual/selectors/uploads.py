"""An uploaded report as a person looks it through: unsure figures first, every figure beside its place in the source."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gongkai.editions import TABLES
from gongkai.form import Cell, Edition
from gongkai.portal.agencies import access
from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual.entries import entries_of
from gongkai.portal.annual.models import Upload
from gongkai.portal.annual.selectors import filings
from gongkai.portal.audit.actor import Actor
from gongkai.rendering.layout import Layout, layout
from gongkai.report import Figure, Report, State, Where, decode, report_from_json


@dataclass(frozen=True, slots=True)
class Read:
    """One figure as it was read: its cell, the raw text, and the anchor of its place in the source."""

    cell: Cell
    figure: Figure
    anchor: str
    page: int | None

    @property
    def address(self) -> str:
        """The address of the cell."""
        return self.cell.address


@dataclass(frozen=True, slots=True)
class Look:
    """An upload to look through.

    `unsure` are the figures that a person must answer before anything is taken over, `strange` those that the prescribed form of the
    year has no cell for. `entries` is what taking over writes beside the answers, `replaced` what it would change (key → text now).
    """

    upload: Upload
    report: Report
    edition: Edition
    unsure: tuple[Read, ...]
    strange: tuple[Read, ...]
    tables: tuple[tuple[Layout, dict[str, Read]], ...]
    entries: dict[str, str]
    replaced: dict[str, tuple[str, str]]

    @property
    def asked(self) -> set[str]:
        """Addresses that are asked."""
        return {one.address for one in self.unsure}

    @property
    def numbers(self) -> int:
        """How many figures are taken over."""
        return sum(key in self.edition.cells for key in self.entries)


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A piece of the source: its text, how many columns it covers, its anchor."""

    text: str
    span: int
    anchor: str


def one(by: Actor, filing: int, pk: int) -> Upload | None:
    """An uploaded file of a report that this person may see."""
    visible = Upload.objects.filter(access.bodies(by, Right.SEE_REPORT, "filing__agency_id"))
    return visible.select_related("filing__agency", "filing__working").filter(filing_id=filing, pk=pk).first()


def of_filing(filing: int) -> list[Upload]:
    """The files that were put in for a report, newest first, without what was read."""
    return list(Upload.objects.filter(filing_id=filing).defer("content", "rows", "pages", "findings"))


def look(upload: Upload) -> Look:
    """The upload as a person looks it through."""
    report = report_from_json(decode(upload.content))
    edition = filings.head_of(upload.filing).edition
    cells = {**(_cells(report)), **edition.cells}
    read = {
        a: Read(cells[a], figure, anchor(figure.where), figure.where.page if figure.where else None) for a, figure in report.figures.items()
    }
    unsure = tuple(one for one in read.values() if one.address in edition.cells and _is_unsure(one.figure))
    strange = tuple(one for one in read.values() if one.address not in edition.cells and one.figure.state is not State.ABSENT)
    asked = {one.address for one in unsure}
    entries = {key: text for key, text in entries_of(report).items() if key not in asked and _fits(key, edition)}
    now = {key: str(entry["text"]) for key, entry in upload.filing.working.entries.items()}
    replaced = {key: (now[key], text) for key, text in entries.items() if now.get(key) and now[key] != text}
    return Look(upload, report, edition, unsure, strange, tuple(_tables(report, read)), entries, replaced)


def source(upload: Upload) -> Iterator[tuple[int | None, list[list[SourceCell]]]]:
    """The source in reading order: tables (number, rows) and runs of paragraphs (none, rows of one)."""
    number: int | None = None
    rows: list[list[SourceCell]] = []
    for row in upload.rows:
        if rows and row["table"] != number:
            yield number, rows
            rows = []
        number = row["table"]
        rows.append([_source_cell(cell) for cell in row["cells"]])
    if rows:
        yield number, rows


def anchor(where: Where | None) -> str:
    """The id of a place in the source as the page shows it; empty where it is not known."""
    if where is None:
        return ""
    return _anchor([where.page, where.table, where.row, where.column, where.line])


def _anchor(at: list[int | None]) -> str:
    """Table, row and column where there is a table, else the line, else the page."""
    _, table, row, column, line = at
    if table is not None:
        return f"s-{table}-{row}-{column}"
    return f"s-line-{line}-{column}" if line is not None else ""


def _source_cell(cell: dict[str, Any]) -> SourceCell:
    return SourceCell(cell["text"], cell["span"], _anchor(cell["at"]))


def _cells(report: Report) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for table in TABLES:
        edition = report.table_edition(table)
        if edition is not None:
            found |= {address: edition.cells[address] for address in edition.addresses(table)}
    return found


def _tables(report: Report, read: dict[str, Read]) -> Iterator[tuple[Layout, dict[str, Read]]]:
    for table in TABLES:
        edition = report.table_edition(table)
        if edition is not None:
            yield layout(edition.name, table), {address: read[address] for address in edition.addresses(table) if address in read}


def _is_unsure(figure: Figure) -> bool:
    return not figure.certain or figure.state is State.UNREADABLE


def _fits(key: str, edition: Edition) -> bool:
    return key in edition.cells or not key.startswith(TABLES)
