"""Reports printed to PDF in a manner drawn by lot: borders or none, any order of drawing, narrow columns, page ends in rows.

A `Manner` called with a document gives the bytes of the file; `test_random_prints.py` draws the lots. Chinese is set in a font that is not
embedded, one em a character; figures in the same one or in Helvetica, which is higher and narrower.
"""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tests.reports.maker import grids, prose
from tests.reports.maker.as_pdf import assembled

if TYPE_CHECKING:
    from tests.reports.maker.document import Document
    from tests.reports.maker.grids import Cell, Grid

Ruled = Literal["all", "across", "down", "head", "frame", "none"]
Border = Literal["stroke", "slabs", "boxes", "dashed"]
Order = Literal["told", "cells", "lines", "pieces", "columns", "figures", "labels", "in_rows", "rows", "upwards"]
Place = Literal["left", "right", "middle"]

SHARES = {"proactive": [4, 2, 2, 2], "requests": [8, 14, 36, *[6] * 7], "disputes": [1] * 15}
BOX = tuple[float, float, float, float]


@dataclass(frozen=True)
class Manner:
    """A way of printing."""

    page: tuple[float, float] = (595.0, 842.0)
    margin: float = 56.0
    size: float = 10.5
    leading: float = 1.5
    pad: float = 3.0
    row_pad: float = 3.0
    ruled: Ruled = "none"
    border: Border = "stroke"
    order: Order = "told"
    skew: float = 0.0
    """By which part columns are wider or narrower than usual."""
    labels: Place = "left"
    heads: Place = "middle"
    figures: Place = "middle"
    upright: Place = "middle"
    """Where a figure stands in the height of its row: `left` is above, `right` below."""
    label_upright: Place = "middle"
    latin: bool = False
    """Whether figures are set in Helvetica."""
    figure_size: float = 1.0
    heads_again: bool = False
    cut_rows: bool = False
    vertical: bool = False
    bold: bool = False
    """Whether labels are drawn twice, a third of a point apart."""
    foot: str = "— {} —"
    watermark: str = ""
    slant: bool = True
    """Whether the watermark lies across the page."""
    turn: int = 0
    crop: float = 0.0
    seed: int = 0

    def __call__(self, document: Document) -> bytes:
        """The file."""
        writer = Writer(self)
        writer.paragraph(document.heading, self.size * 1.4)
        names = {"二": "proactive", "三": "requests", "四": "disputes"}
        for heading, before, after in prose.parts(document):
            for text in [heading, *before]:
                writer.paragraph(text)
            name = names.get(heading[:1], "")
            if name in document.tables:
                writer.table(getattr(grids, name)(document), SHARES[name])
            for text in after:
                writer.paragraph(text)
        return writer.file()


@dataclass
class Text:
    """A line of one cell, or of none (`cell` is then -1): where it begins, its baseline, its size and its font."""

    x: float
    y: float
    size: float
    text: str
    latin: bool = False
    table: int = 0
    row: int = -1
    column: int = -1
    cell: int = -1
    label: bool = False
    slant: bool = False


@dataclass
class Part:
    """What is left of a cell to be drawn: its lines, and the rows it covers."""

    cell: Cell
    number: int
    row: int
    column: int
    lines: list[str]
    begun: bool = False

    @property
    def is_figure(self) -> bool:
        return self.cell.kind == "value"


NARROW = {",": 0.278, ".": 0.278, "-": 0.333, "/": 0.278, " ": 0.278}


