"""Pieces on pages to tables: what the page ends cut is put together again, by the places of the columns."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from gongkai.reading.document import Field, Row
from gongkai.reading.pdf.labels import BEGINS
from gongkai.reading.pdf.pieces import Piece, PieceCell
from gongkai.report import Where

_NEAR = 4.0
"""Points by which the edges of two pieces of one table may differ."""
_SNAP = 3.0
_CLOSING = {"）": "（", ")": "(", "”": "“", "》": "《", "〕": "〔"}
_NUMBER = re.compile(r"[\d.,，．%％/／\-—－\s]*")
_NOTE = re.compile(r"(?<=.)\[\d+\]")
"""The mark of a note."""


@dataclass(slots=True)
class Table:
    """A whole table: its pieces in order, edges as on the first page."""

    pieces: list[Piece] = field(default_factory=list)

    def continues_in(self, piece: Piece) -> bool:
        """Whether a piece on top of the next page has the width of this table, or one ends at a column of the other."""
        last = self.pieces[-1]
        own, other = [x - last.xs[0] for x in last.xs[1:]], [x - piece.xs[0] for x in piece.xs[1:]]
        met = any(abs(x - other[-1]) <= _NEAR for x in own) or any(abs(x - own[-1]) <= _NEAR for x in other)
        return piece.page == last.page + 1 and met

    def add(self, piece: Piece) -> None:
        """Takes the piece on the next page: moved to the same left edge, repeated heads dropped, the cut row joined."""
        first = self.pieces[0]
        _move(piece, first.xs[0] - piece.xs[0])
        _drop(piece, _repeated(first, piece))
        if piece.rows:
            _join(self.pieces[-1], piece)
            _doubt_rests(self.pieces[-1], piece)
            self.pieces.append(piece)

    def rows(self, number: int) -> list[Row]:
        """The rows with the grid columns that all pieces together have; loose lines where no row has two cells."""
        middles = [(a + b) / 2 for a, b in pairwise(_bounds(self.pieces))]
        rows: list[Row] = []
        count = 0
        for piece in self.pieces:
            for own in _by_row(piece):
                fields = []
                for cell in own:
                    column, end = bisect_right(middles, cell.left), bisect_right(middles, cell.right)
                    where = Where(page=piece.page, table=number, row=count + 1, column=column + 1)
                    fields.append(Field(cell.text, where, column, max(1, end - column), cell.doubt, cell.spot))
                count += 1
                if fields:
                    rows.append(Row(fields, number))
        return rows

    def lines(self) -> list[Row]:
        """The lines of its cells, as if they stood on the page."""
        cells = [(piece.page, cell.text) for piece in self.pieces for cell in piece.cells]
        return [Row([Field(line, Where(page=page))]) for page, text in cells for line in text.split("\n") if line]

    @property
    def is_list(self) -> bool:
        """Whether it is a frame around text: one column."""
        return len(_bounds(self.pieces)) <= 2


def _by_row(piece: Piece) -> list[list[PieceCell]]:
    rows: list[list[PieceCell]] = [[] for _ in range(piece.rows)]
    for cell in piece.cells:
        rows[cell.row].append(cell)
    return [sorted(row, key=lambda cell: cell.left) for row in rows]


def _bounds(pieces: list[Piece]) -> list[float]:
    places = sorted(x for piece in pieces for x in piece.xs)
    return [places[0], *(b for a, b in pairwise(places) if b - a > _SNAP)]


def _move(piece: Piece, by: float) -> None:
    piece.xs = [x + by for x in piece.xs]
    for cell in piece.cells:
        cell.left += by
        cell.right += by


def _drop(piece: Piece, rows: int) -> None:
    """Takes the first rows away."""
    if rows:
        piece.cells = [cell for cell in piece.cells if cell.row >= rows]
        for cell in piece.cells:
            cell.row -= rows
        piece.rows -= rows


def _repeated(first: Piece, piece: Piece) -> int:
    """How many rows at the top repeat the head of the table; rows that hold a number are no head."""
    count = 0
    for one, other in zip(_by_row(first), _by_row(piece), strict=False):
        texts = ["".join(cell.text.split()) for cell in one]
        if texts != ["".join(cell.text.split()) for cell in other] or (not count and not any(texts)):
            break
        if any(text and _NUMBER.fullmatch(text) for text in texts):
            break
        count += 1
    return count if count < piece.rows and all(c.row >= count or c.row + c.rows <= count for c in piece.cells) else 0


def _join(above: Piece, below: Piece) -> None:
    """What the page end cut in two: cells that reach over it, and the row itself if its label or all of it goes on."""
    lowest, highest = above.lowest, below.highest
    pairs = [(one, other) for other in highest for one in lowest if _same_place(one, other)]
    over = [(one, other) for one, other in pairs if (one.rows > 1 or other.rows > 1) and _reaches_over(one, other)]
    split = [(one, other) for one, other in pairs if one.rows == 1 and other.rows == 1]
    both = all(any(is_number(cell.text) for cell in cells if cell.rows == 1) for cells in (lowest, highest))
    bare = not any(cell.text and not is_number(cell.text) for cell in highest if cell.rows == 1)
    paired = {id(other) for _, other in pairs}
    alike = all(id(cell) in paired for cell in highest if cell.text and cell.rows == 1)
    gone = over + (split if split and alike and _is_one_row(split, both, bare) else [])
    for one, other in gone:
        one.spot = one.spot if one.text or not other.text else other.spot
        one.text = "\n".join(text for text in (one.text, other.text) if text)
    if both and len(gone) == len(over):
        for cell in lowest + highest:
            cell.doubt = "cut"
    joined = {id(other) for _, other in gone}
    below.cells = [cell for cell in below.cells if id(cell) not in joined]


def _doubt_rests(above: Piece, below: Piece) -> None:
    """Leaves open the last row of a page and the first numbers of the next if those have no label: they may be ends of numbers."""
    numbers = [cell for cell in above.lowest if is_number(cell.text)]
    first = min((cell.row for cell in below.cells if is_number(cell.text)), default=None)
    if not numbers or first is None:
        return
    edge = max((cell.right for cell in above.lowest if cell.text and not is_number(cell.text)), default=None)
    across = [cell for cell in below.cells if cell.row <= first < cell.row + cell.rows]
    words = [cell for cell in across if cell.text and not _is_value(cell.text)]
    if not words or (edge is not None and all(cell.rows > 1 and cell.right < edge - _NEAR for cell in words)):
        for cell in numbers + [cell for cell in across if is_number(cell.text)]:
            cell.doubt = "row"


def _same_place(one: PieceCell, other: PieceCell) -> bool:
    return abs(one.left - other.left) <= _NEAR and abs(one.right - other.right) <= _NEAR


def _reaches_over(one: PieceCell, other: PieceCell) -> bool:
    """Whether a cell over several rows is the rest of the one above: blank, or text that opens nothing new."""
    return not other.text or not (BEGINS.match(other.text) or _NUMBER.fullmatch(other.text) or _NUMBER.fullmatch(one.text or "、"))


def _is_one_row(split: list[tuple[PieceCell, PieceCell]], numbers: bool, bare: bool) -> bool:
    """Whether the last row of a page and the first of the next are one: no cell is filled twice but by a text that goes on.

    `numbers` says that numbers stand in both rows, be it in cells that have no counterpart, `bare` that nothing else stands
    in the second.
    """
    if not any(other.text for _, other in split) or not any(one.text for one, _ in split):
        return not numbers
    if any(BEGINS.match(other.text) for _, other in split):
        return False
    both = [(one, other) for one, other in split if one.text and other.text]
    if numbers:
        return bare or any(_is_cut_label(one, other) for one, other in both)
    return all(_goes_on(one, other) and not _is_value(one.text) and not is_number(other.text) for one, other in both)


def _is_cut_label(one: PieceCell, other: PieceCell) -> bool:
    """Whether a numbered label goes on over the page, so that numbers above and below are of one row.

    They are parted by a line feed then: nobody can tell whether digits of one number were cut off.
    """
    if _is_value(one.text) or is_number(other.text):
        return False
    return _closes(one, other) or (BEGINS.match(one.text) is not None and (one.full or BEGINS.fullmatch(one.text) is not None))


def _goes_on(cell: PieceCell, below: PieceCell) -> bool:
    """Whether a label may go on over the page: its last line is full, it is one character or a numbered one (what follows is not)."""
    return cell.full or len(cell.text) == 1 or BEGINS.match(cell.text) is not None or _closes(cell, below)


def _closes(cell: PieceCell, below: PieceCell) -> bool:
    """Whether a text begins with the end of a bracket that the one above opened."""
    opened = _CLOSING.get(below.text[0])
    return opened is not None and below.text[0] not in cell.text[cell.text.rfind(opened) :]


def _is_value(text: str) -> bool:
    """Whether a text is a number and not the one before a label, which went on without it."""
    return is_number(text) and BEGINS.fullmatch(text) is None


def is_number(text: str) -> bool:
    """Whether a text is a number, a mark for none, or several."""
    return bool(text) and _NUMBER.fullmatch(_NOTE.sub("", text)) is not None
