"""Writing a document as an Excel file: where the tables and the text stand, and how cells are stored."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import grids, prose
from .packages import packed, xlsx_parts

if TYPE_CHECKING:
    from .document import Document
    from .grids import Grid

FORMATS = ["General", "#,##0", "0.00", "0"]


def letter(column: int) -> str:
    """The name of a column that is counted from 0."""
    return chr(ord("A") + column)


@dataclass
class Sheet:
    """A worksheet while it is filled; rows count from 1."""

    drawn: bool = True  # blank cells of tables are stored too, as their borders ask for
    as_text: bool = False  # numbers are typed as text
    style: int = 0
    row: int = 1

    def __post_init__(self) -> None:
        self.rows: dict[int, list[str]] = {}
        self.merges: list[str] = []

    def line(self, content: str, across: int = 0) -> None:
        """One text in column A, merged over so many columns, and on to the next row."""
        self.rows[self.row] = [self.cell(0, content)]
        if across > 1:
            self.merges.append(f"A{self.row}:{letter(across - 1)}{self.row}")
        self.row += 1

    def table(self, grid: Grid) -> None:
        """One table with its merged cells."""
        taken: set[tuple[int, int]] = set()
        for y, cells in enumerate(grid):
            x = 0
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
            return f'<c r="{place}" s="{self.style if "." not in plain else 2}"><v>{plain}{".0" if "." not in plain else ""}</v></c>'
        return f'<c r="{place}" s="0" t="inlineStr"><is><t xml:space="preserve">{html.escape(content, quote=False)}</t></is></c>'

    def part(self) -> str:
        """What stands in `<worksheet>`."""
        data = "".join(f'<row r="{number}">{"".join(cells)}</row>' for number, cells in sorted(self.rows.items()) if cells)
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
    old: bool = False  # last year's table three in a hidden sheet

    def __call__(self, document: Document) -> bytes:
        drawn = {"二": grids.proactive(document), "三": grids.requests(document), "四": grids.disputes(document)}
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
                place.table(drawn[heading[:1]])
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
        return Sheet(self.drawn, self.as_text, self.style)
