"""Writing pages as an OFD file by hand (GB/T 33190-2016), in the ways of the programs that make them.

Seen in files of several makers: one object a line or a character; steps spelt out, with `g`, or with a step too many, back to
the beginning of a next line; size 1 in a matrix; lines as strokes, as filled slabs, as one path, begun with S or M.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.reading.packages import packed

from .prints import cells_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .prints import Glyph, Print, Run, Stroke

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_RIGHT = ((1, 0), (0, 1), (-1, 0), (0, -1))
_THICK = 0.25
"""Millimetres."""


@dataclass(frozen=True)
class Dialect:
    """A way of writing; calling it with pages gives the bytes of the file."""

    steps: str = "plain"  # or g, wrapped (a step too many), none
    single: bool = False  # one object a character
    scaled: bool = False  # size 1, made as large as it is by the matrix
    sides: bool = False  # print on its side by CharDirection and DeltaY, not by a matrix
    border: str = "stroke"  # or slabs, one, cells, closed, enlarged
    template: bool = False  # the lines stand in a template of the page
    foreground: bool = False
    composite: bool = False  # lines and texts stand in named graphics inside blocks
    corner: tuple[float, float] = (0.0, 0.0)  # where the page begins
    slashes: str = "/"
    root: str = "Doc_0"
    upper: bool = False  # places are written in capitals, names of files are not
    absolute: bool = False
    space: str = SPACE
    prefix: str = "ofd:"
    encoding: str = "UTF-8"
    declared: str = "UTF-8"
    pretty: bool = False

    def __call__(self, pages: list[Print], title: str = "") -> bytes:
        """The file."""
        return _Writer(self).file(pages, title)


@dataclass
class _Writer:
    style: Dialect
    parts: dict[str, str] = field(default_factory=dict)
    units: list[str] = field(default_factory=list)
    number: int = 0

    def id(self) -> int:
        self.number += 1
        return self.number

    def file(self, pages: list[Print], title: str) -> bytes:
        root = self.style.root
        listed, templates = "", ""
        for count, page in enumerate(pages):
            lines, texts = self.lines(page), [self.text(run) for run in self.runs(page)]
            used = ""
            if self.style.template:
                key = self.id()
                templates += f'<o:TemplatePage ID="{key}" BaseLoc="{self.place(f"Tpls/Tpl_{count}/Content.xml")}"/>'
                order = "Foreground" if self.style.foreground else "Background"
                used = f'<o:Template TemplateID="{key}" ZOrder="{order}"/>'
                self.parts[f"{root}/Tpls/Tpl_{count}/Content.xml"] = self.page(page, "", lines)
                lines = []
            self.parts[f"{root}/Pages/Page_{count}/Content.xml"] = self.page(page, used, [*lines, *texts])
            listed += f'<o:Page ID="{self.id()}" BaseLoc="{self.place(f"Pages/Page_{count}/Content.xml")}"/>'
        area = "<o:PageArea><o:PhysicalBox>0 0 210 297</o:PhysicalBox></o:PageArea>"
        resources = f"<o:PublicRes>{self.place('PublicRes.xml')}</o:PublicRes>"
        common = f"<o:CommonData><o:MaxUnitID>{self.number}</o:MaxUnitID>{area}{resources}{templates}</o:CommonData>"
        self.parts[f"{root}/Document.xml"] = f"<o:Document {self.style.space}>{common}<o:Pages>{listed}</o:Pages></o:Document>"
        fonts = '<o:Fonts><o:Font ID="9000" FontName="宋体"/></o:Fonts>'
        units = f"<o:CompositeGraphicUnits>{''.join(self.units)}</o:CompositeGraphicUnits>" if self.units else ""
        self.parts[f"{root}/PublicRes.xml"] = f'<o:Res {self.style.space} BaseLoc="Res">{fonts}{units}</o:Res>'
        info = f"<o:DocInfo><o:DocID>0123456789abcdef</o:DocID><o:Title>{escape(title)}</o:Title></o:DocInfo>"
        body = f"<o:DocBody>{info}<o:DocRoot>{root}/Document.xml</o:DocRoot></o:DocBody>"
        self.parts["OFD.xml"] = f'<o:OFD {self.style.space} Version="1.0" DocType="OFD">{body}</o:OFD>'
        return self.packed()

    def packed(self) -> bytes:
        files: dict[str, str | bytes] = {}
        for name, part in self.parts.items():
            text = part.replace("<o:", f"<{self.style.prefix}").replace("</o:", f"</{self.style.prefix}")
            if self.style.pretty:
                text = text.replace("><", ">\n    <")
            declaration = f'<?xml version="1.0" encoding="{self.style.declared}"?>\n'
            files[name.replace("/", self.style.slashes)] = (declaration + text).encode(self.style.encoding)
        return packed(files)

    def place(self, name: str) -> str:
        place = f"/{self.style.root}/{name}" if self.style.absolute else name
        return place.upper() if self.style.upper else place

    def page(self, page: Print, used: str, objects: list[str]) -> str:
        left, top = self.style.corner
        area = f"<o:Area><o:PhysicalBox>{left:g} {top:g} {page.width:.3f} {page.height:.3f}</o:PhysicalBox></o:Area>"
        layer = f'<o:Layer ID="{self.id()}" Type="Body">{self.drawn(objects)}</o:Layer>'
        return f"<o:Page {self.style.space}>{used}{area}<o:Content>{layer}</o:Content></o:Page>"

    def drawn(self, objects: list[str]) -> str:
        """The objects as they stand in a layer; or each hundred of them in a named graphic, inside blocks, moved there and back."""
        if not self.style.composite:
            return "".join(objects)
        blocks = ""
        for start in range(0, len(objects), 100):
            key = self.id()
            inner = "".join(objects[start : start + 100])
            content = f'<o:Content><o:PageBlock ID="{self.id()}">{inner}</o:PageBlock></o:Content>'
            self.units.append(f'<o:CompositeGraphicUnit ID="{key}" Width="210" Height="297">{content}</o:CompositeGraphicUnit>')
            drawn = f'<o:CompositeObject ID="{self.id()}" Boundary="-5 -7 210 297" CTM="1 0 0 1 5 7" ResourceID="{key}"/>'
            blocks += f'<o:PageBlock ID="{self.id()}"><o:PageBlock ID="{self.id()}">{drawn}</o:PageBlock></o:PageBlock>'
        return blocks

    def runs(self, page: Print) -> list[Run]:
        if not self.style.single:
            return page.runs
        return [type(run)(run.size, run.turned, [glyph]) for run in page.runs for glyph in run.glyphs]

    def text(self, run: Run) -> str:
        """A run as an object; places inside it are counted from its corner, above the first character."""
        first = run.glyphs[0]
        across, down = _RIGHT[run.turned]
        scale = run.size if self.style.scaled else 1.0
        rise = run.size * 0.9
        left, top = first.x + self.style.corner[0], first.y + self.style.corner[1]
        length = _reach(run)
        if run.turned and self.style.sides:
            matrix, turn, origin = (scale, 0.0, 0.0, scale), f' CharDirection="{run.turned * 90}"', (0.0, rise / scale)
        else:
            matrix = (across * scale, down * scale, -down * scale, across * scale)
            turn, origin = "", (0.0, rise / scale)
        a, b, c, d = matrix
        left -= a * origin[0] + c * origin[1]
        top -= b * origin[0] + d * origin[1]
        ctm = f' CTM="{a:g} {b:g} {c:g} {d:g} 0 0"' if matrix != (1, 0, 0, 1) else ""
        code = f'<o:TextCode X="{origin[0]:g}" Y="{origin[1]:.4f}"{self.ways(run, scale)}>{escape(run.text)}</o:TextCode>'
        box = f"{left:.4f} {top:.4f} {length:.4f} {run.size * 1.2:.4f}"
        size = run.size / scale
        return f'<o:TextObject ID="{self.id()}" Boundary="{box}" Font="9000" Size="{size:.4f}"{ctm}{turn}>{code}</o:TextObject>'

    def ways(self, run: Run, scale: float) -> str:
        steps = [_step(run, a, b) / scale for a, b in pairwise(run.glyphs)]
        if not steps or self.style.steps == "none":
            return ""
        if self.style.steps == "wrapped":
            written = _short([*steps, -sum(steps)])
            return f' DeltaX="{written}" DeltaY="g {len(steps)} 0 {run.size:.3f}"'
        written = _short(steps) if self.style.steps == "g" else " ".join(f"{step:.4f}" for step in steps)
        if run.turned and self.style.sides:
            across, down = _RIGHT[run.turned]
            ways = [" ".join(f"{step * along:.4f}" for step in steps) for along in (across, down)]
            return f' DeltaX="{ways[0]}" DeltaY="{ways[1]}"'
        return f' DeltaX="{written}"'

    def lines(self, page: Print) -> list[str]:
        left, top = self.style.corner
        lines = [type(line)(line.x0 + left, line.y0 + top, line.x1 + left, line.y1 + top) for line in page.lines]
        if not lines:
            return []
        if self.style.border == "cells":
            return [self.path("0 0 210 297", " ".join(map(_rectangle, cells_of(lines))), 'LineWidth="0.25"')]
        if self.style.border == "one":
            data = " ".join(f"M {x0:.3f} {y0:.3f} L {x1:.3f} {y1:.3f}" for x0, y0, x1, y1 in lines)
            return [self.path("0 0 210 297", data, 'LineWidth="0.25"')]
        return [BORDERS[self.style.border](self, line) for line in lines]

    def path(self, box: str, data: str, how: str) -> str:
        colour = '<o:FillColor Value="0 0 0"/>' if "Fill" in how else ""  # without one, what is filled is not seen
        drawn = f"{colour}<o:AbbreviatedData>{data}</o:AbbreviatedData>"
        return f'<o:PathObject ID="{self.id()}" Boundary="{box}" {how}>{drawn}</o:PathObject>'

    def stroke(self, line: Stroke) -> str:
        """A stroke in the middle of a boundary as thick as itself."""
        x0, y0, x1, y1 = line
        half = _THICK / 2
        box = f"{x0 - half:.3f} {y0 - half:.3f} {x1 - x0 + _THICK:.3f} {y1 - y0 + _THICK:.3f}"
        data = f"M {half} {half} L {x1 - x0 + half:.3f} {y1 - y0 + half:.3f}"
        return self.path(box, data, f'LineWidth="{_THICK}"')

    def slab(self, line: Stroke) -> str:
        """A rectangle that is filled and not stroked."""
        x0, y0, x1, y1 = line
        wide, high = max(x1 - x0, _THICK), max(y1 - y0, _THICK)
        data = f"M 0 0 L {wide:.3f} 0 L {wide:.3f} {high:.3f} L 0 {high:.3f} C"
        return self.path(f"{x0:.3f} {y0:.3f} {wide:.3f} {high:.3f}", data, 'Stroke="false" Fill="true"')

    def closed(self, line: Stroke) -> str:
        """There and back at the upper edge of the boundary, begun with S, as one maker does."""
        x0, y0, x1, y1 = line
        data = f"S 0.0 0.0 L {x1 - x0:.3f} {y1 - y0:.3f} C"
        return self.path(f"{x0:.3f} {y0:.3f} {x1 - x0 + _THICK:.3f} {y1 - y0 + _THICK:.3f}", data, 'Fill="true"')

    def enlarged(self, line: Stroke) -> str:
        """A stroke in units of a tenth."""
        x0, y0, x1, y1 = line
        data = f"M 0 0 L {(x1 - x0) * 10:.2f} {(y1 - y0) * 10:.2f}"
        box = f"{x0:.3f} {y0:.3f} {x1 - x0 + _THICK:.3f} {y1 - y0 + _THICK:.3f}"
        return self.path(box, data, f'CTM="0.1 0 0 0.1 0 0" LineWidth="{_THICK * 10}"')


BORDERS: dict[str, Callable[[_Writer, Stroke], str]] = {
    "stroke": _Writer.stroke,
    "slabs": _Writer.slab,
    "closed": _Writer.closed,
    "enlarged": _Writer.enlarged,
}


def _rectangle(cell: Stroke) -> str:
    x0, y0, x1, y1 = (f"{place:.3f}" for place in cell)
    return f"M {x0} {y0} L {x1} {y0} L {x1} {y1} L {x0} {y1} C"


def _step(run: Run, one: Glyph, other: Glyph) -> float:
    across, down = _RIGHT[run.turned]
    return (other.x - one.x) * across + (other.y - one.y) * down


def _reach(run: Run) -> float:
    return _step(run, run.glyphs[0], run.glyphs[-1]) + run.glyphs[-1].width


def _short(steps: list[float]) -> str:
    """Steps with `g` for those that follow each other."""
    written = []
    for step, same in groupby(f"{step:.3f}" for step in steps):
        count = len(list(same))
        written += [step] if count == 1 else [f"g {count} {step}"]
    return " ".join(written)


__all__ = ["BORDERS", "Dialect"]
