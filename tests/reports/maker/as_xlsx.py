"""Writing a document as an Excel file: where the tables and the text stand, and how cells are stored."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import grids, prose
from .packages import packed, xlsx_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from .document import Document
    from .grids import Grid

HIDDEN = ' hidden="1"'
FORMATS = ["General", "#,##0", "0.00", "0"]


def letter(column: int) -> str:
    """The name of a column that is counted from 0."""
    return chr(ord("A") + column) if column < 26 else letter(column // 26 - 1) + letter(column % 26)


@dataclass
class Sheet:
    """A worksheet while it is filled; rows count from 1."""

    drawn: bool = True  # blank cells of tables are stored too, as their borders ask for
    as_text: bool = False  # numbers are typed as text
    style: int = 0
    sums: bool = False  # totals of table three are formulas, labels have pieces and readings
    row: int = 1

    def __post_init__(self) -> None:
        self.rows: dict[int, list[str]] = {}
        self.merges: list[str] = []
        self.hidden: set[int] = set()

    def line(self, content: str, across: int = 0, left: int = 0) -> None:
        """One text in column A or another, merged over so many columns, and on to the next row."""
        self.rows.setdefault(self.row, []).append(self.cell(left, content))
        if across > 1:
            self.merges.append(f"{letter(left)}{self.row}:{letter(left + across - 1)}{self.row}")
        self.row += 1

    def table(self, grid: Grid, left: int = 0) -> None:
        """One table with its merged cells."""
        taken: set[tuple[int, int]] = set()
        for y, cells in enumerate(grid):
            x = left
            stored = self.rows.setdefault(self.row + y, [])
            for cell in cells:
                while (y, x) in taken:
                    x += 1
                taken.update((y + down, x + across) for down in range(cell.rows) for across in range(cell.cols))
                if cell.text or self.drawn:
                    stored.append(self.cell(x, cell.text, self.row + y))
                if cell.rows * cell.cols > 1:
                    end = f"{letter(x + cell.cols - 1)}{self.row + y + cell.rows - 1}"
                    self.merges.append(f"{letter(x)}{self.row + y}:{end}")
                x += cell.cols
        self.row += len(grid)

    def cell(self, column: int, content: str, row: int = 0) -> str:
        """One cell as it is stored."""
        place = f"{letter(column)}{row or self.row}"
        plain = content.replace(",", "")
        if not content:
            return f'<c r="{place}" s="0"/>'
        if plain.replace(".", "", 1).lstrip("-").isdecimal() and plain.isascii() and not self.as_text:
            formula = f"<f>SUM(D{row}:I{row})</f>" if self.sums and column == 9 else ""
            return (
                f'<c r="{place}" s="{self.style if "." not in plain else 2}">{formula}<v>{plain}{".0" if "." not in plain else ""}</v></c>'
            )
        if self.sums and 3 < len(content) < 30:
            first, rest = html.escape(content[:2], quote=False), html.escape(content[2:], quote=False)
            pieces = f'<r><rPr><b/></rPr><t>{first}</t></r><r><t xml:space="preserve">{rest}</t></r><rPh sb="0" eb="2"><t>９９</t></rPh>'
            return f'<c r="{place}" s="0" t="inlineStr"><is>{pieces}</is></c>'
        return f'<c r="{place}" s="0" t="inlineStr"><is><t xml:space="preserve">{html.escape(content, quote=False)}</t></is></c>'

    def part(self) -> str:
        """What stands in `<worksheet>`."""
        data = "".join(
            f'<row r="{number}"{HIDDEN if number in self.hidden else ""}>{"".join(cells)}</row>'
            for number, cells in sorted(self.rows.items())
            if cells
        )
        merged = "".join(f'<mergeCell ref="{merge}"/>' for merge in self.merges)
        return f"<sheetData>{data}</sheetData>" + (f'<mergeCells count="{len(self.merges)}">{merged}</mergeCells>' if merged else "")


@dataclass(frozen=True)
class Xlsx:
    """A way of writing; calling it with a document gives the bytes of the file."""

    each: bool = False  # a sheet for each table, the text in the first one
    gap: int = 1  # empty rows around headings
    across: int = 10  # width of a merged line; 0 for lines in column A alone
    drawn: bool = True
    as_text: bool = False
    style: int = 0
    sums: bool = False
    old: bool = False  # last year's table three in a hidden sheet
    under: bool = False  # last year's figures in a hidden row under each row of table three
    bend: Callable[[str, Grid], Grid] = lambda numeral, grid: grid  # what is wrong with the merged cells of a table

    def __call__(self, document: Document) -> bytes:
        drawn = {numeral: self.bend(numeral, grid) for numeral, grid in _drawn(document).items()}
        first = self.sheet()
        first.line(document.heading, self.across)
        sheets = {"年报": first}
        for heading, before, after in prose.parts(document):
            place = first
            if heading[:1] in drawn and self.each:
                place = sheets[f"表{heading[:1]}"] = self.sheet()
            place.row += self.gap if heading else 0
            for content in [heading, *before]:
                if content:
                    place.line(content, self.across)
            if heading[:1] in drawn:
                place.row += self.gap
                under = _with_rows_under(drawn["三"]) if self.under and heading[:1] == "三" else None
                place.hidden |= {place.row + number for number in under[1]} if under else set()
                place.table(under[0] if under else drawn[heading[:1]])
                place.row += self.gap if after else 0
            for content in after:
                place.line(content, self.across)
        if self.old:
            hidden = sheets["上年"] = self.sheet()
            hidden.table(
                [[grids.Cell(cell.text if cell.kind != "value" else "9", cell.rows, cell.cols) for cell in row] for row in drawn["三"]]
            )
        return packed(xlsx_parts({name: sheet.part() for name, sheet in sheets.items()}, FORMATS, ("上年",)))

    def sheet(self) -> Sheet:
        """An empty sheet of this way of writing."""
        return Sheet(self.drawn, self.as_text, self.style, self.sums)


@dataclass(frozen=True)
class Beside:
    """All on one sheet, the three tables next to one another with an empty column between them, the text above and below."""

    def __call__(self, document: Document) -> bytes:
        drawn = _drawn(document)
        sheet = Sheet()
        sheet.line(document.heading, 31)
        parts = prose.parts(document)
        top = [part for part in parts if part[0][:1] not in drawn and part[0][:1] not in ("五", "六")]
        for heading, before, after in top:
            for content in [heading, *before, *after]:
                if content:
                    sheet.line(content, 31)
        sheet.row += 1
        start, left, ends = sheet.row, 0, []
        for heading, _, _ in (part for part in parts if part[0][:1] in drawn):
            grid = drawn[heading[:1]]
            width = sum(cell.cols for cell in grid[0])
            sheet.row = start
            sheet.line(heading, width, left)
            sheet.table(grid, left)
            ends.append(sheet.row)
            left += width + 1
        sheet.row = max(ends) + 1
        for heading, before, after in (part for part in parts if part not in top):
            lines = [*before, *after] if heading[:1] in drawn else [heading, *before, *after]
            for content in lines:
                if content:
                    sheet.line(content, 31)
        return packed(xlsx_parts({"年报": sheet.part()}, FORMATS))


def _drawn(document: Document) -> dict[str, Grid]:
    """The three tables by the numeral of their part."""
    return {"二": grids.proactive(document), "三": grids.requests(document), "四": grids.disputes(document)}


def short_heads(numeral: str, grid: Grid) -> Grid:
    """Merged heads that are not as wide as what stands under them: of table three and of the suits in table four."""
    for text in ("法人或其他组织", "未经复议直接起诉"):
        for cell in (cell for cells in grid for cell in cells if cell.text == text):
            cell.cols -= 1
    return grid


def _with_rows_under(grid: Grid) -> tuple[Grid, list[int]]:
    """The grid with a row of other figures under each row of figures, labels merged over both; and the numbers of those rows."""
    result: Grid = []
    added: list[int] = []
    starts: list[tuple[int, int, grids.Cell]] = []  # row of the old grid, its last row, label
    for y, cells in enumerate(grid):
        copies = [grids.Cell(cell.text, cell.rows, cell.cols, cell.kind) for cell in cells]
        result.append(copies)
        starts += [(y, y + cell.rows - 1, copy) for cell, copy in zip(cells, copies, strict=True) if cell.kind != "value"]
        if any(cell.kind == "value" for cell in cells):
            for first, last, label in starts:
                label.rows += first <= y <= last
            added.append(len(result))
            result.append([grids.Cell("99") for cell in cells if cell.kind == "value"])
    return result, added
