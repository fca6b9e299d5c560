"""The ruling lines of a page: strokes, and rectangles so thin that they serve as lines."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from gongkai.reading.pdf.frame import Box, Frame, turned
from gongkai.reading.pdf.limits import LIMITS


class Rule(NamedTuple):
    """One line: its place across its direction, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Rules:
    """The lines of a page; points from the top left corner."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)

    def add(self, left: float, top: float, right: float, bottom: float) -> None:
        """Takes a thin box as a line, a dot as a piece of either; anything else is no line."""
        width, height = right - left, bottom - top
        if height <= THIN:
            self.across.append(Rule((top + bottom) / 2, left, right))
        if width <= THIN:
            self.down.append(Rule((left + right) / 2, top, bottom))


THIN = 3.5
"""Points. Borders are drawn up to 3 pt thick; no row of text is as low."""
_PATH, _FORM = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
_LINE, _MOVE, _CURVE = pdfium.FPDF_SEGMENT_LINETO, pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_BEZIERTO
_RECTANGLE = 5
"""Segments."""
_MANY_SEGMENTS = 5_000
"""Of one path: a drawing, not a border."""

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def rules_of(page: Any, frame: Frame, quarters: int) -> Rules:
    """All lines of a page as it is read, those inside form XObjects too."""
    rules = Rules()
    for left, bottom, right, top in _boxes(page):
        box = left - frame.left, frame.top - top, right - frame.left, frame.top - bottom
        rules.add(*(turned(box, frame, quarters) if quarters else box))
    return rules


def _boxes(page: Any) -> Iterator[Box]:
    """Left, bottom, right, top in the page's coordinates of every path, or of its parts where it is no line as a whole."""
    sides = [c_float() for _ in range(4)]
    left, bottom, right, top = sides
    places = [byref(side) for side in sides]
    for path, matrix in _paths(page):
        pdfium.FPDFPageObj_GetBounds(path, *places)
        box = left.value, bottom.value, right.value, top.value
        if box[2] - box[0] <= THIN or box[3] - box[1] <= THIN:
            yield box if matrix is _SAME else _moved(box, matrix)
        else:
            yield from _pieces(path, matrix)


def _paths(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Every path with the matrix of what it stands in."""
    left = LIMITS.objects
    todo = [(pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, page, _SAME, 0)]
    kind_of = pdfium.FPDFPageObj_GetType
    while todo:
        count, get, holder, matrix, depth = todo.pop()
        for number in range(min(count(holder), left)):
            drawn = get(holder, number)
            kind = kind_of(drawn)
            if kind == _PATH:
                yield drawn, matrix
            elif kind == _FORM and depth < LIMITS.depth:
                inner = times(_matrix(drawn), matrix)
                todo.append((pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, drawn, inner, depth + 1))
            left -= 1


def _matrix(drawn: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix and then another as one."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
    ys = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(xs), min(ys), max(xs), max(ys)


def _pieces(path: Any, outer: Matrix) -> Iterator[Box]:
    """The straight strokes of a path, or the rectangles of a filled one that has several."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    count = pdfium.FPDFPath_CountSegments(path)
    one_slab = not stroke.value and count <= _RECTANGLE
    if count > _MANY_SEGMENTS or one_slab or not (fill.value or stroke.value):
        return
    parts = [_points(part) for part in _parts(path, count, times(_matrix(path), outer))]
    yield from lines_in(parts, bool(stroke.value))


def lines_in(parts: list[list[Point]], stroked: bool) -> Iterator[Box]:
    """Each straight stroke between the corners of the parts of a path, or, where it is only filled, a box around each part."""
    for points in parts:
        if stroked:
            for (x0, y0), (x1, y1) in pairwise(points):
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        elif points:
            xs, ys = zip(*points, strict=True)
            yield min(xs), min(ys), max(xs), max(ys)


def _parts(path: Any, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float, int]]]:
    """The parts of a path between two moves, each point with what leads to it; a closed part ends where it began."""
    a, b, c, d, e, f = matrix
    x, y = c_float(), c_float()
    part: list[tuple[float, float, int]] = []
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == _MOVE and part:
            yield part
            part = []
        part.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f, kind))
        if pdfium.FPDFPathSegment_GetClose(segment) and part[0][:2] != part[-1][:2]:
            part.append((*part[0][:2], _LINE))
    if part:
        yield part


def _points(part: list[tuple[float, float, int]]) -> list[Point]:
    """The corners of a part; none where it is curved."""
    return [] if any(kind == _CURVE for _, _, kind in part) else [(x, y) for x, y, _ in part]
