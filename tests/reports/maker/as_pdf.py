"""Writing a document as a PDF by hand, with the borders, page breaks and orders of text that producers leave behind.

The one font is not embedded: every Chinese character is one em wide, every other half of that.
"""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import grids, prose

if TYPE_CHECKING:
    from .document import Document
    from .grids import Cell, Grid

WIDTHS = {
    "proactive": [0.4, 0.2, 0.2, 0.2],
    "requests": [0.08, 0.14, 0.36, *[0.06] * 7],
    "disputes": [1 / 15] * 15,
}
_PAD = 3.0
_TURNS = {0: "", 90: "0 1 -1 0 {h} 0 cm", 180: "-1 0 0 -1 {w} {h} cm", 270: "0 -1 1 0 0 {w} cm"}


def width(text: str, size: float) -> float:
    """How wide the font sets a text."""
    return sum(size if ord(char) > 0x2000 else size / 2 for char in text)


def wrapped(text: str, room: float, size: float) -> list[str]:
    """The lines that a text fills."""
    lines = [""]
    for char in text:
        if lines[-1] and width(lines[-1] + char, size) > room:
            lines.append("")
        lines[-1] += char
    return lines


@dataclass
class Page:
    """What is drawn on one page: lines, and texts as x, baseline, size, turn, text; points from the top left corner."""

    drawn: list[str] = field(default_factory=list)
    texts: list[tuple[float, float, float, int, str]] = field(default_factory=list)


@dataclass
class Part:
    """The part of a cell on one page: its lines, from which row and to which it reaches, and whether it goes on."""

    cell: Cell
    column: int
    row: int
    lines: list[str]
    begun: bool = False


@dataclass(frozen=True)
class Pdf:
    """A way of writing; calling it with a document gives the bytes of the file."""

    page: tuple[float, float] = (595.0, 842.0)
    size: float = 10.5
    margin: float = 56.0
    border: str = "stroke"  # or slabs, double, dashed, none
    cut_rows: bool = False  # a row may be cut by the page end
    open_end: bool = False  # without a line where a cell is cut
    sides: bool = True
    heads_again: bool = False
    turn: int = 0
    sideways: bool = False  # the page is not marked as turned
    shuffled: bool = False
    in_form: bool = False
    upright: bool = False  # narrow labels one character a line
    laid_down: bool = False  # narrow labels turned by a quarter
    running: str = ""

    def __call__(self, document: Document) -> bytes:
        """The file."""
        writer = _Writer(self)
        writer.paragraph(document.heading, indent=False, size=self.size * 1.5)
        places = {"二": "proactive", "三": "requests", "四": "disputes"}
        for heading, before, after in prose.parts(document):
            for text in [heading, *before]:
                writer.paragraph(text)
            name = places.get(heading[:1], "")
            if name in document.tables:
                writer.table(getattr(grids, name)(document), WIDTHS[name])
            for text in after:
                writer.paragraph(text)
        return writer.file(document.heading)


