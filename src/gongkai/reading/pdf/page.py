"""One page: its tables with what stands in them, and the lines of text beside them."""

from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from gongkai.reading.pdf.characters import Char, characters, quarter_turns
from gongkai.reading.pdf.frame import Frame, frame_of, size_after, turned
from gongkai.reading.pdf.lattice import Lattice, lattices
from gongkai.reading.pdf.lines import Line, lines_of
from gongkai.reading.pdf.pieces import Piece, piece_of, turned_cells
from gongkai.reading.pdf.ruling import rules_of
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


def read_page(page: Any, number: int, most: int) -> Page:
    """Everything that is of use on a loaded page; at most so many characters are read."""
    frame = frame_of(page)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        chars, lost = characters(text_page, frame, most)
        quarters = quarter_turns(text_page, [char.order for char in chars])
        width, height = size_after(frame, quarters)
        found = Page(number, width, height, count=len(chars), lost=lost)
        if chars:
            _fill(found, page, text_page, frame, quarters, chars)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    return found


def _fill(found: Page, page: Any, text_page: Any, frame: Frame, quarters: int, chars: list[Char]) -> None:
    """Puts every character in the table where it stands or in a line."""
    if quarters:
        chars = [Char(*turned(char[:4], frame, quarters), *char[4:]) for char in chars]
    rules = rules_of(page, frame, quarters)
    chars = without_struck(chars, rules.across)
    grids = lattices(rules)
    loose = _placed(chars, grids)
    for grid in grids:
        if _is_frame(grid):
            loose += [char for cell in grid.cells for char in cell.chars]
        elif any(cell.chars for cell in grid.cells):
            angles = {char.order: (quarter_turns(text_page, [char.order]) - quarters) % 4 for char in turned_cells(grid)}
            found.pieces.append(piece_of(grid, found.number, angles))
    found.lines = lines_of(loose)


def _placed(chars: list[Char], grids: list[Lattice]) -> list[Char]:
    """Gives the characters to the tables; what is left over stands outside."""
    if not grids:
        return chars
    loose: list[Char] = []
    near = grids[0]
    for char in chars:
        if near.take(char):
            continue
        for grid in grids:
            if grid is not near and grid.take(char):
                near = grid
                break
        else:
            loose.append(char)
    return loose


_FEW_LINES = 3


def _is_frame(grid: Lattice) -> bool:
    """Whether a grid is a frame around running text: one column, and more than a few lines in a cell."""
    return len(grid.xs) == 2 and any(len(lines_of(cell.chars)) > _FEW_LINES for cell in grid.cells)
