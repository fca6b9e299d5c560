"""Lattices with their text: the pieces of tables as they stand on one page."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from gongkai.reading.document import Doubt, Spot
from gongkai.reading.pdf.characters import Char
from gongkai.reading.pdf.lattice import Cell, Lattice
from gongkai.reading.pdf.lines import Line, is_vertical, lines_of, vertical_text

_PADDING = 6.0
"""Points that a cell keeps free at its right edge, at most."""
_TALL = 1.5
"""Height of a cell by its width from which its text may be vertical."""
_DIGITS = re.compile(r"[\d.,，．]+")
_FIRST_DIGITS = re.compile(rf"[-－−]?{_DIGITS.pattern}")
_LAST_DIGITS = re.compile(rf"{_DIGITS.pattern}[?？]?|[?？]")
"""The end of a number, with our mark of doubt."""
_NO_BEGINNING = ("，", "．")
"""Characters that begin no line, so that the digit before goes to the next line with them."""


@dataclass(slots=True)
class PieceCell:
    """One cell on one page: text, left and right edge in points, first row and number of rows in the piece.

    `full` says that the last line leaves no room for another character, so that the text may go on over the page; `doubt`
    what the page end leaves open; `spot` where it stands, in points.
    """

    text: str
    left: float
    right: float
    row: int
    rows: int
    full: bool = False
    doubt: Doubt = ""
    spot: Spot | None = None


@dataclass(slots=True)
class Piece:
    """A table as far as it stands on one page."""

    page: int
    xs: list[float]
    top: float
    bottom: float
    rows: int
    cells: list[PieceCell] = field(default_factory=list)

    @property
    def lowest(self) -> list[PieceCell]:
        """The cells that reach the lower edge."""
        return [cell for cell in self.cells if cell.row + cell.rows == self.rows]

    @property
    def highest(self) -> list[PieceCell]:
        """The cells at the upper edge."""
        return [cell for cell in self.cells if cell.row == 0]


def piece_of(lattice: Lattice, page: int, turned: dict[int, int]) -> Piece:
    """The piece of a table that a filled lattice is; rows at its ends in which nothing stands are left out.

    `turned` tells the quarter turns of characters (by order) that lie on their side.
    """
    first, last = _inked(lattice)
    piece = Piece(page, lattice.xs, lattice.ys[first], lattice.ys[last], last - first)
    for cell in lattice.cells:
        start, end = max(cell.row, first), min(cell.row + cell.rows, last)
        if start < end:
            left, right = lattice.xs[cell.column], lattice.xs[cell.column + cell.columns]
            text, full = _text(cell, lattice, turned)
            spot = Spot(page, left, lattice.ys[start], right, lattice.ys[end])
            piece.cells.append(PieceCell(text, left, right, start - first, end - start, full, spot=spot))
    return piece


def _inked(lattice: Lattice) -> tuple[int, int]:
    """First row and row behind the last in which a cell with text begins or ends."""
    inked = [cell for cell in lattice.cells if cell.chars]
    first = min((cell.row for cell in inked), default=0)
    return first, max((cell.row + cell.rows for cell in inked), default=len(lattice.ys) - 1)


def _text(cell: Cell, lattice: Lattice, turned: dict[int, int]) -> tuple[str, bool]:
    chars = cell.chars
    if not chars:
        return "", False
    if len(chars) == 1:
        return chars[0].text.strip(), False
    right = lattice.xs[cell.column + cell.columns]
    width, height = right - lattice.xs[cell.column], lattice.ys[cell.row + cell.rows] - lattice.ys[cell.row]
    if height > _TALL * width:
        quarters = turned.get(chars[0].order, 0)
        if quarters or is_vertical(chars):
            return vertical_text(chars, quarters), True
    lines = lines_of(chars)
    return _joined(lines, right), bool(lines) and _is_full(lines[-1], right)


def _joined(lines: list[Line], right: float) -> str:
    """Lines parted by line feeds; a number that was too wide for its cell is one number again."""
    text = lines[0].text if lines else ""
    for before, line in pairwise(lines):
        digits = _FIRST_DIGITS if before is lines[0] else _DIGITS
        characters = 2 if line.text[1:2] in _NO_BEGINNING else 1
        cut = _is_full(before, right, characters) and digits.fullmatch(before.text) and _LAST_DIGITS.fullmatch(line.text)
        text += line.text if cut else "\n" + line.text
    return text


def _is_full(line: Line, right: float, characters: int = 1) -> bool:
    """Whether the line has no room for one more of its characters, or for so many."""
    widest = max(char.right - char.left for char in line.chars)
    return right - line.right < characters * widest + _PADDING


def turned_cells(lattice: Lattice) -> list[Char]:
    """One character of each cell whose text may lie on its side."""
    return [cell.chars[0] for cell in lattice.cells if len(cell.chars) > 1 and _is_tall(lattice, cell)]


def _is_tall(lattice: Lattice, cell: Cell) -> bool:
    width = lattice.xs[cell.column + cell.columns] - lattice.xs[cell.column]
    return lattice.ys[cell.row + cell.rows] - lattice.ys[cell.row] > _TALL * width