class Writer:
    """One file as it is printed."""

    def __init__(self, how: Manner) -> None:
        self.how = how
        self.rng = random.Random(how.seed)
        self.texts: list[list[Text]] = [[]]
        self.drawn: list[list[str]] = [[]]
        self.y = how.margin
        self.room = how.page[0] - 2 * how.margin
        self.end = how.page[1] - how.margin
        self.step = how.size * how.leading
        self.tables = 0
        self.cells = 0

    def width(self, text: str, size: float, latin: bool = False) -> float:
        if latin:
            return sum(NARROW.get(char, 0.556) * size for char in text)
        return sum(size if ord(char) > 0x2000 else size / 2 for char in text)

    def wrapped(self, text: str, room: float, size: float, latin: bool = False) -> list[str]:
        lines = [""]
        for char in text:
            if lines[-1] and self.width(lines[-1] + char, size, latin) > room:
                lines.append("")
            lines[-1] += char
        return lines

    def turn_over(self) -> None:
        self.texts.append([])
        self.drawn.append([])
        self.y = self.how.margin

    def paragraph(self, text: str, size: float = 0.0) -> None:
        indent = 0.0 if size else 2 * self.how.size
        size = size or self.how.size
        for number, line in enumerate(self.wrapped(("　　" if indent else "") + text, self.room, size)):
            if self.y + self.step > self.end:
                self.turn_over()
            left = self.how.margin + (indent if not number else 0.0)
            self.texts[-1].append(Text(left, self.y + size * 1.1, size, line.strip("　")))
            self.y += size * 1.5

    # Tables

    def table(self, grid: Grid, shares: list[int]) -> None:
        self.tables += 1
        own = [share * (1 + self.rng.uniform(-self.how.skew, self.how.skew)) for share in shares]
        xs = [self.how.margin]
        for share in own:
            xs.append(xs[-1] + share / sum(own) * self.room)
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
            lines = int((self.end - ys[-1] - 2 * self.how.row_pad) / self.step)
            cut = self.how.cut_rows and 0 < lines * self.step + 2 * self.how.row_pad < heights[row]
            ys += [self.end] if cut else []
            self.piece(parts, xs, ys, first, row + cut, cut)
            self.turn_over()
            first, ys = row, [self.y]
            if cut:
                heights[row] = max(heights[row] - lines * self.step, self.step + 2 * self.how.row_pad)
            if self.how.heads_again and head and row >= head:
                ys = self.again(grid, xs, heights, head)
            elif heights[row] > self.end - ys[-1]:
                heights[row] = self.end - ys[-1]
        self.piece(parts, xs, ys, first, row)
        self.y = ys[-1] + self.step

    def again(self, grid: Grid, xs: list[float], heights: list[float], head: int) -> list[float]:
        ys = [self.y]
        for height in heights[:head]:
            ys.append(ys[-1] + height)
        self.piece(self.parts(grid[:head], xs), xs, ys, 0, head)
        return ys[-1:]

    def parts(self, grid: Grid, xs: list[float]) -> list[Part]:
        parts: list[Part] = []
        for row, column, cell in grids.placed(grid):
            self.cells += 1
            parts.append(Part(cell, self.cells, row, column, self.lines(cell, xs[column + cell.cols] - xs[column])))
        return parts

    def lines(self, cell: Cell, wide: float) -> list[str]:
        if not cell.text:
            return []
        if self.how.vertical and cell.kind == "label" and cell.rows > 5:
            return list(cell.text)
        figure = cell.kind == "value"
        # A number may fill its column from edge to edge; only a longer one goes on below.
        room = wide if figure else wide - 2 * self.how.pad
        return self.wrapped(cell.text, room, self.size(figure), figure and self.how.latin)

    def size(self, figure: bool) -> float:
        return self.how.size * (self.how.figure_size if figure else 1.0)

    def heights(self, parts: list[Part], rows: int) -> list[float]:
        heights = [self.step + 2 * self.how.row_pad] * rows
        for part in sorted(parts, key=lambda each: each.cell.rows):
            span = slice(part.row, part.row + part.cell.rows)
            heights[span.stop - 1] += max(0.0, len(part.lines) * self.step + 2 * self.how.row_pad - sum(heights[span]))
        return heights

    def piece(self, parts: list[Part], xs: list[float], ys: list[float], first: int, end: int, cut: bool = False) -> None:
        """Draws the rows from `first` to before `end`, whose bounds are `ys`; `cut` says that the last goes on over the page."""
        for part in parts:
            start, stop = max(part.row, first), min(part.row + part.cell.rows, end)
            if start >= stop:
                continue
            box = xs[part.column], ys[start - first], xs[part.column + part.cell.cols], ys[stop - first]
            fitting = max(0, int((box[3] - box[1] - 2 * self.how.row_pad + 0.1) / self.step))
            if stop == part.row + part.cell.rows and not (cut and stop == end):
                fitting = len(part.lines)
            shown, part.lines = part.lines[:fitting], part.lines[fitting:]
            self.cell_text(part, shown, box)
            self.borders(part, box)
        if self.how.ruled in ("frame", "head"):
            self.line(xs[0], ys[0], xs[-1], ys[0])
            self.line(xs[0], ys[-1], xs[-1], ys[-1])
            if self.how.ruled == "frame":
                self.line(xs[0], ys[0], xs[0], ys[-1])
                self.line(xs[-1], ys[0], xs[-1], ys[-1])

    def cell_text(self, part: Part, lines: list[str], box: BOX) -> None:
        left, top, right, bottom = box
        size, latin = self.size(part.is_figure), part.is_figure and self.how.latin
        upright = self.how.upright if part.is_figure else self.how.label_upright
        free = bottom - top - len(lines) * self.step - 2 * self.how.row_pad
        y = top + self.how.row_pad + {"left": 0.0, "right": free, "middle": free / 2}[upright] + self.step / 2 + self.how.size * 0.36
        side = {"label": self.how.labels, "head": self.how.heads}.get(part.cell.kind, self.how.figures)
        for line in lines:
            wide = self.width(line, size, latin)
            space = right - left - wide
            pad = min(self.how.pad, max(space / 2, 0.0))
            x = left + {"left": pad, "right": space - pad, "middle": space / 2}[side]
            text = Text(x, y, size, line, latin, self.tables, part.row, part.column, part.number, not part.is_figure)
            self.texts[-1].append(text)
            if self.how.bold and not part.is_figure:
                self.texts[-1].append(Text(x + 0.3, y, size, line, latin, self.tables, part.row, part.column, part.number, True))
            y += self.step

    def borders(self, part: Part, box: BOX) -> None:
        left, top, right, bottom = box
        if self.how.ruled == "all" and self.how.border == "boxes":
            self.drawn[-1].append(
                f"0.5 w {left + 0.4:.2f} {self.up(bottom - 0.4):.2f} {right - left - 0.8:.2f} {bottom - top - 0.8:.2f} re S"
            )
            return
        across = self.how.ruled in ("all", "across") or (self.how.ruled == "head" and part.cell.kind == "head")
        down = self.how.ruled in ("all", "down")
        for y in (top, bottom) if across else ():
            self.line(left, y, right, y)
        for x in (left, right) if down else ():
            self.line(x, top, x, bottom)

    def up(self, y: float) -> float:
        return self.how.page[1] - y

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if self.how.border == "slabs":
            self.drawn[-1].append(f"{x0:.2f} {self.up(y1):.2f} {max(x1 - x0, 0.2):.2f} {max(y1 - y0, 0.2):.2f} re f")
        else:
            dash = "[3 2] 0 d " if self.how.border == "dashed" else ""
            self.drawn[-1].append(f"{dash}0.5 w {x0:.2f} {self.up(y0):.2f} m {x1:.2f} {self.up(y1):.2f} l S")

    # The file

    def ordered(self, texts: list[Text]) -> list[Text]:
        """The texts of a page in the order in which they are drawn; what stands outside of tables keeps its place in front."""
        outside = [text for text in texts if text.cell < 0]
        inside = [text for text in texts if text.cell >= 0]
        order = self.how.order
        if order == "told":
            return texts
        if order == "pieces":
            inside = [piece for text in inside for piece in self.torn(text)]
        if order in ("lines", "pieces"):
            self.rng.shuffle(inside)
        elif order in ("cells", "rows", "in_rows"):
            luck = {key: self.rng.random() for text in inside for key in ((0, text.cell), (1, text.row))}
            keys = {"cells": lambda t: luck[0, t.cell], "rows": lambda t: luck[1, t.row], "in_rows": lambda t: (t.row, luck[0, t.cell])}
            inside.sort(key=keys[order])
        else:
            by = {"columns": lambda t: (t.table, t.column), "figures": lambda t: t.label, "labels": lambda t: not t.label}
            inside.sort(key=by.get(order, lambda t: -t.y))
        return outside + inside

    def torn(self, text: Text) -> list[Text]:
        """A text drawn in pieces of a few characters."""
        pieces, left = [], text.x
        at = 0
        while at < len(text.text):
            own = text.text[at : at + self.rng.randint(1, 4)]
            pieces.append(Text(left, text.y, text.size, own, text.latin, text.table, text.row, text.column, text.cell, text.label))
            left += self.width(own, text.size, text.latin)
            at += len(own)
        return pieces

    def content(self, number: int) -> str:
        texts = self.ordered(self.texts[number])
        wide, high = self.how.page
        if self.how.foot:
            foot = self.how.foot.format(number + 1)
            texts.append(Text(wide / 2 - 10, high - self.how.margin / 2 + 4, 9.0, foot))
        if self.how.watermark:
            mark = Text(wide / 3, high * 0.7, 40.0, self.how.watermark, slant=self.how.slant)
            texts.insert(0 if number % 2 else len(texts), mark)
        return "\n".join([*self.drawn[number], *(self.show(text) for text in texts if text.text)])

    def show(self, text: Text) -> str:
        matrix = "0.77 0.64 -0.64 0.77" if text.slant else "1 0 0 1"
        said = text.text.encode("latin-1" if text.latin else "utf-16-be").hex()
        return f"BT /{'F2' if text.latin else 'F1'} {text.size} Tf {matrix} {text.x:.2f} {self.up(text.y):.2f} Tm <{said}> Tj ET"

    def file(self) -> bytes:
        wide, high = self.how.page
        turn = {0: "", 90: f"0 1 -1 0 {high} 0 cm", 180: f"-1 0 0 -1 {wide} {high} cm", 270: f"0 -1 1 0 0 {wide} cm"}[self.how.turn]
        across, down = (high, wide) if self.how.turn % 180 else (wide, high)
        crop = self.how.crop
        box = f"/MediaBox [{-crop} {-crop} {across + crop} {down + crop}] /CropBox [0 0 {across} {down}]"
        objects = [*FONTS]
        kids = []
        for number in range(len(self.texts)):
            data = zlib.compress(f"q {turn}\n{self.content(number)}\nQ".encode("latin-1"), 9)
            objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data))
            fonts = "/Resources << /Font << /F1 3 0 R /F2 6 0 R >> >>"
            objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Rotate {self.how.turn} /Contents {len(objects)} 0 R {fonts} >>".encode())
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
        return assembled(objects, "")


FONTS = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"",
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
    b" /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R >>",
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120"
    b" /CapHeight 880 /StemV 93 >>",
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
]
