"""Labels without figures in a table without lines: whether their row is blank for sure, or its figures may stand elsewhere."""

from dataclasses import dataclass

from gongkai.reading.pdf.labels import LabelCell, is_rest

_LEVEL = 0.6
"""Of a line's height by which figures may stand above or below the lines of their label."""
_NEXT = 2.2
"""Heights of a line from one line of a label to the next, at most."""


@dataclass(slots=True)
class Filled:
    """A row of figures: the height of its middle, the size of its print, its label, whether its figures are told."""

    height: float
    size: float
    label: LabelCell | None
    told: bool


def open_cells(cells: list[LabelCell], rows: list[Filled], seams: tuple[bool, bool]) -> set[int]:
    """The labels (by id) of whose row nobody can say that it is blank; `seams` as of the table.

    A row is blank where its label is whole, no figures stand beside it, and those above and below stand beside labels of their own.
    """
    every = cells + [row.label for row in rows if row.label is not None]
    sound = [row.told and is_labelled(row, rows) for row in rows]
    return {id(cell) for cell in cells if any(is_rest(cell, other, _NEXT) for other in every) or not _is_blank(cell, rows, sound, seams)}


def _is_blank(cell: LabelCell, rows: list[Filled], sound: list[bool], seams: tuple[bool, bool]) -> bool:
    if any(_is_beside(cell, row) for row in rows):
        return False
    above = [place for place, row in enumerate(rows) if row.height < cell.middle]
    below = [place for place, row in enumerate(rows) if row.height >= cell.middle]
    return (sound[above[-1]] if above else not seams[0]) and (sound[below[0]] if below else not seams[1])


def is_labelled(row: Filled, rows: list[Filled]) -> bool:
    """Whether a row has a label of its own, beside which it stands; one beside several rows, or written downwards, is of none."""
    label = row.label
    if label is None or not _is_beside(label, row):
        return False
    upright = all(len(line.text) == 1 for line in label.lines)
    return not upright and not any(_is_beside(label, other) for other in rows if other is not row)


def _is_beside(label: LabelCell, row: Filled) -> bool:
    reach = _LEVEL * row.size
    return label.lines[0].level - reach < row.height < label.lines[-1].level + reach
