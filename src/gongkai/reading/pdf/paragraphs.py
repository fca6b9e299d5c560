"""Lines of running text to paragraphs."""

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from gongkai.reading.pdf.lines import Line, with_space

_SHORT = 1.8
"""Widths of a character that a line ends before the margin, from which nothing goes on; punctuation may wait for two."""
_INDENT = 0.8
"""Widths of a character by which the first line of a paragraph is moved in, at least; the standard is two."""
_OTHER_SIZE = 1.15
_WIDE_STEP = 1.4
"""Of the usual step from line to line: more is space between paragraphs."""
_FIRST_CHINESE = "\u2e80"
_LONG = 12
"""Characters; only lines as long tell where the margins are."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where full lines begin and end, and the usual step from line to line; points.

    `indent` is by how much a first line is moved in, at least; `proved` says that several lines begin on the left.
    """

    left: float
    right: float
    step: float
    indent: float = 0.0
    proved: bool = False


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, on the page where they begin."""

    page: int
    lines: list[Line]

    @property
    def text(self) -> str:
        """The text on one line."""
        text = ""
        for line in self.lines:
            own = line.text
            text += with_space(text, own) + own
        return text


def margins_of(pages: list[list[Line]], widths: list[float]) -> list[Margins]:
    """The margins of each page's running text: where it has none, or first lines alone, those of the pages around it."""
    found = [_margins(lines) for lines in pages]
    steps = [(number, number - 1) for number in range(1, len(found))] + [(number, number + 1) for number in reversed(range(len(found) - 1))]
    for number, beside in steps:
        other = found[beside]
        if other and widths[number] == widths[beside]:
            found[number] = _widened(found[number], other)
    return [own or _margins_of_page(lines, width) for own, lines, width in zip(found, pages, widths, strict=True)]


def _margins(lines: list[Line]) -> Margins | None:
    long = [line for line in lines if len(line.chars) >= _LONG]
    if not long:
        return None
    steps = [b.bottom - a.bottom for a, b in pairwise(long) if 0 < b.bottom - a.bottom < 4 * b.height]
    left = min(line.left for line in long)
    indent = _INDENT * median(_width(line) for line in long)
    return Margins(left, max(line.right for line in long), _usual(steps), indent, sum(line.left < left + indent for line in long) > 1)


def _widened(own: Margins | None, other: Margins) -> Margins:
    """The margins of a page, or those of another if all its lines are moved in from them."""
    if own is None:
        return other
    first = other.proved and own.left - other.left >= own.indent and own.right <= other.right + own.indent
    return replace(other, step=own.step) if first else own


def _margins_of_page(lines: list[Line], width: float) -> Margins:
    left = min((line.left for line in lines), default=0.0)
    return Margins(left, width - left, 0.0)


def _usual(steps: list[float]) -> float:
    """The step within paragraphs: the middle of the smaller half, which wider ones between paragraphs leave alone."""
    ordered = sorted(steps)
    return median(ordered[: len(ordered) // 2 + 1]) if ordered else 0.0


def paragraphs(lines: list[Line], page: int, margins: Margins) -> list[Paragraph]:
    """Lines of one stretch of text, top to bottom, put together."""
    found: list[Paragraph] = []
    for line in lines:
        if found and goes_on(found[-1].lines[-1], line, margins, margins) and not _stands_off(found[-1].lines[-1], line, margins):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph(page, [line]))
    return found


def goes_on(before: Line, line: Line, margins_before: Margins, margins: Margins) -> bool:
    """Whether a line is the next of the same paragraph: the one before is full, and it is not moved in."""
    size, other = _print_size(line), _print_size(before)
    if size and other and max(size, other) > _OTHER_SIZE * min(size, other):
        return False
    if margins_before.right - before.right > _SHORT * _width(before):
        return False
    own, previous = line.left - margins.left, before.left - margins_before.left
    least = _INDENT * _width(line)
    return own < least or (own < previous + least and previous > 3 * _width(line))


def _width(line: Line) -> float:
    """The width of a Chinese character of the line, or of its widest."""
    return max(char.right - char.left for char in line.chars)


def _print_size(line: Line) -> float:
    """The middle width of its Chinese characters, 0 without any; figures of another font are wider or narrower."""
    widths = [char.right - char.left for char in line.chars if char.text >= _FIRST_CHINESE]
    return median(widths) if widths else 0.0


def _stands_off(before: Line, line: Line, margins: Margins) -> bool:
    return margins.step > 0 and line.bottom - before.bottom > _WIDE_STEP * margins.step
