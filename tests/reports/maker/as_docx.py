"""Writing a document as a Word file, part by part: as Word does it, as WPS does it, and with what people do to their files."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import grids, prose
from .form import HEADINGS
from .packages import docx_parts, packed

if TYPE_CHECKING:
    from collections.abc import Callable

    from .document import Document
    from .grids import Cell, Grid

WORD_RUN = (
    '<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="宋体" w:cs="宋体" w:hint="eastAsia"/>'
    '<w:sz w:val="32"/></w:rPr>'
)
WPS_RUN = (
    '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/><w:kern w:val="0"/>'
    '<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/></w:rPr>'
)
_NUMBER = re.compile(r"([一二三四五六七八]、|（[一二三四五六七八]）|\d\.)(?=.)")
_LEVELS = {"、": 0, "）": 1, ".": 2}
_NUMERALS = "一二三四五六七八九十"


def text(content: str, properties: str = WORD_RUN) -> str:
    """One run."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{html.escape(content, quote=False)}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    """One paragraph of runs."""
    return f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr>{properties}<w:rPr><w:sz w:val="32"/></w:rPr></w:pPr>{inner}</w:p>'


# What stands in a cell: text of the cell in, block content out


def whole(cell: Cell) -> str:
    """One paragraph of one run."""
    return paragraph(text(cell.text) if cell.text else "", '<w:jc w:val="center"/>')


def pieces(cell: Cell) -> str:
    """Runs cut as Word cuts them when it checks spelling, with its marks between them."""
    runs = [text(part) for part in re.split(r"(?<=[（、，\d])", cell.text) if part]
    return paragraph('<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/>'.join(runs))


def wps(cell: Cell) -> str:
    """As WPS writes: a language for every run, breaks inside narrow labels, a no-break space in what is empty."""
    label = cell.kind != "value" and 3 < len(cell.text) <= 6
    parts = [cell.text[:2], cell.text[2:]] if label else [cell.text]
    runs = f"<w:r>{WPS_RUN}<w:br/></w:r>".join(text(part, WPS_RUN) for part in parts if part)
    return f'<w:p><w:pPr><w:keepNext w:val="0"/><w:jc w:val="center"/>{WPS_RUN}</w:pPr>{runs}</w:p>'


def letters(cell: Cell) -> str:
    """Short labels one character to a paragraph."""
    return whole(cell) if cell.kind == "value" or len(cell.text) > 8 else "".join(paragraph(text(char)) for char in cell.text)


def tracked(cell: Cell) -> str:
    """Values corrected with changes tracked: the old one deleted, the new one inserted, in places moved here."""
    if cell.kind != "value" or not cell.text:
        return whole(cell)
    who = 'w:id="7" w:author="某" w:date="2024-01-08T09:00:00Z"'
    old = f"<w:del {who}><w:r><w:delText>88</w:delText></w:r></w:del><w:moveFrom {who}>{text('7')}</w:moveFrom>"
    kind = "moveTo" if len(cell.text) > 1 else "ins"
    return paragraph(f"{old}<w:{kind} {who}>{text(cell.text)}</w:{kind}>")


def controls(cell: Cell) -> str:
    """Values in content controls, blank ones with their prompt."""
    if cell.kind != "value":
        return whole(cell)
    if not cell.text:
        return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph(text('单击此处输入数字 0'))}</w:sdtContent></w:sdt>"
    inner = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{text(cell.text)}</w:sdtContent></w:sdt>"
    return paragraph(inner) if len(cell.text) > 1 else f"<w:sdt><w:sdtContent>{paragraph(inner)}</w:sdtContent></w:sdt>"


def fields(cell: Cell) -> str:
    """Values as results of form fields, an old figure hidden beside them."""
    if cell.kind != "value":
        return whole(cell)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText xml:space="preserve"> FORMTEXT 99 </w:instrText></w:r>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>66</w:t></w:r>"
    result = text(cell.text) if cell.text else ""
    return paragraph(mark.format("begin") + code + mark.format("separate") + result + mark.format("end") + hidden)


def noted(cell: Cell) -> str:
    """Values and labels with a note at the foot of the page and a comment in the margin."""
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>' if len(cell.text) > 1 else ""
    comment = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    return paragraph(f'<w:commentRangeStart w:id="0"/>{text(cell.text) if cell.text else ""}{mark}{comment}')


def inner_table(cell: Cell) -> str:
    """Values in a table of one cell inside their cell."""
    if cell.kind != "value":
        return whole(cell)
    return f'<w:tbl><w:tblGrid><w:gridCol w:w="500"/></w:tblGrid><w:tr><w:tc>{whole(cell)}</w:tc></w:tr></w:tbl><w:p/>'


def numbered(cell: Cell) -> str:
    """Labels whose numbers Word counts by itself."""
    return _counted(cell.text) if cell.kind == "label" and _NUMBER.match(cell.text) else whole(cell)


def _counted(content: str) -> str:
    match = _NUMBER.match(content)
    if match is None:
        return paragraph(text(content))
    number = match[1]
    level = _LEVELS[number[-1]]
    value = int(number[0]) if level == 2 else _NUMERALS.index(number[-2]) + 1
    properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{100 * (level + 1) + value}"/></w:numPr>'
    return paragraph(text(content[match.end() :]), properties)


def list_parts() -> str:
    """Lists for every number: each begins where its paragraph needs it, as after many years of copying."""
    forms = (("chineseCounting", "%1、"), ("japaneseCounting", "（%1）"), ("decimal", "%1."))
    plans, lists = "", ""
    for level, (form, pattern) in enumerate(forms):
        for value in range(1, 10):
            key = 100 * (level + 1) + value
            plans += (
                f'<w:abstractNum w:abstractNumId="{key}"><w:lvl w:ilvl="0"><w:start w:val="{value}"/><w:numFmt w:val="{form}"/>'
                f'<w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
            )
            restart = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{value}"/></w:lvlOverride>'
            lists += f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/>{restart}</w:num>'
    return plans + lists


# How a table is drawn


@dataclass(frozen=True)
class Frame:
    """How cells become a table: the width of its columns, what stands beside the real ones, how merged cells are written."""

    hair: bool = False  # a column without width behind each third one, as a converter leaves it
    across: str = "gridSpan"  # or hMerge
    controls: bool = False  # a content control around each row

    def draw(self, grid: Grid, inner: Callable[[Cell], str]) -> str:
        """One table."""
        rows = _placed(grid)
        width = max(column + cell.cols for row in rows for column, cell, _ in row)
        marks = [column for column in range(width) if self.hair and column % 3 == 1]
        columns = "".join('<w:gridCol w:w="900"/>' + '<w:gridCol w:w="4"/>' * (column in marks) for column in range(width))
        drawn = "".join(self._row([self._cell(c, cell, first, inner, marks) for c, cell, first in row]) for row in rows)
        return f"<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{drawn}</w:tbl>"

    def _row(self, cells: list[str]) -> str:
        row = f'<w:tr w:rsidR="00A77B3E"><w:trPr><w:trHeight w:val="400"/></w:trPr>{"".join(cells)}</w:tr>'
        return f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>" if self.controls else row

    def _cell(self, column: int, cell: Cell, first: bool, inner: Callable[[Cell], str], marks: list[int]) -> str:
        merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
        content = inner(cell) if first else "<w:p/>"
        covered = cell.cols + sum(column <= mark < column + cell.cols for mark in marks)
        if self.across == "hMerge" and cell.cols > 1:
            begun = f'<w:tc><w:tcPr><w:hMerge w:val="restart"/>{merge}</w:tcPr>{content}</w:tc>'
            return begun + f"<w:tc><w:tcPr><w:hMerge/>{merge}</w:tcPr><w:p/></w:tc>" * (cell.cols - 1)
        span = f'<w:gridSpan w:val="{covered}"/>' if covered > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{900 * cell.cols}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
        )


def _placed(grid: Grid) -> list[list[tuple[int, Cell, bool]]]:
    """Column, cell, and whether it begins here, for each row."""
    rows: list[list[tuple[int, Cell, bool]]] = [[] for _ in grid]
    for y, x, cell in grids.placed(grid):
        for down in range(min(cell.rows, len(grid) - y)):
            rows[y + down].append((x, cell, down == 0))
    return [sorted(row, key=lambda placed: placed[0]) for row in rows]


# How the report is put together


@dataclass(frozen=True)
class Docx:
    """A way of writing; calling it with a document gives the bytes of the file."""

    inner: Callable[[Cell], str] = whole
    frame: Frame = field(default_factory=Frame)
    line: Callable[[str], str] = lambda content: paragraph(text(content))
    title: Callable[[str], str] = lambda content: paragraph(text(content), '<w:jc w:val="center"/>')
    finish: Callable[[str], str] = lambda body: body  # what happens to the whole body
    around: Callable[[str, str], str] = lambda name, table: table  # what stands around a table
    contents: bool = False  # a table of contents before the text
    broken_at: int = 0  # row of table three that begins a second table
    continued: str = ""  # the line over that second table
    notes: str = ""  # what the notes at the foot of the page and the comments say
    strict: bool = False
    numbering: str = ""

    def __call__(self, document: Document) -> bytes:
        drawn = {
            "二": ("proactive", [grids.proactive(document)]),
            "三": ("requests", self.parts_of(grids.requests(document))),
            "四": ("disputes", [grids.disputes(document)]),
        }
        blocks = [self.title(document.heading), _contents(HEADINGS) if self.contents else ""]
        for heading, before, after in prose.parts(document):
            blocks += [self.line(content) for content in [heading, *before] if content]
            name, tables = drawn.get(heading[:1], ("", []))
            between = self.line(self.continued) if self.continued else ""
            blocks += [between.join(self.around(name, self.frame.draw(table, self.inner)) for table in tables)]
            blocks += [self.line(content) for content in after]
        return packed(docx_parts(self.finish("".join(blocks)), self.numbering, self.strict, self.notes))

    def parts_of(self, grid: Grid) -> list[Grid]:
        """Table three whole, or in two with the head repeated."""
        return [grid[: self.broken_at], [*grid[:3], *grid[self.broken_at :]]] if self.broken_at else [grid]


def _contents(headings: list[str]) -> str:
    listed = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="10"/></w:pPr>{text(heading)}<w:r><w:tab/></w:r>{text(str(page))}</w:p>'
        for page, heading in enumerate(headings, start=1)
    )
    return paragraph(text("目　录")) + listed


def in_box(content: str) -> str:
    """A text box as Word writes it: once for itself, once for old programs."""
    new = f"<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    ways = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:p><w:r><mc:AlternateContent>{ways}</mc:AlternateContent></w:r></w:p>"


def in_controls(name: str, table: str) -> str:
    """A table in a content control inside another."""
    held = f'<w:sdt><w:sdtPr><w:tag w:val="{name}"/></w:sdtPr><w:sdtContent>{table}</w:sdtContent></w:sdt>'
    return f'<w:sdt><w:sdtPr><w:alias w:val="表格"/><w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent>{held}<w:p/></w:sdtContent></w:sdt>'


def lying(name: str, table: str) -> str:
    """A wide table on a page that lies: a section ends before it and behind it."""
    if name == "proactive":
        return table
    end = '<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/><w:pgSz {}/></w:sectPr></w:pPr></w:p>'
    return (
        end.format('w:w="11906" w:h="16838"')
        + f"{table}<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>"
        + end.format('w:w="16838" w:h="11906" w:orient="landscape"')
    )


def cover(content: str) -> str:
    """A page before the report, all of it in text boxes: the title in two lines, who made it, and the month; then the title."""
    agency, _, year = content.partition("20")
    lines = [agency, f"20{year}", f"编制单位：{agency}", "二〇二一年一月"]
    boxes = "".join(in_box(paragraph(text(line), '<w:jc w:val="center"/>')) for line in lines)
    return boxes + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + paragraph(text(content), '<w:jc w:val="center"/>')


def in_layout(body: str) -> str:
    """The whole report in a table of one cell."""
    return f'<w:tbl><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl><w:p/>'


def counted_line(content: str) -> str:
    """A heading whose number is counted; a sentence as it is."""
    return _counted(content) if len(content) < 30 and content[1:2] == "、" else paragraph(text(content))
