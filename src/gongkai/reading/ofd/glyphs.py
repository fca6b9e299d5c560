"""The characters of a page with their places, from the text objects that are drawn on it."""

import math
from collections import Counter
from itertools import zip_longest
from typing import NamedTuple
from unicodedata import east_asian_width

from gongkai.reading.ofd.numbers import box, number, quarters_in, steps
from gongkai.reading.ofd.parts import children
from gongkai.reading.package import Element
from gongkai.reading.pdf.characters import Char
from gongkai.reading.pdf.frame import Box
from gongkai.reading.pdf.radicals import PLAIN
from gongkai.reading.pdf.ruling import Matrix, Point

_ABOVE, _BELOW = 0.88, 0.12
"""Of the size of print: how far a Chinese character reaches over and under its base line."""
_WIDE = (1.0, 1.15)
_DIGIT = (0.5, 0.65)
_LETTER = (0.5, 1.0)
"""Of the size of print: the usual width, and what the way to the next character may be without a gap in it."""
_SLANTED = 15.0
"""Degrees off upright from which print is a mark across the page and no line of a report."""
_SMALLEST = 0.5
"""Points; what is smaller is not print."""
_LINE_END = 2
"""What a line end counts for in the order of drawing, as in PDFium's."""
_LOST = "\ufffd"
_RIGHT: tuple[Point, ...] = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))
"""Where right is for print that was turned clockwise by so many quarters."""


class _Print(NamedTuple):
    """How an object sets its characters."""

    size: float
    stretch: float
    """Their width by the usual."""
    turned: int
    onward: int
    """The quarter turns, clockwise, of each character, and of the way from one to the next where no steps are told."""
    matrix: Matrix
    upright: int
    """The quarter turns, clockwise, of the characters on the page."""
    along: float
    high: float
    """Points on the page that their width and height have for each of the object's own units."""
    room: float
    """From the object's origin to the end of its boundary."""


class _Begun(NamedTuple):
    """Where a run began: left edge and base line on the page, and whether it is one character alone."""

    x: float
    y: float
    alone: bool


class Writing:
    """The characters of a page so far, in the order in which they are drawn; at most so many are taken."""

    def __init__(self, width: float, height: float, most: int) -> None:
        """An empty page of this size, in points."""
        self._width, self._height, self._most = width, height, most
        self.chars: list[Char] = []
        self.turns: dict[int, int] = {}
        """By order, the quarter turns, clockwise, after which a character that lies on its side would stand upright."""
        self.lost = 0
        self._order = 0
        self._before: _Begun | None = None

    @property
    def upright(self) -> int:
        """By how many quarters, clockwise, the page must be turned so that most of its characters stand upright."""
        counts = Counter(self.turns.values())
        counts[0] = len(self.chars) - len(self.turns)
        return max(range(4), key=lambda quarters: counts[quarters])

    def add(self, element: Element, matrix: Matrix) -> None:
        """Takes the characters of a text object; those too small to see and those that lie across the page are no text."""
        how = _print_of(element, matrix)
        if how is None:
            return
        x = y = 0.0
        for code in children(element, "TextCode"):
            # What a run does not say is as in the run before.
            x, y = number(code.get("X"), x), number(code.get("Y"), y)
            text = code.text or ""
            if "\n" in text:
                text = text.strip()  # the layout of the file, not of the page
            if text:
                self._run(text, x, y, _ways(code, text, how), how)

    def _run(self, text: str, x: float, y: float, ways: list[Point], how: _Print) -> None:
        """Takes a run that begins at this place in its object; `ways` lead from each character to the next."""
        a, b, c, d, e, f = how.matrix
        self._begin(_Begun(a * x + c * y + e, b * x + d * y + f, len(text) == 1), how.size * how.high)
        for char, way in zip_longest(text, ways):
            width = _width(char, way, how, x) * how.along
            self._set(char, _box((a * x + c * y + e, b * x + d * y + f), width, how), how.upright)
            if way is not None:
                x, y = x + way[0], y + way[1]

    def _begin(self, run: _Begun, size: float) -> None:
        """Counts a line end where a run goes on neither beside the one before nor, one character below the other, under it."""
        before, self._before = self._before, run
        if before is None or abs(run.y - before.y) < size / 2:
            return
        if not (run.alone and before.alone and abs(run.x - before.x) < size / 2):
            self._order += _LINE_END

    def _set(self, char: str, at: Box, upright: int) -> None:
        """Puts a character down if it prints something, or a space, and stands on the page."""
        if char == _LOST:
            self.lost += 1
        left, top, right, bottom = at
        inside = right > 0 and bottom > 0 and left < self._width and top < self._height
        if char == _LOST or (ord(char) < 32 and char != "\t") or not inside or len(self.chars) >= self._most:
            return
        self._order += 1
        self.chars.append(Char(left, top, right, bottom, PLAIN.get(ord(char)) or (" " if char == "\t" else char), self._order))
        if upright:
            self.turns[self._order] = -upright % 4


