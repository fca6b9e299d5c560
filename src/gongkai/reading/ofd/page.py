"""One page: what is drawn on it becomes characters and lines, and these what a page of a PDF becomes."""

from gongkai.reading.ofd.drawing import Drawings
from gongkai.reading.ofd.glyphs import Writing
from gongkai.reading.ofd.numbers import POINTS
from gongkai.reading.ofd.pages import Sheet
from gongkai.reading.ofd.strokes import lines_of
from gongkai.reading.pdf.characters import Char
from gongkai.reading.pdf.frame import Box, Frame, size_after, turned
from gongkai.reading.pdf.page import Page, fill
from gongkai.reading.pdf.ruling import Rules


def read_page(sheet: Sheet, number: int, drawings: Drawings, most: int) -> Page:
    """Everything that is of use on a page; at most so many characters are read."""
    left, top, wide, high = sheet.box
    frame = Frame(0.0, 0.0, wide * POINTS, high * POINTS)
    writing = Writing(frame.width, frame.height, most)
    lines: list[Box] = []
    for element, name, matrix in drawings.on(sheet, (POINTS, 0.0, 0.0, POINTS, -left * POINTS, -top * POINTS)):
        if name == "TextObject":
            writing.add(element, matrix)
        else:
            lines += lines_of(element, matrix)
    quarters = writing.upright
    chars = writing.chars
    if quarters:
        chars = [Char(*turned(char[:4], frame, quarters), *char[4:]) for char in chars]
    rules = Rules()
    for line in lines:
        rules.add(*(turned(line, frame, quarters) if quarters else line))
    width, height = size_after(frame, quarters)
    found = Page(number, width, height, count=len(chars), lost=writing.lost, turn=-quarters % 4)
    if chars:
        fill(found, chars, rules, lambda order: (writing.turns.get(order, 0) - quarters) % 4)
    return found
