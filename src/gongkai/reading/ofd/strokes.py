"""The ruling lines among the paths of a page: strokes, and filled shapes so thin that they serve as lines."""

import re
from collections.abc import Iterator
from itertools import islice

from gongkai.reading.ofd.numbers import number
from gongkai.reading.ofd.parts import child
from gongkai.reading.package import Element
from gongkai.reading.pdf.frame import Box
from gongkai.reading.pdf.ruling import THIN, Matrix, Point, lines_in

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][-+]?\d{1,3})?")
_NUMBERS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0, "Z": 0}
"""How many numbers each operator takes (GB/T 33190, 9.1); Z, of SVG, is written by some for C."""
_CURVES = "QBA"
_MOST = 40_000
"""Operators and numbers of one path: with more it is a drawing, not a border."""
_RECTANGLE = 5
"""Corners of a filled rectangle, the first named again."""

Corners = list[tuple[float, float, bool]]
"""The corners of a part of a path, each with whether it belongs to a curve."""


def lines_of(path: Element, matrix: Matrix) -> Iterator[Box]:
    """The boxes of the lines that a path draws, on the page; those that are not thin are no lines."""
    stroked, filled = path.get("Stroke") != "false", path.get("Fill") == "true"
    data = child(path, "AbbreviatedData")
    parts = _parts((data.text if data is not None else "") or "", matrix) if stroked or filled else []
    corners = [corner for part in parts for corner in part]
    if not corners:
        return
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    whole = min(xs), min(ys), max(xs), max(ys)
    if whole[2] - whole[0] <= THIN or whole[3] - whole[1] <= THIN:
        yield whole
    elif stroked or len(corners) > _RECTANGLE:
        yield from lines_in([_straight(part) for part in parts], stroked)


def _straight(part: Corners) -> list[Point]:
    """The corners of a part; none where it is curved."""
    return [] if any(curved for *_, curved in part) else [(x, y) for x, y, _ in part]


def _parts(data: str, matrix: Matrix) -> list[Corners]:
    """The parts of a path between two moves; a closed part ends where it began. None of a drawing."""
    a, b, c, d, e, f = matrix
    tokens = [match[0] for match in islice(_TOKEN.finditer(data), _MOST + 1)]
    if len(tokens) > _MOST:
        return []
    parts: list[Corners] = []
    for operator, numbers in _operations(tokens):
        if operator in "SM" or not parts:
            parts.append([])
        if operator in "CZ":
            part = parts[-1]
            if part and part[0][:2] != part[-1][:2]:
                part.append((*part[0][:2], False))
        else:
            curved = operator in _CURVES
            for x, y in _round(operator, numbers):
                parts[-1].append((a * x + c * y + e, b * x + d * y + f, curved))
    return [part for part in parts if part]


def _round(operator: str, numbers: list[float]) -> list[Point]:
    """The place to which an operator leads, behind those between which a curve runs."""
    if operator == "A":
        radius_x, radius_y, *_, x, y = numbers
        return [(x - radius_x, y - radius_y), (x + radius_x, y + radius_y), (x, y)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _operations(tokens: list[str]) -> Iterator[tuple[str, list[float]]]:
    """Operators with their numbers; an operator may be left out where it is that of before."""
    operator, numbers = "", list[float]()
    for token in tokens:
        if token.isalpha():
            operator, numbers = token.upper(), []
            if _NUMBERS.get(operator) == 0:
                yield operator, numbers
            continue
        numbers.append(number(token, 0.0))
        if len(numbers) == _NUMBERS.get(operator):
            yield operator, numbers
            numbers = []
