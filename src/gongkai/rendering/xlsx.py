"""A report as an Excel workbook: the text on the first sheet, each table on one of its own, numbers as numbers."""

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gongkai.form import Box, Grid, Layout, Role, Table, grid
from gongkai.rendering.fitting import MEASURES, Fit, em_width, fit
from gongkai.rendering.outline import Outline, TableOutline, cell_text, is_signature, on_paper, plain
from gongkai.report import Figure, Finding, Report, State, Value
from gongkai.typesetting import legible

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001  # the same report gives the same bytes; the format knows no time zone
_TEXT_SHEET = "正文"
_TEXT_WIDTH = 80
"""Width of the text in digits, as Excel counts."""
_TEXT_EMS = 34
"""Chinese characters of 12 points that surely find room in one line of it."""
_PAGE_HEIGHT = 842 - 2 * 0.8 * 72
"""Points between the margins of an upright A4 page."""
_SHRINK = 1.2
"""A text up to so many pages long is shrunk to one page, and still as large as 10 points."""
_PERCENT = 90
"""A longer one is printed so small: narrow enough for any program's idea of a column. Fitted pages know no page break in Excel."""
_WIDTHS = {False: 523.0, True: 770.0}
"""Points between the margins of an upright A4 page, and of one that lies."""
_SIZES = (11.0, 10.5, 10.0, 9.0, 8.0, 7.0, 6.0)
_LONGEST_SHEET_NAME = 31
_FORBIDDEN = str.maketrans("[]:*?/\\", "（）：＊？／＼")
_DIGITS = 15
"""A spreadsheet keeps no more digits of a number."""


