"""The visible part of a page, and the way round in which it is read."""

from ctypes import byref
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left corner."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the visible part lies in the page's own coordinates (points, upwards)."""

    left: float
    top: float
    width: float
    height: float


def frame_of(page: Any) -> Frame:
    """The part of a page that is shown."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    return Frame(box.left, box.top, box.right - box.left, box.top - box.bottom)


def turned(box: Box, frame: Frame, quarters: int) -> Box:
    """A box of the page after the page was turned clockwise by so many quarters."""
    left, top, right, bottom = box
    if quarters == 1:
        return frame.height - bottom, left, frame.height - top, right
    if quarters == 2:
        return frame.width - right, frame.height - bottom, frame.width - left, frame.height - top
    if quarters == 3:
        return top, frame.width - right, bottom, frame.width - left
    return box


def size_after(frame: Frame, quarters: int) -> tuple[float, float]:
    """Width and height of the page as it is read."""
    return (frame.height, frame.width) if quarters % 2 else (frame.width, frame.height)
