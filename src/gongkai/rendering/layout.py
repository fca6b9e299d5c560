"""A table of the form as a web page needs it: rows of boxes in row groups, each box with the heads that it falls under.

Everything here follows from the boxes of `gongkai.form.grid` and is worked out once for each table of each edition.
"""

from dataclasses import dataclass
from functools import cache

from gongkai.editions import EDITIONS
from gongkai.form import Box, Edition, Grid, Role, Table, grid

_SCOPES = {
    (Role.TITLE, False): "rowgroup",
    (Role.CORNER, True): "col",
    (Role.COLUMN, True): "col",
    (Role.COLUMN, False): "colgroup",
    (Role.ROW, True): "row",
    (Role.ROW, False): "rowgroup",
}


@dataclass(frozen=True, slots=True)
class Head:
    """A box with a label: `id` names it for the values under it, `scope` is the attribute of that name."""

    id: str
    scope: str
    text: str
    rowspan: int
    colspan: int
    look: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A box for a figure: `headers` are the ids of the heads it falls under, `total` says that it is a sum."""

    address: str
    headers: str
    rowspan: int
    colspan: int
    total: bool


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that belong together: `tag` is thead or tbody."""

    tag: str
    rows: tuple[tuple[Head | Slot, ...], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole table; `colgroups` are how many columns each column group has."""

    key: str
    edition: str
    label: str
    width: int
    colgroups: tuple[int, ...]
    groups: tuple[RowGroup, ...]


@cache
def layout(edition: str, key: str) -> Layout:
    """The layout of one table of an edition; KeyError where there is no such edition or table."""
    source = EDITIONS[edition]
    table = source.table(key)
    squares = grid(table)
    rows = tuple(squares.rows())
    colgroups = tuple(box.colspan for box in rows[0])
    return Layout(key, edition, table.label, squares.width, colgroups, _groups(source, table, squares, rows))


def _groups(edition: Edition, table: Table, squares: Grid, rows: tuple[tuple[Box, ...], ...]) -> tuple[RowGroup, ...]:
    """One head and one body for a table of one block; a body for each block where there are more.

    The head of a page is repeated when the table runs over its end: right for one block, wrong for the next block.
    """
    heads = set(squares.heads)
    starts = [n for n in range(squares.height) if n in heads and n - 1 not in heads]
    filled = [_row(edition, table, squares, starts, row) for row in rows]
    if len(starts) == 1:
        return (RowGroup("thead", tuple(filled[: len(heads)])), RowGroup("tbody", tuple(filled[len(heads) :])))
    return tuple(RowGroup("tbody", tuple(filled[a:b])) for a, b in zip(starts, [*starts[1:], squares.height], strict=True))


def _row(edition: Edition, table: Table, squares: Grid, starts: list[int], row: tuple[Box, ...]) -> tuple[Head | Slot, ...]:
    return tuple(
        _head(table, box) if box.address is None else _slot(edition, table, box.address, box, _over(squares, starts, box)) for box in row
    )


def _head(table: Table, box: Box) -> Head:
    look = {Role.TITLE: "is-title", Role.CORNER: "is-corner", Role.ROW: "" if box.leaf else "is-group"}.get(box.role, "")
    return Head(_id(table, box), _SCOPES[box.role, box.leaf], box.text, box.rowspan, box.colspan, look)


def _slot(edition: Edition, table: Table, address: str, box: Box, over: list[Box]) -> Slot:
    cell = edition.cells[address]
    headers = " ".join(_id(table, head) for head in over)
    return Slot(address, headers, box.rowspan, box.colspan, cell.row.total or cell.column.total)


def _over(squares: Grid, starts: list[int], value: Box) -> list[Box]:
    """The heads that a value falls under: the title and column heads above it in its block, the labels of its row."""
    start = max(n for n in starts if n <= value.row)
    above = [
        box
        for box in squares.boxes
        if box.role in (Role.TITLE, Role.COLUMN)
        and start <= box.row < value.row
        and box.column < value.column + value.colspan
        and value.column < box.column + box.colspan
    ]
    beside = [box for box in squares.boxes if box.role is Role.ROW and box.row <= value.row < box.row + box.rowspan]
    return [*sorted(above, key=lambda box: box.row), *sorted(beside, key=lambda box: box.column)]


def _id(table: Table, box: Box) -> str:
    return f"{table.key}-{box.row}-{box.column}"
