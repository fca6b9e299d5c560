"""The labels beside unruled figures: lines put together to cells, and which cell belongs to a row of figures."""

import re
from dataclasses import dataclass

from gongkai.reading.pdf.lines import Line

BEGINS = re.compile(r"[一二三四五六七八九十\d]+\s*[、.．]|[（(]\s*[一二三四五六七八九十\d]+\s*[）)]|第[一二三四五六七八九十\d]+[条項项]")
"""A number that opens a new line of a form: what begins so continues nothing."""
_OPENS = re.compile(r"[（(]\s*[一二三四五六七八九十\d]*$")
"""A number in brackets whose end stands on the next line."""
STEP = 1.6
"""Heights of a line from one line of a label to the next, at most."""
_WIDER = 1.5
"""Points by which the step to the next cell is wider than the one within: the padding of both."""
_LEVEL = 0.6
"""Of a line's height by which the middle of a label may miss its figures."""


def opens(text: str) -> bool:
    """Whether a line begins with the number of a label."""
    return BEGINS.match(text) is not None or _OPENS.match(text) is not None


@dataclass(slots=True)
class LabelCell:
    """The lines of one label."""

    lines: list[Line]

    @property
    def text(self) -> str:
        """The lines, parted by line feeds."""
        return "\n".join(line.text for line in self.lines)

    @property
    def holds_figures(self) -> bool:
        """Whether figures touch its end: they are of the first columns, and nobody can tell where they begin."""
        return any(line.text[-1].isdigit() or line.text[-1] == "/" for line in self.lines)

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.lines[0].level + self.lines[-1].level) / 2

    @property
    def left(self) -> float:
        """Where it begins across."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Where it ends across."""
        return max(line.right for line in self.lines)

    def is_before(self, heads: list[Line]) -> bool:
        """Whether it stands level with a head or above: the corner of the table."""
        return any(self.lines[0].top < head.bottom for head in heads)


def label_cells(pieces: list[Line], rows: list[float]) -> list[LabelCell]:
    """Pieces of lines put together to cells, from top to bottom; `rows` are the heights of the lines of figures."""
    cells: list[LabelCell] = []
    for piece in sorted(pieces, key=lambda piece: (piece.level, piece.left)):
        cell = next((cell for cell in reversed(cells) if _goes_on(cell, piece, rows)), None)
        if cell is None:
            cells.append(LabelCell([piece]))
        else:
            cell.lines.append(piece)
    return sorted((part for cell in cells for part in _by_row(cell, rows)), key=lambda cell: cell.middle)


def _by_row(cell: LabelCell, rows: list[float]) -> list[LabelCell]:
    """A cell cut into those of its rows, where nothing but the figures tells them apart: each has its row at its middle."""
    inside = [row for row in rows if cell.lines[0].level - 1 < row < cell.lines[-1].level + 1]
    if len(inside) < 2:
        return [cell]
    parts: list[LabelCell] = []
    rest = cell.lines
    for row in inside:
        if not rest:
            return [cell]
        end = 2 * row - rest[0].level
        own = [line for line in rest if line.level < end + line.height / 2]
        if not own or abs(own[-1].level - end) > own[-1].height / 2:
            return [cell]
        parts.append(LabelCell(own))
        rest = rest[len(own) :]
    return [*parts, LabelCell(rest)] if rest else parts


def _goes_on(cell: LabelCell, piece: Line, rows: list[float]) -> bool:
    last = cell.lines[-1]
    step = piece.level - last.level
    if not (0 < step <= STEP * piece.height and piece.left < last.right and last.left < piece.right) or BEGINS.match(piece.text):
        return False
    if len(cell.lines) > 1 and step > cell.lines[1].level - cell.lines[0].level + _WIDER:
        return False
    if not rows and piece.right - piece.left > last.right - last.left + piece.height / 2:
        return False  # a head whose first line is the shorter by a character is two
    return not (_is_level(piece, rows) and any(_is_level(line, rows) for line in cell.lines))


def _is_level(line: Line, rows: list[float]) -> bool:
    return any(abs(line.level - row) < line.height / 4 for row in rows)


def level_with(cells: list[LabelCell], row: float, height: float) -> LabelCell | None:
    """The label of a line of figures: the one next to them whose middle, or else whose first line, is level with them."""
    by_middle = [cell for cell in cells if abs(cell.middle - row) < _LEVEL * height]
    by_first = [cell for cell in cells if abs(cell.lines[0].level - row) < _LEVEL * height / 2]
    return max(by_middle or by_first, key=lambda cell: max(line.right for line in cell.lines), default=None)


def is_rest(cell: LabelCell, below: LabelCell, most: float = STEP) -> bool:
    """Whether a label looks like the end of the one right above it, at most so many heights of a line."""
    last, first = cell.lines[-1], below.lines[0]
    if BEGINS.match(first.text) or not 0 < first.level - last.level <= most * first.height:
        return False
    return first.left < last.right and last.left < first.right
