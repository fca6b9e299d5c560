"""Lines of text cut into what may be cells of a table without ruling lines, and which of them end in figures."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gongkai.reading.pdf.lines import Line, cut_at_gaps, joined
from gongkai.reading.pdf.tables import is_number

_GAP = 1.9
"""Points between two cells of a table, more than between the characters of the line."""
_FIGURE_GAP = 0.8
"""Points between a label and the figure right behind it."""
_NONE = ("无", "無")
_JUSTIFIED = 2.0
"""Points to which characters of a justified line are spread, at most."""
_SAME_ROW = 0.85
"""Of a line's height by which figures of one row may differ in height."""
LONGEST = 30
"""Characters of a line with a single figure behind its label."""


@dataclass(slots=True)
class Level:
    """One line of text cut into what may be cells; `figures` are those of its end that are numbers or marks for none."""

    line: Line
    pieces: list[Line]
    figures: list[Line]

    @property
    def others(self) -> list[Line]:
        """The pieces before the figures."""
        return self.pieces[: len(self.pieces) - len(self.figures)]


def levels_of(lines: list[Line]) -> tuple[list[Line], list[Level]]:
    """The lines cut into pieces; figures of one row that stand at different heights are on one line again."""
    levels: list[Level] = []
    for level in map(_level, lines):
        above = levels[-1] if levels else None
        if above is not None and above.figures and level.figures and _are_one(above, level):
            levels[-1] = _level(joined(above.line, level.line))
        else:
            levels.append(level)
    return [level.line for level in levels], levels


def _are_one(above: Level, below: Level) -> bool:
    step = below.line.level - above.line.level
    apart = all(one.right <= other.left or other.right <= one.left for one in above.pieces for other in below.pieces)
    return step < _SAME_ROW * below.line.height and apart


def _level(line: Line) -> Level:
    gaps = [gap if gap > 0.0 else 0.0 for a, b in pairwise(line.chars) if (gap := b.left - a.right) < _JUSTIFIED]
    usual = median(gaps) if gaps else 0.0
    pieces = [part for piece in cut_at_gaps(line, _GAP + usual) for part in _without_figure(piece, _FIGURE_GAP + usual)]
    figures: list[Line] = []
    while len(figures) < len(pieces) and _is_figure(pieces[-1 - len(figures)].text):
        figures.append(pieces[-1 - len(figures)])
    return Level(line, pieces, figures[::-1])


def _is_figure(text: str) -> bool:
    """Whether a text is a number or a mark, not the number before a label."""
    return (is_number(text) and not text.endswith(".")) or text in _NONE


def _without_figure(piece: Line, gap: float) -> list[Line]:
    """A label and the figures that stand close behind it, or close figures."""
    if not piece.chars[-1].text.isdigit():
        return [piece]
    parts = cut_at_gaps(piece, gap)
    return parts if all(is_number(part.text) for part in parts[1:]) else [piece]


def is_row(level: Level) -> bool:
    """Whether figures stand on the line that may be a row of a table."""
    if len(level.figures) != 1 or not level.others:
        return bool(level.figures)
    return len(level.others) <= 2 and len(level.line.chars) < LONGEST
