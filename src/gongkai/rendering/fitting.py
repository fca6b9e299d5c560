"""How wide the columns of a table are and how big its type, so that no number is broken and no label is squeezed.

Widths are worked out in em (the width of one Chinese character), in which every size of type is alike, and then the
biggest size is taken at which the columns fit side by side.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.form import Box, Grid, Role


@dataclass(frozen=True, slots=True)
class Fit:
    """The size of type in points, and the width of every column in points; together they fill the width asked for."""

    size: float
    columns: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """What columns need, in em where nothing else is said; chosen by eye on forms printed at several sizes."""

    value: float = 2.5
    """Two Chinese characters and air: heads of four characters stand in two lines."""
    group: float = 4.2
    """A group label beside its rows runs down in lines of four characters."""
    outer: float = 3.2
    """A group label beside group labels runs down in lines of three characters."""
    label: float = 13.5
    """A row label is given no more than this at the cost of the size of type: the longest stands in three lines."""
    digit: float = 0.56
    """A digit in any of the usual typefaces is at most this wide."""
    padding: float = 4.0
    """Air left and right of a text in its cell, together, in points."""


MEASURES = Measures()
SIZES = (10.5, 9.0, 7.5, 6.5, 5.5, 5.0, 4.5)
"""Sizes of type for tables, in points: 五号, 小五, 六号, 小六, 七号, 八号, and smaller than any that has a name."""
_RUN = re.compile(r"[!-~]+？?")
"""What is not broken over lines: letters and digits, with the mark of doubt behind them."""


def fit(squares: Grid, texts: Mapping[str, str], width: float, sizes: Sequence[float] = SIZES) -> Fit:
    """The fit of a table with these cell texts (by address) in a `width` given in points.

    Room to spare goes to the row labels until each stands on one line, then to the narrowest columns. At the smallest
    size all columns are squeezed alike where even that is too big.
    """
    needs = [MEASURES.value] * squares.width
    wants = [0.0] * squares.width
    for box in squares.boxes:
        if box.colspan == 1:
            needs[box.column] = max(needs[box.column], _need(box, texts))
            wants[box.column] = max(wants[box.column], em_width(box.text) if box.role is Role.ROW and box.leaf else 0.0)
    for box in squares.boxes:
        if box.role is Role.VALUE and box.colspan > 1:
            _widen(needs, box, _need(box, texts))
    room = width - MEASURES.padding * squares.width
    size = next((size for size in sizes if sum(needs) * size <= room), sizes[-1])
    ems = _levelled(_granted(needs, wants, room / size), room / size)
    squeeze = room / (sum(ems) * size)
    return Fit(size, tuple(em * size * squeeze + MEASURES.padding for em in ems))


def em_width(text: str) -> float:
    """How many em wide a text is on one line."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else MEASURES.digit for character in text)


def _need(box: Box, texts: Mapping[str, str]) -> float:
    if box.role is Role.VALUE:
        return max((em_width(run) for run in _RUN.findall(texts.get(box.address or "", ""))), default=0.0)
    if box.role is Role.ROW:
        return min(em_width(box.text), MEASURES.label) if box.leaf else MEASURES.group if box.column else MEASURES.outer
    return 0.0


def _widen(needs: list[float], box: Box, need: float) -> None:
    """Let the columns under a wide value hold it."""
    spanned = range(box.column, box.column + box.colspan)
    lack = need - sum(needs[n] for n in spanned)
    for n in spanned:
        needs[n] += max(lack, 0.0) / box.colspan


def _granted(needs: list[float], wants: list[float], total: float) -> list[float]:
    """The needs, and as much of what is wanted beyond them as the total allows, for all columns the same share of it."""
    lacks = [max(want - need, 0.0) for need, want in zip(needs, wants, strict=True)]
    share = min(max(total - sum(needs), 0.0) / (sum(lacks) or 1.0), 1.0)
    return [need + lack * share for need, lack in zip(needs, lacks, strict=True)]


def _levelled(needs: list[float], total: float) -> list[float]:
    """The needs raised to fill the total: the narrowest first, until they reach the next."""
    spare = total - sum(needs)
    if spare <= 0:
        return needs
    level = _level(sorted(needs), spare)
    return [max(need, level) for need in needs]


def _level(needs: list[float], spare: float) -> float:
    """The level to which `spare` raises the smallest of the sorted needs."""
    for count, (here, above) in enumerate(pairwise(needs), start=1):
        step = (above - here) * count
        if step >= spare:
            return here + spare / count
        spare -= step
    return needs[-1] + spare / len(needs)
