"""An edition: the tables and sections that a notice prescribes for certain report years."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.form.line import Kind, Line, paths
from gongkai.form.table import Block, Table


@dataclass(frozen=True, slots=True)
class Section:
    """One numbered part of the report; `aliases` are headings met in published reports that mean it."""

    number: int
    title: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a leaf row meets a leaf column; `row_path` and `column_path` lead there from the top."""

    address: str
    table: str
    block: int
    row_path: tuple[Line, ...]
    column_path: tuple[Line, ...]

    @property
    def row(self) -> Line:
        """The leaf row."""
        return self.row_path[-1]

    @property
    def column(self) -> Line:
        """The leaf column."""
        return self.column_path[-1]

    @property
    def kind(self) -> Kind:
        """What sort of number stands here: the column's kind unless it is a plain count."""
        return self.column.kind if self.column.kind is not Kind.COUNT else self.row.kind

    @property
    def unit(self) -> str:
        """The unit that the form gives this cell, empty where it prints none."""
        return self.column.unit or self.row.unit

    @property
    def label(self) -> str:
        """The printed way to this cell: row labels joined by “/”, “×”, the column's label."""
        return f"{'/'.join(line.label for line in self.row_path)} × {self.column.label}"

    @property
    def short_label(self) -> str:
        """The label of the leaf row, “×”, the label of the leaf column: what a clerk finds on the page."""
        return f"{self.row.label} × {self.column.label}"


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """One dated form. `first_year` and `last_year` are report years (`last_year` none: still in force)."""

    name: str
    notice: str
    first_year: int
    last_year: int | None
    tables: tuple[Table, ...]
    sections: tuple[Section, ...]
    cells: dict[str, Cell] = field(init=False, repr=False)
    _addresses: dict[str | None, tuple[str, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work the address of every cell out once."""
        cells = {cell.address: cell for table in self.tables for cell in _cells(table)}
        of_tables = {table.key: tuple(a for a, cell in cells.items() if cell.table == table.key) for table in self.tables}
        object.__setattr__(self, "cells", cells)
        object.__setattr__(self, "_addresses", {None: tuple(cells), **of_tables})

    def table(self, key: str) -> Table:
        """The table with this key; KeyError where the edition has none."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)

    def addresses(self, table: str | None = None) -> tuple[str, ...]:
        """Cell addresses in printed order, of one table or of all; none of a table that the edition has not."""
        return self._addresses.get(table, ())

    def labels(self) -> frozenset[str]:
        """Every label that this edition prints: lines, corners, block and section titles, balance texts."""
        return frozenset(label for label in _labels(self) if label)


def _cells(table: Table) -> Iterator[Cell]:
    for number, block in enumerate(table.blocks):
        columns = paths(block.columns)
        for row_path in paths(block.rows):
            for column_path in columns:
                address = f"{table.key}/{row_path[-1].key}/{column_path[-1].key}"
                yield Cell(address, table.key, number, row_path, column_path)


def _labels(edition: Edition) -> Iterator[str]:
    for section in edition.sections:
        yield section.title
        yield from section.aliases
    for table in edition.tables:
        yield table.label
        yield from (balance.text for balance in table.balances)
        for block in table.blocks:
            yield from _block_labels(block)


def _block_labels(block: Block) -> Iterator[str]:
    yield block.title
    yield block.corner
    yield from block.corner_aliases
    for lines in (block.rows, block.columns):
        for path in paths(lines):
            for line in path:
                yield line.label
                yield from line.aliases