@dataclass(slots=True)
class _Book:
    """A workbook and the looks made for it, each once."""

    book: Workbook
    looks: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def look(self, **properties: object) -> Format:
        """The format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.looks:
            self.looks[key] = self.book.add_format({"font_name": "宋体", "valign": "vcenter", "text_wrap": True} | properties)
        return self.looks[key]


def render_xlsx(report: Report, findings: Sequence[Finding] = ()) -> bytes:
    """The workbook; findings have no place in it. A number whose cell shows more than the number carries that as a note."""
    content = on_paper(report)
    file = io.BytesIO()
    book = _Book(xlsxwriter.Workbook(file, _OPTIONS))
    book.book.set_properties({"title": content.name, "author": legible(report.agency or ""), "created": _MADE})
    _write_text(book, content)
    for part in content.parts:
        for outlined in part.tables:
            if outlined.table is not None:
                _write_table(book, outlined, outlined.table)
    book.book.close()
    return file.getvalue()


def number_format(figure: Figure) -> str:
    """How a spreadsheet shows the number as it is printed: thousands parted, decimals kept, the unit behind it."""
    value = figure.value or 0
    decimals = max(-int(value.as_tuple().exponent), 0) if isinstance(value, Decimal) else 0
    whole = "#,##0" if "," in figure.printed or "，" in figure.printed else "0"
    unit = figure.unit.replace('"', "")
    return whole + ("." + "0" * decimals if decimals else "") + (f'"{unit}"' if unit and unit in figure.printed else "")


def _write_text(book: _Book, content: Outline) -> None:
    sheet = book.book.add_worksheet(_TEXT_SHEET)
    sheet.set_column(0, 0, _TEXT_WIDTH)
    _set_page(sheet, lies=False)
    lines = [(content.title, book.look(font_size=18, align="center", bold=True))] if content.title else []
    body, heading = book.look(font_size=12), book.look(font_size=12, bold=True)
    lines += [(text, body) for text in content.opening]
    for part in content.parts:
        lines += [(part.heading, heading), *((text, body) for text in part.paragraphs)]
    lines += [(text, book.look(font_size=12, align="right") if is_signature(text) else body) for text in content.closing]
    heights = [_text_height(text, look.font_size) for text, look in lines]
    for row, (text, look) in enumerate(lines):
        sheet.set_row(row, heights[row])
        sheet.write_string(row, 0, text, look)
    if sum(heights) <= _SHRINK * _PAGE_HEIGHT:
        sheet.fit_to_pages(1, 1)
        return
    sheet.set_print_scale(_PERCENT)
    if _ends_alone(heights, len(content.closing)):
        sheet.set_h_pagebreaks([len(lines) - len(content.closing) - 1])


def _text_height(text: str, size: float) -> float:
    """Points of a row of the text sheet: spreadsheets do not set the height of rows that they did not write."""
    count = math.ceil(em_width(text) * size / 12 / _TEXT_EMS)
    return min(size * (1.3 * max(count, 1) + 0.4), 409)


def _ends_alone(heights: Sequence[float], closing: int) -> bool:
    """Whether a page of the text would begin with one of its last rows, so many, which are signature and date."""
    room = left = _PAGE_HEIGHT * 100 / _PERCENT
    for place, height in enumerate(heights):
        begins = height > left
        left = (room if begins else left) - height
        if begins and place >= len(heights) - closing:
            return True
    return False


def _write_table(book: _Book, outlined: TableOutline, form: Table) -> None:
    lies = any(block.layout is Layout.ACROSS for block in form.blocks)
    sheet = book.book.add_worksheet(_sheet_name(outlined.label, book.book))
    squares = grid(form)
    texts = outlined.texts()
    fitted = fit(squares, texts, _WIDTHS[lies], _SIZES)
    _set_page(sheet, lies)
    for column, points in enumerate(fitted.columns):
        sheet.set_column_pixels(column, column, round(points * 96 / 72))
    for row, height in enumerate(_heights(squares, texts, fitted)):
        sheet.set_row(row, height)
    if squares.heads == tuple(range(len(squares.heads))):
        sheet.repeat_rows(0, len(squares.heads) - 1)
        sheet.freeze_panes(len(squares.heads), 0)
    for box in squares.boxes:
        if box.address is None:
            _write_head(book, sheet, box, fitted.size)
        else:
            _write_figure(book, sheet, box, outlined.figures[box.address], fitted.size)


def _set_page(sheet: Worksheet, lies: bool) -> None:
    """A4, as wide as the page, the page number at the foot."""
    sheet.set_paper(9)
    if lies:
        sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C— &P —")


def _write_head(book: _Book, sheet: Worksheet, box: Box, size: float) -> None:
    left = box.role is Role.TITLE or (box.role is Role.ROW and box.leaf) or (box.role is Role.CORNER and box.rowspan > 1)
    tint: dict[str, object] = {"bg_color": "#DCE6F2"} if box.role is Role.TITLE else {}
    look = book.look(font_size=size, border=1, align="left" if left else "center", **tint)
    _merge(sheet, box, look)
    sheet.write_string(box.row, box.column, box.text, look)


def _write_figure(book: _Book, sheet: Worksheet, box: Box, figure: Figure, size: float) -> None:
    text = cell_text(figure)
    properties: dict[str, object] = {"font_size": size, "border": 1, "align": "center"}
    if figure.state is not State.NUMBER or figure.value is None or _digits(figure.value) > _DIGITS:
        look = book.look(num_format="@", **properties) if text else book.look(**properties)
        _merge(sheet, box, look)
        if text:
            sheet.write_string(box.row, box.column, text, look)
        return
    look = book.look(num_format=number_format(figure), **properties)
    _merge(sheet, box, look)
    sheet.write_number(box.row, box.column, float(figure.value), look)
    if not _says_no_more(text, figure):
        sheet.write_comment(box.row, box.column, f"原文：{text}")


def _says_no_more(text: str, figure: Figure) -> bool:
    """Whether the number in its format shows all that was printed."""
    digits = text.replace(",", "").replace("，", "")
    return figure.value is not None and digits in (plain(figure.value), plain(figure.value) + figure.unit)


def _merge(sheet: Worksheet, box: Box, look: Format) -> None:
    """The squares of the box as one, all with the look; a box of one square is blank until it is written."""
    if box.rowspan == box.colspan == 1:
        sheet.write_blank(box.row, box.column, None, look)
    else:
        sheet.merge_range(box.row, box.column, box.row + box.rowspan - 1, box.column + box.colspan - 1, "", look)


def _heights(squares: Grid, texts: Mapping[str, str], fitted: Fit) -> list[float]:
    """Points of every row: as many lines as its longest text needs, since spreadsheets do not reckon merged cells."""
    lines = [1] * squares.height
    for box in squares.boxes:
        text = texts.get(box.address, "") if box.address else box.text
        room = (sum(fitted.columns[box.column : box.column + box.colspan]) - MEASURES.padding) / fitted.size
        needed = 1 if box.role is Role.VALUE and text.isascii() else math.ceil(em_width(text) / math.floor(max(room, 1.0)))
        lines[box.row] = max(lines[box.row], math.ceil(needed / box.rowspan))
    return [min(fitted.size * (1.3 * count + 0.6), 409) for count in lines]


def _digits(value: Value) -> int:
    return len(Decimal(value).normalize().as_tuple().digits)


def _sheet_name(label: str, book: Workbook) -> str:
    """The label of the table as a sheet may be named, numbered where another has it."""
    name = label.translate(_FORBIDDEN)[:_LONGEST_SHEET_NAME]
    return name if name not in book.sheetnames else f"{name[: _LONGEST_SHEET_NAME - 2]}{len(book.sheetnames)}"
