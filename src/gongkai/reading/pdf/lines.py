"""Characters to lines of text, by their places alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from gongkai.reading.pdf.characters import Char

_SAME_LINE = 0.5
"""Of the lower character's height that must be common: figures and Chinese beside each other differ in height and place."""
_WORD_GAP = 0.18
"""Of a character's height between Latin letters or figures: there is a space, drawn or not. Kerning stays far below."""
_NUMBER = "0123456789.,%"
_SMALL, _RAISED = 0.8, 0.25
"""Of the height of the line's tallest character: digits below the first, whose feet are higher by the second, mark a note."""
_DOUBLED = 0.3
"""Of a character's width: the same character again as near is the second stroke of an imitated bold."""


@dataclass(slots=True)
class Line:
    """One line of text, its characters from left to right."""

    chars: list[Char]
    left: float
    right: float
    top: float
    bottom: float
    _height: float = 0.0
    _level: float = 0.0
    _text: str | None = None

    @property
    def height(self) -> float:
        """The middle height of its characters: the size of its print."""
        if not self._height:
            self._height = _middle([char.bottom - char.top for char in self.chars])
        return self._height

    @property
    def level(self) -> float:
        """The middle height of its characters' centres."""
        if not self._level:
            self._level = _middle([char.top + char.bottom for char in self.chars]) / 2
        return self._level

    @property
    def text(self) -> str:
        """The line as printed, without spaces around it."""
        if self._text is None:
            self._text = text_of(self.chars)
        return self._text


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """The lines that characters form, from top to bottom."""
    groups: list[list[Char]] = []
    top = bottom = 0.0
    for char in sorted(chars, key=_height):
        _, upper, _, lower, _, _ = char
        common = (lower if lower < bottom else bottom) - (upper if upper > top else top)
        high, height = bottom - top, lower - upper
        if groups and common >= _SAME_LINE * (height if height < high else high):
            groups[-1].append(char)
            if height > high:
                top, bottom = upper, lower
        else:
            groups.append([char])
            top, bottom = upper, lower
    return [line for group in groups if (line := _line(group)) is not None]


def _height(char: Char) -> float:
    return char.top + char.bottom


def _line(group: list[Char]) -> Line | None:
    group.sort()
    while group and group[0].text.isspace():
        group.pop(0)
    while group and group[-1].text.isspace():
        group.pop()
    if not group:
        return None
    return Line(group, group[0].left, max(c.right for c in group), min(c.top for c in group), max(c.bottom for c in group))


def joined(one: Line, other: Line) -> Line:
    """Two lines as one, their characters from left to right."""
    chars = sorted([*one.chars, *other.chars])
    return Line(chars, chars[0].left, max(one.right, other.right), min(one.top, other.top), max(one.bottom, other.bottom))


def text_of(chars: list[Char]) -> str:
    """Characters from left to right as text; a gap between Latin letters or figures is a space, a note's mark stands in brackets."""
    if len(chars) == 1:
        return chars[0].text
    marks = _marks(chars)
    pieces: list[str] = []
    before: Char | None = None
    for number, char in enumerate(chars):
        text, wide = char.text, char.right - char.left
        if before is not None:
            if text == before.text and char.left - before.left < _DOUBLED * wide and not text.isspace():
                continue
            if char.left - before.right > _WORD_GAP * (char.bottom - char.top) and _is_word(text) and _is_word(before.text):
                pieces.append(" ")
        pieces.append(f"[{text}]" if number in marks else text)
        before = char
    return "".join(pieces).replace("][", "").strip()


def _marks(chars: list[Char]) -> set[int]:
    """Which digits are small and raised: marks of notes, which belong to no number."""
    height = bottom = 0.0
    for char in chars:
        if char.bottom - char.top > height:
            height, bottom = char.bottom - char.top, char.bottom
    least, foot = _SMALL * height, bottom - _RAISED * height
    return {n for n, char in enumerate(chars) if char.bottom < foot and char.bottom - char.top < least and char.text.isdigit()}


def _is_word(text: str) -> bool:
    return text.isascii() and not text.isspace()


def cut_at_gaps(line: Line, gap: float) -> list[Line]:
    """The pieces of a line between gaps wider than so many points."""
    pieces = [[line.chars[0]]]
    right = line.chars[0].right
    spaces = False
    for char in line.chars[1:]:
        if char.text.isspace():
            spaces = True
            continue
        if char.left - right > gap:
            pieces.append([])
        pieces[-1].append(char)
        if char.right > right:
            right = char.right
    if len(pieces) == 1 and not spaces:
        return [line]
    return [piece for group in pieces if (piece := _line(group)) is not None]


def with_space(before: str, after: str) -> str:
    """A space where a line end between the two texts parted words, nothing between Chinese characters or inside a number."""
    if not before or not after or not _is_word(before[-1]) or not _is_word(after[0]):
        return ""
    number = before[-1] in _NUMBER and after[0] in _NUMBER
    return "" if number or before[-1] in "-/@" else " "


def vertical_text(chars: list[Char], turned: int = 0) -> str:
    """Characters set below each other, one a line, columns from right to left.

    `turned` are the quarters, clockwise, by which the characters lie on their side: 3 for text that runs upwards.
    """
    columns: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: -(c.left + c.right)):
        if columns and columns[-1][0].left - char.left < (char.right - char.left) * _SAME_LINE:
            columns[-1].append(char)
        else:
            columns.append([char])
    if turned == 3:
        columns.reverse()
    ordered = [sorted(column, key=lambda c: -c.top if turned == 3 else c.top) for column in columns]
    return "\n".join(char.text for column in ordered for char in column if not char.text.isspace())


def is_vertical(chars: list[Char]) -> bool:
    """Whether characters were drawn one below the other: from each to the next the way leads down more than sideways."""
    ordered = sorted(chars, key=lambda char: char.order)
    steps = [(abs(b.left - a.left), abs(b.top - a.top)) for a, b in pairwise(ordered) if b.order - a.order <= 2]
    return len(steps) > 1 and sum(dy > dx for dx, dy in steps) * 2 > len(steps)
