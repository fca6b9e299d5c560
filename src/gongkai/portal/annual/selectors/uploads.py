"""An uploaded report as a person looks it through: unsure figures first, every figure beside its place in the source."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.editions import TABLES
from gongkai.form import Cell, Edition
from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import Standing
from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual.entries import entries_of
from gongkai.portal.annual.models import Upload
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.upload_source import Picture, Places, anchor, pictures, places
from gongkai.portal.annual.whose import Named, Own, other_body
from gongkai.portal.audit.actor import Actor
from gongkai.rendering.layout import Layout, layout
from gongkai.report import Figure, Report, State, Where, decode, report_from_json


@dataclass(frozen=True, slots=True)
class Read:
    """One figure as it was read: its cell, the raw text, the id of its place in the source as text, and of the best one shown."""

    cell: Cell
    figure: Figure
    anchor: str
    place: str

    @property
    def address(self) -> str:
        """The address of the cell."""
        return self.cell.address

    @property
    def page(self) -> int | None:
        """The page of the source that it stands on."""
        return self.figure.where.page if self.figure.where else None


@dataclass(frozen=True, slots=True)
class Told:
    """A finding of reading or of a check: what it says, the id of its cell among those read, and of its place in the source."""

    finding: dict[str, Any]
    cell: str
    place: str


@dataclass(frozen=True, slots=True)
class Look:
    """An upload to look through.

    `unsure` are the figures that a person must answer before anything is taken over, `strange` those that the prescribed form of the
    year has no cell for; `idle` counts the cells without a place in the form where nothing is lost: 0, blank or a sign for nothing.
    `entries` is what taking over writes beside the answers, `replaced` what it would change (key → text now). `told` are the findings,
    `pictures` the pages of a PDF with a mark for each figure and finding.
    """

    upload: Upload
    report: Report
    edition: Edition
    unsure: tuple[Read, ...]
    strange: tuple[Read, ...]
    idle: int
    tables: tuple[tuple[Layout, dict[str, Read]], ...]
    entries: dict[str, str]
    replaced: dict[str, tuple[str, str]]
    told: tuple[Told, ...]
    pictures: tuple[Picture, ...]

    @property
    def asked(self) -> set[str]:
        """Addresses that are asked."""
        return {one.address for one in self.unsure}

    @property
    def numbers(self) -> int:
        """How many figures are taken over."""
        return sum(key in self.edition.cells for key in self.entries)


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
    shown = places(upload)
    read = {a: Read(cells[a], figure, anchor(figure.where), shown.of(figure.where)) for a, figure in report.figures.items()}
    unsure = tuple(one for one in read.values() if one.address in edition.cells and _is_unsure(one.figure))
    foreign = [one for one in read.values() if one.address not in edition.cells and one.figure.state is not State.ABSENT]
    strange = tuple(one for one in foreign if one.figure.value or one.figure.state is State.UNREADABLE)
    asked = {one.address for one in unsure}
    entries = {key: text for key, text in entries_of(report).items() if key not in asked and _fits(key, edition)}
    now = {key: str(entry["text"]) for key, entry in upload.filing.working.entries.items()}
    replaced = {key: (now[key], text) for key, text in entries.items() if now.get(key) and now[key] != text}
    tables = tuple(_tables(report, read))
    told = tuple(_told(finding, {address for _, cells in tables for address in cells}, shown) for finding in upload.findings)
    anchors = [one.anchor for one in read.values()] + [anchor(_where(finding)) for finding in upload.findings]
    marked = tuple(pictures(upload, shown, dict.fromkeys(anchors)))
    return Look(upload, report, edition, unsure, strange, len(foreign) - len(strange), tables, entries, replaced, told, marked)


def other_body_of(seen: Look) -> Named | None:
    """The body that the file names in the place of the one whose report is filled in; none where it is, or may be, that one."""
    names = Standing.objects.filter(agency_id=seen.upload.filing.agency_id).values_list("name", "short_name")
    full, short = zip(*names, strict=True)
    return other_body(seen.report, Own(full, tuple(filter(None, short))))


def read_key(address: str) -> str:
    """The id of a cell among those read."""
    return f"read-{address}"


def _told(finding: dict[str, Any], read: Collection[str], shown: Places) -> Told:
    address = finding.get("address") or ""
    return Told(finding, read_key(address) if address in read else "", shown.of(_where(finding)))


def _where(finding: Mapping[str, Any]) -> Where | None:
    where = finding.get("where")
    return Where(**where) if where else None


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
