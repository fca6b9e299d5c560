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
_LARGE = 24.0
"""Points of height from which print may be a watermark; no table is set as large."""
_SQUARE = 0.8
"""Of its height that a figure or Latin letter is wide if it is slanted; upright, few are."""
_SLANT = 0.26
"""Radians off the nearest quarter turn from which print lies across the page: 15 degrees."""
_SIZE = 0.9
"""Of the smallest watermark's height: what is higher is set with it."""
_SMALLER = 0.6
"""Of a watermark's height: what stands in it is at most as high."""


class _Texts(dict[int, str]):
    """Code point → the character that was meant; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = text = PLAIN.get(code) or chr(code)
        return text


_TEXTS = _Texts()


def characters(text_page: Any, frame: Frame, most: int) -> tuple[list[Char], int]:
    """The characters that stand on the page, in drawing order, and how many have no known meaning; at most `most` are read.

    Spaces that PDFium adds where it sees a gap are left out: the places tell the gaps. Watermarks are left out too: print
    that lies across the page, and large print that stands over smaller.
    """
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    box = pdfium.FS_RECTF()
    at = byref(box)
    found: list[Char] = []
    large: list[Char] = []
    lost = 0
    left, top, width, height, plain = frame.left, frame.top, frame.width, frame.height, _TEXTS
    for index in range(min(pdfium.FPDFText_CountChars(text_page), most)):
        code = unicode_of(text_page, index)
        if not 32 < code < 0xD800 and not 0xE000 <= code < 0xFFFE:
            code = _meant(text_page, index, code)
            if code <= 0:
                lost -= code
                continue
        box_of(text_page, index, at)
        x0, y0, x1, y1 = box.left - left, top - box.top, box.right - left, top - box.bottom
        wide, high = x1 - x0, y1 - y0
        if high > _LARGE or (code < 128 and wide > _SQUARE * high) or wide > _HUGE:
            if _is_slanted(text_page, index):
                continue
            if high > _HUGE or wide > _HUGE:
                x0, y0, x1, y1 = _tight(text_page, index, frame)
            if y1 - y0 > _LARGE:
                large.append(Char(x0, y0, x1, y1, "", index))
        if x1 > 0 and y1 > 0 and x0 < width and y0 < height:
            found.append(Char(x0, y0, x1, y1, plain[code], index))
    return (_without_marks(found, large) if large else found), lost


def _is_slanted(text_page: Any, index: int) -> bool:
    angle = pdfium.FPDFText_GetCharAngle(text_page, index) % (math.pi / 2)
    return bool(_SLANT < angle < math.pi / 2 - _SLANT)


def _without_marks(chars: list[Char], large: list[Char]) -> list[Char]:
    """The characters without large ones that stand over smaller ones, and those set with them."""
    top, bottom = min(char.top for char in large), max(char.bottom for char in large)
    near = [char for char in chars if top < char.middle < bottom and not char.text.isspace()]
    least = min((mark.bottom - mark.top for mark in large if _is_over(mark, near)), default=math.inf)
    orders = {mark.order for mark in large if mark.bottom - mark.top > _SIZE * least}
    return [char for char in chars if char.order not in orders] if orders else chars


def _is_over(mark: Char, near: list[Char]) -> bool:
    """Whether smaller print stands below a character, or more than one line of it beside."""
    least = _SMALLER * (mark.bottom - mark.top)
    level = [char for char in near if mark.top < char.middle < mark.bottom and char.bottom - char.top < least]
    if any(mark.left < (char.left + char.right) / 2 < mark.right for char in level):
        return True
    middles = [char.middle for char in level]
    return bool(level) and max(middles) - min(middles) > level[0].bottom - level[0].top


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
