"""A table while it is read: cells with what stands in them, then the grid columns that the spans leave them."""

from msgspec import Struct, field

MAX_COLUMNS = 128
"""A cell that claims more is cut; the widest form has fifteen. HTML itself allows 1000."""
MAX_ROWS = 65_534
"""The longest rowspan of the HTML standard."""

_MANY_LINES = 5
_MUCH_TEXT = 200
_FORM_CELLS = 3
_TINY_CELLS = 6


class Cell(Struct):
    """A table cell, or the page itself: lines and tables in the order in which they stand."""

    items: "list[str | Table]" = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    headings: int = 0

    def add(self, table: "Table") -> None:
        """Puts a table in: a blank one is dropped, a mere frame around text gives what it holds."""
        if table.is_list:
            for cell in (cell for row in table.rows for cell in row.cells):
                self.items += cell.items
                self.headings += cell.headings
        elif not table.is_blank:
            self.items.append(table)

    @property
    def is_line(self) -> bool:
        """Whether one line of text stands in it and nothing else, as in most cells."""
        return len(self.items) == 1 and isinstance(self.items[0], str)

    @property
    def lines(self) -> list[str]:
        """The lines outside inner tables, blank ones included."""
        return [item for item in self.items if isinstance(item, str)]

    @property
    def tables(self) -> "list[Table]":
        """The tables that stand directly in the cell."""
        return [item for item in self.items if not isinstance(item, str)]

    @property
    def text(self) -> str:
        """The lines that hold something, joined by line feeds; of a blank cell its first line."""
        if len(self.items) == 1 and isinstance(self.items[0], str):
            return self.items[0]
        lines = self.lines
        return "\n".join(line for line in lines if line.strip()) or (lines[0] if lines else "")

    @property
    def is_blank(self) -> bool:
        """Whether nothing visible stands in it."""
        return not any(not isinstance(item, str) or item.strip() for item in self.items)


class TableRow(Struct):
    """One row; `starts_group` is true for the first of a row group (`<tbody>`), which no rowspan from above enters."""

    cells: list[Cell] = field(default_factory=list)
    starts_group: bool = False


class Table(Struct):
    """One table: its rows in source order; `starts` are the columns where each row's cells begin, none where only the spans tell."""

    rows: list[TableRow] = field(default_factory=list)
    starts: list[list[int]] | None = None

    @property
    def is_list(self) -> bool:
        """Whether no row has a second cell: a frame around text, not a table."""
        return all(len(row.cells) <= 1 for row in self.rows)

    @property
    def is_blank(self) -> bool:
        """Whether nothing visible stands in it."""
        return all(cell.is_blank for row in self.rows for cell in row.cells)

    @property
    def is_tiny(self) -> bool:
        """Whether it may stand in one cell of a form without making that form a layout."""
        return sum(len(row.cells) for row in self.rows) <= _TINY_CELLS and not any(c.tables for row in self.rows for c in row.cells)


def holds_page(row: TableRow, more: list[Cell]) -> bool:
    """Whether the row arranges parts of a page (inner tables, headings with text, running text) instead of holding data.

    `more` are those of its cells that hold more, or less, than one line: no other can be part of a page.
    """
    return any(_is_part_of_page(cell, row) for cell in more)


def _is_part_of_page(cell: Cell, row: TableRow) -> bool:
    if cell.tables and not (all(table.is_tiny for table in cell.tables) and _is_form_row(row, cell)):
        return True
    lines = [line for line in cell.lines if line.strip()]
    if cell.headings and len(lines) > cell.headings and len(row.cells) < _FORM_CELLS:
        return True
    return len(lines) >= _MANY_LINES and sum(map(len, lines)) >= _MUCH_TEXT


def _is_form_row(row: TableRow, but: Cell) -> bool:
    return sum(1 for cell in row.cells if cell is not but and not cell.tables and not cell.is_blank) >= _FORM_CELLS - 1


def grid_columns(table: Table) -> list[list[int]]:
    """For each row the grid columns (from 0) where its cells begin; `cell.columns` is cut to the grid.

    Cells of earlier rows that reach down take their columns first; they end with their row group or the table.
    """
    if table.starts is not None:
        return table.starts
    taken = [0] * MAX_COLUMNS
    """For each column the number of the first row that is free again."""
    columns: list[list[int]] = []
    lowest = 0
    for number, row in enumerate(table.rows):
        if row.starts_group and lowest > number:
            taken = [0] * MAX_COLUMNS
            lowest = 0
        starts: list[int] = []
        column = 0
        for cell in row.cells:
            if lowest > number:
                while column < MAX_COLUMNS and taken[column] > number:
                    column += 1
            starts.append(column)
            end = column + cell.columns
            if cell.rows > 1 and column < MAX_COLUMNS:
                end = min(end, MAX_COLUMNS)
                taken[column:end] = [number + cell.rows] * (end - column)
                lowest = max(lowest, number + cell.rows)
            column = end
        columns.append(starts)
    return columns
