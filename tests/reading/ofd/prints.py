"""What stands on the pages of a PDF, as PDFium tells it: runs of characters and ruling lines, in millimetres."""

from __future__ import annotations

import math
from ctypes import byref, c_double
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.reading.pdf.frame import Frame, frame_of
from gongkai.reading.pdf.lattice import lattices
from gongkai.reading.pdf.ruling import Rule, Rules, rules_of

MILLIMETRE = 25.4 / 72


class Glyph(NamedTuple):
    """One character: the left end of its base line, how wide it is."""

    text: str
    x: float
    y: float
    width: float


@dataclass
class Run:
    """Characters one beside the other: their size and the quarter turns, clockwise, by which they lie on their side."""

    size: float
    turned: int
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


class Stroke(NamedTuple):
    """A line from one place to another."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass
class Print:
    """One page."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    lines: list[Stroke] = field(default_factory=list)


def cells_of(lines: list[Stroke]) -> list[Stroke]:
    """The cells that lines enclose: their upper left and lower right corners."""
    points = [Stroke(*(place / MILLIMETRE for place in line)) for line in lines]
    rules = Rules([Rule(y0, x0, x1) for x0, y0, x1, y1 in points if y0 == y1], [Rule(x0, y0, y1) for x0, y0, x1, y1 in points if x0 == x1])
    boxes = [lattice.box_of(cell) for lattice in lattices(rules) for cell in lattice.cells]
    return [Stroke(*(place * MILLIMETRE for place in box)) for box in boxes]


def prints_of(data: bytes) -> list[Print]:
    """The pages of a PDF."""
    with pypdfium2.PdfDocument(data) as file:
        return [_print(page) for page in file]


def _print(page: Any) -> Print:
    frame = frame_of(page.raw)
    found = Print(frame.width * MILLIMETRE, frame.height * MILLIMETRE)
    opened = page.get_textpage()  # closed as soon as nothing holds it
    text = opened.raw
    after = True
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or code < 32 or 0xD800 <= code < 0xE000:
            after = True
            continue
        run, glyph = _glyph(text, index, frame)
        last = found.runs[-1] if found.runs else run
        if after or (last.size, last.turned) != (run.size, run.turned) or not _is_level(last, glyph):
            found.runs.append(run)
            last = run
        last.glyphs.append(glyph)
        after = False
    rules = rules_of(page.raw, frame, 0)
    found.lines += [Stroke(rule.start, rule.at, rule.end, rule.at) for rule in rules.across]
    found.lines += [Stroke(rule.at, rule.start, rule.at, rule.end) for rule in rules.down]
    found.lines = [Stroke(*(place * MILLIMETRE for place in line)) for line in found.lines]
    return found


def _glyph(text: Any, index: int, frame: Frame) -> tuple[Run, Glyph]:
    x, y, matrix, box = c_double(), c_double(), pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
    pdfium.FPDFText_GetMatrix(text, index, byref(matrix))
    pdfium.FPDFText_GetLooseCharBox(text, index, byref(box))
    size = round(pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d), 2)
    turned = round(math.atan2(-matrix.b, matrix.a) / (math.pi / 2)) % 4
    width = box.top - box.bottom if turned % 2 else box.right - box.left
    char = chr(pdfium.FPDFText_GetUnicode(text, index))
    place = Glyph(char, (x.value - frame.left) * MILLIMETRE, (frame.top - y.value) * MILLIMETRE, width * MILLIMETRE)
    return Run(size * MILLIMETRE, turned), place


def _is_level(run: Run, glyph: Glyph) -> bool:
    last = run.glyphs[-1]
    return abs(last.x - glyph.x) < 0.01 if run.turned % 2 else abs(last.y - glyph.y) < 0.01


__all__ = ["Glyph", "Print", "Run", "Stroke", "cells_of", "prints_of"]
