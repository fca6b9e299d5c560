"""Text that runs out of its cell over the border: beside a number set apart by a tab, or below the page end's last line."""

from itertools import takewhile

from gongkai.reading.pdf.characters import Char
from gongkai.reading.pdf.labels import BEGINS
from gongkai.reading.pdf.lattice import Cell

Stretch = tuple[Cell | None, list[Char]]
"""Characters drawn one after the other in one cell, or outside of all."""

_LINE = 0.5
"""Of a character's height that characters of one line have in common."""
_NEXT = 2.0
"""Heights of a character from one line to the next, at most."""
_FLOW = 4
"""Characters that PDFium may put between two pieces of one text: spaces, line ends."""


def put_back(stretches: list[Stretch]) -> None:
    """Moves what spilled into the cell to the right or below back where its text was begun; `stretches` in drawing order."""
    for place in range(1, len(stretches)):
        cell, before = stretches[place - 1]
        other, chars = stretches[place]
        if cell is None or other is None or not before or chars[0].order - before[-1].order > _FLOW:
            continue
        count = 0
        if _is_below(cell, other):
            count = len(chars) if _runs_over(cell, before[-1], chars) else 0
        elif _is_beside(cell, other) and _is_level(before[-1], chars[0]):
            back = stretches[place + 1] if place + 1 < len(stretches) else (None, [])
            count = _spilled(chars, before, back[1] if back[0] is cell else [])
        before += chars[:count]
        del chars[:count]


def _is_below(cell: Cell, other: Cell) -> bool:
    columns = cell.column < other.column + other.columns and other.column < cell.column + cell.columns
    return columns and cell.row + cell.rows == other.row


def _runs_over(cell: Cell, last: Char, chars: list[Char]) -> bool:
    """Whether words are the next line of a text and stand across the lower edge of its cell."""
    height = chars[0].bottom - chars[0].top
    crosses = all(char.top < cell.bottom < char.bottom and not char.text.isdigit() for char in chars)
    return crosses and height / 2 < chars[0].top - last.top < _NEXT * height


def _is_beside(cell: Cell, other: Cell) -> bool:
    rows = cell.row < other.row + other.rows and other.row < cell.row + cell.rows
    return rows and cell.column + cell.columns == other.column


def _is_level(one: Char, other: Char) -> bool:
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common >= _LINE * min(one.bottom - one.top, other.bottom - other.top) and other.left > one.left


def _spilled(chars: list[Char], before: list[Char], back: list[Char]) -> int:
    """How many characters go on with the text to their left.

    They are words, and that text goes on below them (`back`), or is a bare number while a figure stands behind them.
    """
    words = list(takewhile(lambda char: not char.text.isdigit() and _is_level(before[-1], char), chars))
    if back and len(words) == len(chars) and back[0].order - words[-1].order <= _FLOW:
        goes_on = 0 < back[0].top - before[-1].top < _NEXT * (back[0].bottom - back[0].top)
    else:
        rest = "".join(char.text for char in chars[len(words) :])
        goes_on = rest.isdigit() and BEGINS.fullmatch("".join(char.text for char in before)) is not None
    return len(words) if goes_on else 0
