"""The source of an uploaded report beside what was read from it: its text in reading order, pictures of its pages, marks on them.

Every piece of the source has an anchor, the id of its place in the text; where a page shows it there is a mark on the picture too.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from gongkai.portal.annual.models import Upload
from gongkai.portal.annual.reading_apart import EXACT
from gongkai.report import Where

_TABLE, _COLUMN = 1, 3
"""Where table and column stand in the place of a cell."""
_MARGIN = 4
"""Pixels that a mark keeps free around what it marks, so that its line hides no digit."""


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A piece of the source: its text, how many columns it covers, its anchor.

    `before` are the columns to its left in which nothing begins: cells of rows above reach down into them.
    """

    text: str
    span: int
    anchor: str
    before: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A table of the source (its number, its rows of cells), or a run of paragraphs (no number, rows of one)."""

    table: int | None
    rows: list[list[SourceCell]]

    @property
    def columns(self) -> int:
        """How many columns its widest row has."""
        return max(sum(cell.before + cell.span for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on the picture of a page, in its pixels; `key` is its id."""

    key: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page, its size in pixels and the marks on it."""

    number: int
    width: int
    height: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where pieces of a source are shown: anchor → page, left, top, right, bottom (units of `EXACT`); and how many pages are."""

    spots: Mapping[str, list[int]]
    pages: int

    def of(self, where: Where | None) -> str:
        """The id nearest to a place: its mark on a page picture, else its text, else its page; empty where none is shown."""
        at = anchor(where)
        if at in self.spots:
            return mark_key(at)
        page = where.page if where else None
        return at or (f"page-{page}" if page and page <= self.pages else "")


def places(upload: Upload) -> Places:
    """Where the pieces of the source of an upload are shown."""
    cells = ((_anchor(cell["at"]), cell.get("spot")) for row in upload.rows for cell in row["cells"])
    return Places({at: spot for at, spot in cells if at and spot and spot[0] <= len(upload.pages)}, len(upload.pages))


def source(upload: Upload) -> Iterator[Block]:
    """The source in reading order."""
    for table, rows in groupby(upload.rows, key=itemgetter("table")):
        yield Block(table, [_row(row["cells"]) for row in rows])


def _row(cells: list[dict[str, Any]]) -> list[SourceCell]:
    row, behind = [], 1
    for cell in cells:
        column = cell["at"][_COLUMN] or behind
        row.append(SourceCell(cell["text"], cell["span"], _anchor(cell["at"]), max(0, column - behind) if cell["at"][_TABLE] else 0))
        behind = max(behind, column) + cell["span"]
    return row


def pictures(upload: Upload, shown: Places, anchors: Collection[str]) -> list[Picture]:
    """The pictures of the pages with a mark for each of these anchors that is shown on one."""
    marks: list[list[Mark]] = [[] for _ in upload.pages]
    for at in anchors:
        if at in shown.spots:
            page, *edges = shown.spots[at]
            marks[page - 1].append(_mark(at, edges, upload.pages[page - 1]))
    return [Picture(number, page["width"], page["height"], tuple(marks[number - 1])) for number, page in enumerate(upload.pages, 1)]


def _mark(at: str, edges: list[int], page: Mapping[str, int]) -> Mark:
    across, down = page["width"] / EXACT, page["height"] / EXACT
    left, top, right, bottom = edges
    width, height = (right - left) * across + 2 * _MARGIN, (bottom - top) * down + 2 * _MARGIN
    return Mark(mark_key(at), *(round(edge, 1) for edge in (left * across - _MARGIN, top * down - _MARGIN, width, height)))


def anchor(where: Where | None) -> str:
    """The id of a place in the source as the page shows it; empty where it is not known."""
    if where is None:
        return ""
    return _anchor([where.page, where.table, where.row, where.column, where.line])


def mark_key(at: str) -> str:
    """The id of the mark for an anchor."""
    return f"mark-{at}"


def _anchor(at: list[int | None]) -> str:
    """Table, row and column where there is a table, else the line, else nothing."""
    _, table, row, column, line = at
    if table is not None:
        return f"s-{table}-{row}-{column}"
    return f"s-line-{line}-{column}" if line is not None else ""
