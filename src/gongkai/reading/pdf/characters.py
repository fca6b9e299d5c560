"""The characters of a page with their places, in points from the top left corner as the page is read."""

import math
from ctypes import byref, c_double
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from gongkai.reading.pdf.frame import Frame
from gongkai.reading.pdf.radicals import PLAIN


class Char(NamedTuple):
    """One character: its text (a real space too) and its loose box, which is as high and wide as the font says."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    order: int
    """Its number in the order in which it was drawn."""

    @property
    def middle(self) -> float:
        """The height of its centre."""
        return (self.top + self.bottom) / 2


_BROKEN_HYPHEN = 2
"""What PDFium gives for a hyphen at the end of a line."""
_HUGE = 60.0
"""Points. Fonts set for vertical writing claim boxes of twenty times their size; no print of a report is this large."""
_SAMPLE = 24


def characters(text_page: Any, frame: Frame, most: int) -> tuple[list[Char], int]:
    """The characters that stand on the page, in drawing order, and how many have no known meaning; at most `most` are read.

    Spaces that PDFium adds where it sees a gap are left out: the places tell the gaps.
    """
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    box = pdfium.FS_RECTF()
    at = byref(box)
    found: list[Char] = []
    lost = 0
    left, top, width, height = frame.left, frame.top, frame.width, frame.height
    for index in range(min(pdfium.FPDFText_CountChars(text_page), most)):
        code = unicode_of(text_page, index)
        if code <= 32 or 0xD800 <= code < 0xE000 or code >= 0xFFFE:
            code = _meant(text_page, index, code)
            if code <= 0:
                lost -= code
                continue
        box_of(text_page, index, at)
        x0, y0, x1, y1 = box.left - left, top - box.top, box.right - left, top - box.bottom
        if y1 - y0 > _HUGE or x1 - x0 > _HUGE:
            x0, y0, x1, y1 = _tight(text_page, index, frame)
        if x1 > 0 and y1 > 0 and x0 < width and y0 < height:
            found.append(Char(x0, y0, x1, y1, PLAIN.get(code) or chr(code), index))
    return found, lost


def _meant(text_page: Any, index: int, code: int) -> int:
    """The character behind an unusual code; 0 for one that prints nothing, -1 for one that nobody can read."""
    if code == 32:
        return 0 if pdfium.FPDFText_IsGenerated(text_page, index) else code
    if code == _BROKEN_HYPHEN:
        return ord("-")
    if 0xD800 <= code < 0xDC00:
        low = pdfium.FPDFText_GetUnicode(text_page, index + 1)
        return 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00 if 0xDC00 <= low < 0xE000 else -1
    if 0xDC00 <= code < 0xE000:
        return 0 if 0xD800 <= pdfium.FPDFText_GetUnicode(text_page, index - 1) < 0xDC00 else -1
    return code if code >= 0x10000 else -(code in (0, 0xFFFE, 0xFFFF))


def _tight(text_page: Any, index: int, frame: Frame) -> tuple[float, float, float, float]:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(text_page, index, byref(left), byref(right), byref(bottom), byref(top))
    return left.value - frame.left, frame.top - top.value, right.value - frame.left, frame.top - bottom.value


def quarter_turns(text_page: Any, indices: list[int]) -> int:
    """By how many quarters, clockwise, the page must be turned so that most of these characters stand upright."""
    step = max(1, len(indices) // _SAMPLE)
    counts = [0, 0, 0, 0]
    for index in indices[::step]:
        angle = pdfium.FPDFText_GetCharAngle(text_page, index)
        counts[-round(angle / (math.pi / 2)) % 4] += 1
    return counts.index(max(counts))
