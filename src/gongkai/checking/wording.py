"""How findings name tables, cells and lists of them."""

from collections.abc import Iterable, Sequence
from functools import cache

from gongkai.form import Cell, Edition, Layout

_QUOTED = 3
"""So many labels are quoted before a message says “等”: the clerk needs the place, not the list."""


@cache
def cell_name(edition: Edition, address: str) -> str:
    """The cell by its labels in tortoise-shell brackets: 〔总计行 × 列〕, groups left out where the row is known without."""
    cell = edition.cells[address]
    return f"〔{cell.label if _ambiguous(edition, cell) else cell.short_label}〕"


def some(names: Sequence[str], quoted: int = _QUOTED) -> str:
    """The first names joined, with “等” where more follow."""
    return "、".join(names[:quoted]) + ("等" if len(names) > quoted else "")


def cells_named(edition: Edition, addresses: Iterable[str], quoted: int = _QUOTED) -> str:
    """Some of these cells by name, with their number where not all are named."""
    cells = list(addresses)
    names = [cell_name(edition, address) for address in cells[: quoted + 1]]
    return some(names, quoted) + (f"{len(cells)}格" if len(cells) > quoted else "")


def _ambiguous(edition: Edition, cell: Cell) -> bool:
    """Whether the leaf row's label alone may be misread: rows laid side by side, and labels that two rows share."""
    if len(cell.row_path) == 1:
        return False
    rows = {other.row.key for other in edition.cells.values() if other.table == cell.table and other.row.label == cell.row.label}
    return len(rows) > 1 or edition.table(cell.table).blocks[cell.block].layout is Layout.ACROSS