class _Writer:
    def __init__(self, style: Pdf) -> None:
        self.style = style
        self.pages = [Page()]
        self.y = style.margin
        self.step = style.size * 1.5
        self.room = style.page[0] - 2 * style.margin
        self.end = style.page[1] - style.margin

    def text(self, x: float, y: float, text: str, size: float, turn: int = 0) -> None:
        self.pages[-1].texts.append((x, y, size, turn, text))

    def turn_over(self) -> None:
        self.pages.append(Page())
        self.y = self.style.margin

    def paragraph(self, text: str, indent: bool = True, size: float = 0.0) -> None:
        size = size or self.style.size
        for number, line in enumerate(wrapped(("　　" if indent else "") + text, self.room, size)):
            if self.y + size * 1.5 > self.end:
                self.turn_over()
            shift = 2 * size if indent and not number else 0.0
            self.text(self.style.margin + shift, self.y + size * 1.2, line.strip("　"), size)
            self.y += size * 1.5

    def table(self, grid: Grid, widths: list[float]) -> None:
        xs = [self.style.margin]
        for share in widths:
            xs.append(xs[-1] + share * self.room)
        self.y += self.step / 2
        parts = self.parts(grid, xs)
        heights = self.heights(parts, len(grid))
        head = 3 if len(grid) > 20 else 0
        first, row, ys = 0, 0, [self.y]
        while row < len(grid):
            if ys[-1] + heights[row] <= self.end:
                ys.append(ys[-1] + heights[row])
                row += 1
                continue
            lines = int((self.end - ys[-1] - 2 * _PAD) / self.step)
            cut = self.style.cut_rows and 0 < lines * self.step + 2 * _PAD < heights[row]
            ys += [self.end] if cut else []
            self.piece(parts, xs, ys, first, row + cut)
            self.turn_over()
            first, ys = row, [self.y]
            if cut:
                heights[row] = max(heights[row] - lines * self.step, self.step + 2 * _PAD)
            if self.style.heads_again and head and row >= head:
                ys = self.again(grid, xs, heights, head)
        self.piece(parts, xs, ys, first, row)
        self.y = ys[-1] + self.step

    def again(self, grid: Grid, xs: list[float], heights: list[float], head: int) -> list[float]:
        ys = [self.y]
        for height in heights[:head]:
            ys.append(ys[-1] + height)
        self.piece(self.parts(grid[:head], xs), xs, ys, 0, head)
        return ys[-1:]

    def parts(self, grid: Grid, xs: list[float]) -> list[Part]:
        parts = []
        for row, column, cell in grids.placed(grid):
            room = xs[column + cell.cols] - xs[column] - 2 * _PAD
            narrow = self.style.upright and cell.kind == "label" and cell.rows > 5
            lines = list(cell.text) if narrow else wrapped(cell.text, room, self.style.size)
            parts.append(Part(cell, column, row, lines if cell.text else []))
        return parts

    def heights(self, parts: list[Part], rows: int) -> list[float]:
        heights = [self.step + 2 * _PAD] * rows
        for part in sorted(parts, key=lambda each: each.cell.rows):
            span = slice(part.row, part.row + part.cell.rows)
            need = len(part.lines) * self.step + 2 * _PAD if not self.is_laid_down(part) else 0.0
            heights[span.stop - 1] += max(0.0, need - sum(heights[span]))
        return heights

    def is_laid_down(self, part: Part) -> bool:
        return self.style.laid_down and part.cell.kind == "label" and part.cell.rows > 5

    def piece(self, parts: list[Part], xs: list[float], ys: list[float], first: int, end: int) -> None:
        """Draws the rows from `first` to before `end`, whose bounds are `ys`."""
        for part in parts:
            start, stop = max(part.row, first), min(part.row + part.cell.rows, end)
            if start >= stop:
                continue
            box = xs[part.column], ys[start - first], xs[part.column + part.cell.cols], ys[stop - first]
            fitting = int((box[3] - box[1] - 2 * _PAD + 0.1) / self.step)
            shown, part.lines = part.lines[:fitting], part.lines[fitting:]
            goes_on = bool(part.lines) or part.row + part.cell.rows > end
            if self.is_laid_down(part):
                shown, part.lines = ["".join(shown + part.lines)], []
                self.text(box[0] + self.style.size + _PAD, box[1] + _PAD, shown[0], self.style.size, 270)
            else:
                self.cell_text(part, shown, box)
            self.borders(box, top=not (self.style.open_end and part.begun), bottom=not (self.style.open_end and goes_on))
            part.begun = True

    def cell_text(self, part: Part, lines: list[str], box: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = box
        size = self.style.size
        y = top + (bottom - top - len(lines) * self.step) / 2 + size * 1.1
        for line in lines:
            shift = (right - left - width(line, size)) / 2 if part.cell.kind != "label" else _PAD
            self.text(left + shift, y, line, size)
            y += self.step

    def borders(self, box: tuple[float, float, float, float], top: bool, bottom: bool) -> None:
        left, upper, right, lower = box
        if self.style.border == "double":
            left, upper, right, lower = left + 0.75, upper + 0.75, right - 0.75, lower - 0.75
        edges = [(left, upper, right, upper)] * top + [(left, lower, right, lower)] * bottom
        outer = (self.style.margin, self.style.page[0] - self.style.margin)
        edges += [(x, upper, x, lower) for x in (left, right) if self.style.sides or min(abs(x - o) for o in outer) > 1]
        for x0, y0, x1, y1 in edges:
            v0, v1 = self.style.page[1] - y0, self.style.page[1] - y1
            if self.style.border == "slabs":
                self.pages[-1].drawn.append(f"{x0:.2f} {v1:.2f} {max(x1 - x0, 0.75):.2f} {max(v0 - v1, 0.75):.2f} re f")
            elif self.style.border != "none":
                dash = "[2 2] 0 d " if self.style.border == "dashed" else ""
                self.pages[-1].drawn.append(f"{dash}0.5 w {x0:.2f} {v0:.2f} m {x1:.2f} {v1:.2f} l S")

    def file(self, title: str) -> bytes:
        for number, page in enumerate(self.pages, start=1):
            self.furniture(page, number)
        return packed([self.content(page) for page in self.pages], self.style, title)

    def furniture(self, page: Page, number: int) -> None:
        if self.style.running:
            page.texts.append((self.style.margin, 30.0, 9.0, 0, self.style.running))
        page.texts.append((self.style.page[0] / 2 - 15, self.style.page[1] - 25, 9.0, 0, f"— {number} —"))

    def content(self, page: Page) -> tuple[str, str]:
        """What is drawn and what is written, each as operators."""
        texts = list(page.texts)
        if self.style.shuffled:
            random.Random(len(texts)).shuffle(texts)
        return "\n".join(page.drawn), "\n".join(_show(text, self.style.page[1]) for text in texts if text[4])


def _show(text: tuple[float, float, float, int, str], height: float) -> str:
    x, y, size, turn, words = text
    matrix = "0 -1 1 0" if turn == 270 else "1 0 0 1"
    return f"BT /F1 {size} Tf {matrix} {x:.2f} {height - y:.2f} Tm <{words.encode('utf-16-be').hex()}> Tj ET"


def packed(contents: list[tuple[str, str]], style: Pdf, title: str) -> bytes:
    """The pages as a file."""
    wide, high = style.page
    turned = style.turn % 180 == 90
    box = f"[0 0 {high if turned else wide} {wide if turned else high}]"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
        " /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120"
        " /CapHeight 880 /StemV 93 >>",
        f"<< /Title <feff{title.encode('utf-16-be').hex()}> /Producer (tests) >>",
    ]
    kids = []
    for drawn, written in contents:
        turn = _TURNS[style.turn].format(w=wide, h=high)
        extra = ""
        if style.in_form:
            form = f"<< /Type /XObject /Subtype /Form /BBox [0 0 {wide} {high}] /Matrix [1 0 0 1 10 0]"
            objects.append(_stream("1 0 0 1 -10 0 cm\n" + drawn, form))
            extra, drawn = f" /XObject << /X1 {len(objects)} 0 R >>", "/X1 Do"
        objects.append(_stream(f"q {turn}\n{drawn}\n{written}\nQ", "<<"))
        rotate = f" /Rotate {style.turn}" if style.turn and not style.sideways else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box}{rotate} /Contents {len(objects)} 0 R"
            f" /Resources << /Font << /F1 3 0 R >>{extra} >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return assembled([body.encode("latin-1") for body in objects])


def _stream(text: str, head: str) -> str:
    data = zlib.compress(text.encode("latin-1"), 9).decode("latin-1")
    return f"{head} /Length {len(data)} /Filter /FlateDecode >>\nstream\n{data}\nendstream"


def assembled(objects: list[bytes], trailer: str = "/Info 6 0 R") -> bytes:
    """Objects numbered from 1 as a file with its table of places."""
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


__all__ = ["Page", "Pdf", "assembled", "packed"]