def _print_of(element: Element, matrix: Matrix) -> _Print | None:
    """How a text object is set, none where nobody is to read it."""
    a, b, c, d, *_ = matrix
    scale, turned = math.hypot(a, b), quarters_in(element.get("CharDirection"))
    size = number(element.get("Size"), 0.0)
    if not scale or size * scale < _SMALLEST:
        return None
    angle = math.degrees(math.atan2(b, a))
    quarters = round(angle / 90)
    if abs(angle - 90 * quarters) > _SLANTED:
        return None
    along, high = scale, abs(a * d - b * c) / scale
    if turned % 2:
        along, high = high, along
    frame, own = box(element.get("Boundary")), _scale_of(element)
    return _Print(
        size=size,
        stretch=number(element.get("HScale"), 1.0),
        turned=turned,
        onward=quarters_in(element.get("ReadDirection")),
        matrix=matrix,
        upright=(quarters + turned) % 4,
        along=along,
        high=high,
        room=frame[2] / own if frame and own else 0.0,
    )


def _scale_of(element: Element) -> float:
    """How much the object's own matrix makes its print wider."""
    own = [number(text, 0.0) for text in (element.get("CTM") or "1 0").split(None, 2)[:2]]
    return math.hypot(*own)


def _ways(code: Element, text: str, how: _Print) -> list[Point]:
    """From each character of a run to the next; where they are not told, each follows the one before without a gap."""
    most = len(text) - 1
    across, down = steps(code.get("DeltaX"), most), steps(code.get("DeltaY"), most)
    ways: list[Point] = list(zip_longest(across, down, fillvalue=0.0))
    right, below = _RIGHT[how.onward]
    for place, char in enumerate(text[:most]):
        if place < len(ways) and not math.isnan(ways[place][0] + ways[place][1]):
            continue
        width = _usual(char)[0] * how.size * how.stretch
        ways[place : place + 1] = [(right * width, below * width)]
    return ways


def _usual(char: str) -> tuple[float, float]:
    if east_asian_width(char) in "WFA":
        return _WIDE
    return _DIGIT if char.isdigit() else _LETTER


def _width(char: str, way: Point | None, how: _Print, x: float) -> float:
    """How wide a character is, in the object's own units.

    No font is asked. The way to the next character tells, for the last one the object's boundary, unless there is a gap in it.
    """
    usual, most = _usual(char)
    unit = how.size * how.stretch
    right, below = _RIGHT[how.turned]
    told = how.room - x if way is None else way[0] * right + way[1] * below
    return told if unit * usual / 4 < told <= unit * most else unit * usual


def _box(at: Point, width: float, how: _Print) -> Box:
    """Where a character stands on the page, given the left end of its base line, its width and how it is set."""
    x, y = at
    above, below = _ABOVE * how.size * how.high, _BELOW * how.size * how.high
    if how.upright == 0:
        return x, y - above, x + width, y + below
    if how.upright == 1:
        return x - below, y, x + above, y + width
    if how.upright == 2:
        return x - width, y - below, x, y + above
    return x - above, y - width, x + below, y
