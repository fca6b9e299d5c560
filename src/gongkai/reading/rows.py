"""Lines and tables of a page to rows: tables get their numbers, those that only arrange the page dissolve."""

from collections.abc import Iterator
from functools import lru_cache

from gongkai.reading.document import Field, Row
from gongkai.reading.table import Cell, Table, TableRow, grid_columns, holds_page
from gongkai.report import Where

_ANYWHERE = Where()


def page_rows(page: Cell) -> Iterator[Row]:
    """The rows of everything on a page, in reading order."""
    return _Rows().of(page)


class _Rows:
    """Numbers the data tables while it goes through the page."""

    def __init__(self) -> None:
        self.tables = 0

    def of(self, cell: Cell) -> Iterator[Row]:
        """Rows of everything that stands in a cell or on the page."""
        for item in cell.items:
            if isinstance(item, str):
                if item.strip():
                    yield _line(item)
            else:
                yield from self.of_table(item)

    def of_table(self, table: Table) -> Iterator[Row]:
        """Rows of a table: numbered where they hold data, else those of the cells' contents."""
        more = [[cell for cell in row.cells if not cell.is_line] for row in table.rows]
        data = _data_rows(table, more)
        number = 0
        if any(data):
            self.tables += 1
            number = self.tables
        columns = grid_columns(table)
        later: list[Table] = []
        for index, row in enumerate(table.rows):
            if not data[index]:
                for cell in row.cells:
                    yield from self.of(cell)
            elif row.cells:
                yield Row(_fields(row, columns[index], number, index + 1), number)
                later += [inner for cell in more[index] for inner in cell.tables]
        for inner in later:
            yield from self.of_table(inner)


def _data_rows(table: Table, more: list[list[Cell]]) -> list[bool]:
    """For each row whether it holds data; beside rows that arrange a page, only two or more full rows on end do.

    `more` are the cells of each row that hold more, or less, than one line.
    """
    pages = [holds_page(row, cells) for row, cells in zip(table.rows, more, strict=True)]
    if not any(pages):
        return [True] * len(pages)
    full = [not page and _is_full(row) for page, row in zip(pages, table.rows, strict=True)]
    return [is_full and any(full[max(0, i - 1) : i] + full[i + 1 : i + 2]) for i, is_full in enumerate(full)]


def _is_full(row: TableRow) -> bool:
    return sum(1 for cell in row.cells if not cell.is_blank) > 1


def _fields(row: TableRow, columns: list[int], table: int, number: int) -> list[Field]:
    cells = zip(row.cells, columns, strict=True)
    return [Field(cell.text, _place(table, number, column + 1), column, cell.columns) for cell, column in cells]


@lru_cache(maxsize=8192)
def _place(table: int, row: int, column: int) -> Where:
    """One place for the cells of all documents that stand there: making one takes longer than all else about a cell."""
    return Where(table=table, row=row, column=column)


def _line(text: str) -> Row:
    """One line; only preformatted text still has tabs, and there they are what separates."""
    pieces = text.split("\t") if "\t" in text else [text]
    return Row([Field(piece, _ANYWHERE) for piece in pieces])
