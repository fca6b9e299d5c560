"""Grid columns that are none: converters leave some with no width, which would part what stands in one line."""

from gongkai.reading.table import Cell, TableRow

_NARROWEST = 80
"""Twips; a column narrower than 1.4 mm cannot hold a character. The narrowest seen with a digit in it has 250."""


def snapped(rows: list[TableRow], starts: list[list[int]], widths: list[int]) -> list[list[int]]:
    """The columns without those too narrow to be any; the spans of the cells are made to fit.

    A narrow column stays if some text stands in it alone: then its width is wrong, not the column.
    """
    narrow = {column for column, width in enumerate(widths) if width < _NARROWEST}
    if not narrow or len(narrow) == len(widths):
        return starts
    narrow -= {column for row, begins in zip(rows, starts, strict=True) for column in _alone(row, begins)}
    if not narrow:
        return starts
    furthest = max(
        (begin + cell.columns for row, begins in zip(rows, starts, strict=True) for cell, begin in _pairs(row, begins)), default=0
    )
    place = [0]
    for column in range(furthest):
        place.append(place[-1] + (column not in narrow))
    return [_moved(row, begins, place) for row, begins in zip(rows, starts, strict=True)]


def _pairs(row: TableRow, begins: list[int]) -> list[tuple[Cell, int]]:
    return list(zip(row.cells, begins, strict=True))


def _alone(row: TableRow, begins: list[int]) -> list[int]:
    """Columns that one filled cell of the row covers and no other column with it."""
    return [begin for cell, begin in _pairs(row, begins) if cell.columns == 1 and not cell.is_blank]


def _moved(row: TableRow, begins: list[int], place: list[int]) -> list[int]:
    moved, kept = [], []
    for cell, begin in _pairs(row, begins):
        start, end = place[begin], place[begin + cell.columns]
        if end > start or not cell.is_blank:
            cell.columns = max(end - start, 1)
            kept.append(cell)
            moved.append(start)
    row.cells = kept
    return moved
