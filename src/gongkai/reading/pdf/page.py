"""One page: its tables with what stands in them, and the lines of text beside them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from gongkai.reading.document import Spot
from gongkai.reading.pdf.characters import Char, characters, quarter_turns
from gongkai.reading.pdf.frame import Frame, frame_of, size_after, turned
from gongkai.reading.pdf.lattice import Cell, Lattice, lattices
from gongkai.reading.pdf.lines import Line, lines_of
from gongkai.reading.pdf.pieces import Piece, piece_of, turned_cells
from gongkai.reading.pdf.ruling import Rules, rules_of
from gongkai.reading.pdf.spilled import Stretch, put_back
from gongkai.reading.pdf.struck import without_struck


@dataclass(slots=True)
class Page:
    """What was found on a page: pieces of ruled tables and lines of text, each from top to bottom."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    count: int = 0
    """Characters read."""
    lost: int = 0
    turn: int = 0
    """By how many quarters, clockwise, the page as it is shown is turned against the page as it is read."""

    def shown(self, spot: Spot) -> Spot:
        """A place in points of the page as it is read on the page as it is shown: parts of its width and height."""
        frame = Frame(0.0, 0.0, self.width, self.height)
        width, height = size_after(frame, self.turn)
        left, top, right, bottom = turned(spot[1:], frame, self.turn)
        return Spot(spot.page, left / width, top / height, right / width, bottom / height)


def read_page(page: Any, number: int, most: int) -> Page:
    """Everything that is of use on a loaded page; at most so many characters are read."""
    frame = frame_of(page)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        chars, lost = characters(text_page, frame, most)
        quarters = quarter_turns(text_page, [char.order for char in chars])
        width, height = size_after(frame, quarters)
        turn = (pdfium.FPDFPage_GetRotation(page) - quarters) % 4
        found = Page(number, width, height, count=len(chars), lost=lost, turn=turn)
        if quarters:
            chars = [Char(*turned(char[:4], frame, quarters), *char[4:]) for char in chars]
        if chars:
            fill(found, chars, rules_of(page, frame, quarters), lambda order: (quarter_turns(text_page, [order]) - quarters) % 4)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    return found


def fill(found: Page, chars: list[Char], rules: Rules, turn_of: Callable[[int], int]) -> None:
    """Puts every character in the table where it stands or in a line; all places are those of the page as it is read.

    `turn_of` tells the quarter turns, clockwise, after which a character (by its order) would stand upright.
    """
    chars = without_struck(chars, rules.across)
    grids = lattices(rules)
    loose = _placed(chars, grids)
    for grid in grids:
        loose += _framed(grid)
        if any(cell.chars for cell in grid.cells):
            angles = {char.order: turn_of(char.order) for char in turned_cells(grid)}
            found.pieces.append(piece_of(grid, found.number, angles))
    found.lines = lines_of(loose)


def _placed(chars: list[Char], grids: list[Lattice]) -> list[Char]:
    """Gives the characters to the tables; what is left over stands outside."""
    if not grids:
        return chars
    stretches = _stretches(chars, grids)
    put_back(stretches)
    loose: list[Char] = []
    for cell, own in stretches:
        (loose if cell is None else cell.chars).extend(own)
    return loose


def _stretches(chars: list[Char], grids: list[Lattice]) -> list[Stretch]:
    """The characters in drawing order, those that follow each other in one cell together."""
    stretches: list[Stretch] = []
    # A table that stands in a cell of another is smaller: it comes first.
    ordered = sorted(grids, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))
    inner = {id(grid): [other for other in ordered[:place] if _stands_in(other, grid)] for place, grid in enumerate(ordered)}
    near = ordered[0]
    last: Cell | None = None
    left = top = right = bottom = 0.0
    for char in chars:
        x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
        if left <= x < right and top <= y < bottom:
            stretches[-1][1].append(char)
            continue
        cell = None if inner[id(near)] else near.cell_at(x, y)
        if cell is None:
            for grid in ordered:
                if (cell := grid.cell_at(x, y)) is not None:
                    near = grid
                    break
        if stretches and cell is last:
            stretches[-1][1].append(char)
        else:
            stretches.append((cell, [char]))
            last = cell
            # Most characters stand in the cell of the one before.
            left, top, right, bottom = near.box_of(cell) if cell is not None and not inner[id(near)] else (0.0, 0.0, 0.0, 0.0)
    return stretches


def _stands_in(inner: Lattice, outer: Lattice) -> bool:
    return outer.cell_at(inner.xs[0], inner.ys[0]) is not None and outer.cell_at(inner.xs[-1], inner.ys[-1]) is not None


_FEW_LINES = 3


def _framed(grid: Lattice) -> list[Char]:
    """Takes running text out of a grid: cells over its full width, above or below all others, of more than a few lines."""
    wide = [cell for cell in grid.cells if cell.columns == len(grid.xs) - 1 and len(lines_of(cell.chars)) > _FEW_LINES]
    inked = [cell for cell in grid.cells if cell.chars]
    taken: list[Char] = []
    for cell in wide:
        others = [other for other in inked if other not in wide]
        if all(other.row > cell.row for other in others) or all(other.row < cell.row for other in others):
            taken += cell.chars
            cell.chars = []
    return taken
