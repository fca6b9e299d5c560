"""Numbers, boxes and matrices as OFD writes them: parted by spaces, in millimetres."""

import math

from gongkai.reading.package import Element
from gongkai.reading.pdf.ruling import Matrix, times

POINTS = 72 / 25.4
"""Points in a millimetre."""
_LARGEST = 1e6
"""No place on a page is farther out; products of what is larger are no numbers any more."""
_LONGEST = 60
"""Characters of a number; one that was computed has some twenty."""
_AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Four = tuple[float, float, float, float]


def number(text: str | None, otherwise: float) -> float:
    """The number that a text is; `otherwise` where it is none."""
    try:
        value = float(text) if text and len(text) <= _LONGEST else otherwise
    except ValueError:
        return otherwise
    return value if -_LARGEST <= value <= _LARGEST else otherwise


def quarters_in(text: str | None) -> int:
    """The quarter turns, clockwise, that an angle in degrees is nearest to."""
    return round(number(text, 0.0) / 90) % 4


def box(text: str | None) -> Four | None:
    """Left, top, width and height; none where they are not told."""
    found = _numbers(text, 4)
    return (found[0], found[1], found[2], found[3]) if found else None


def placed(element: Element, outer: Matrix) -> Matrix:
    """How the coordinates inside an object lie on the page: its own matrix, then the corner of its boundary, then what it stands in."""
    matrix = _AS_IT_IS
    if found := _numbers(element.get("CTM"), 6):
        matrix = (found[0], found[1], found[2], found[3], found[4], found[5])
    left, top, _, _ = box(element.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
    return times((*matrix[:4], matrix[4] + left, matrix[5] + top), outer)


def steps(text: str | None, most: int) -> list[float]:
    """The distances from each character to the next, NaN where one is no number; `g n d` stands for n times d (GB/T 33190, 11.3)."""
    found: list[float] = []
    words = iter((text or "").split(None, 3 * most + 3))
    for word in words:
        if len(found) >= most:
            break
        if word == "g":
            count = next(words, "")
            many = min(int(count), most) if count.isdecimal() and len(count) <= _LONGEST else 0
            found += [number(next(words, None), math.nan)] * min(many, most - len(found))
        else:
            found.append(number(word, math.nan))
    return found


def _numbers(text: str | None, count: int) -> list[float]:
    """So many numbers; none of them where one is missing."""
    words = (text or "").replace(",", " ").split(None, count)[:count]
    found = [number(word, math.nan) for word in words]
    return found if len(found) == count and not any(map(math.isnan, found)) else []
