"""The workbook to fill in: headings with explanations, drop-down lists, one row marked as an example, and a sheet that explains."""

import io
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongkai.portal.agencies.importing.columns import COLUMNS, MARK, SHEET_LABELS, Column
from gongkai.portal.agencies.importing.values import as_day

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
"""Text stays text, whatever it begins with."""
DAYS = frozenset({"opened_on", "since", "joined_on"})
"""Columns that hold days."""
_ROWS = 5_000
"""Rows that have drop-down lists; more can be filled in without."""
_CHOICES = "选项"
_RULES = (
    "一行一个{label}。第2行是示例，不导入；可以删掉，也可以照着写。",
    "表头（第1行）的列名不要改；列的先后可以换，不用的列可以删掉，标*的列必须有。",
    "日期写成2024-06-01或2024年6月1日都可以。",
    "平台上已有的{label}也可以写进来：空着的格子保持原样，写“无”就清空，其余照表里改。",
    "放进平台以后先看预览：哪些新增、哪些变更、哪些格子要改，都会逐格写明。没有确认以前什么都不会变，确认以后还可以撤回。",
)


def template(kind: str) -> bytes:
    """The workbook for a sheet of that kind, `bodies` or `people`."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    label = SHEET_LABELS[kind]
    sheet = book.add_worksheet(label)
    columns = COLUMNS[kind]
    head(book, sheet, columns)
    grey, grey_day = book.add_format({"font_color": "#767676", "italic": True}), book.add_format(_DAY | {"font_color": "#767676"})
    day = book.add_format(_DAY)
    for place, column in enumerate(columns):
        sheet.write_comment(0, place, f"{column.label}：{column.help}", {"x_scale": 2, "y_scale": 1.2})
        sheet.set_column(place, place, column.width, day if column.key in DAYS else book.add_format({"num_format": "@"}))
        _write(sheet, 1, place, column.example, grey_day if column.key in DAYS else grey)
    _drop_downs(book.add_worksheet(_CHOICES), sheet, columns)
    _explain(book.add_worksheet("填写说明"), columns, label, book.add_format({"bold": True}), book.add_format({"text_wrap": True}))
    book.get_worksheet_by_name(_CHOICES).hide()
    book.close()
    return file.getvalue()


_DAY = {"num_format": "yyyy-mm-dd", "align": "left"}


def head(book: xlsxwriter.Workbook, sheet: Worksheet, columns: tuple[Column, ...]) -> None:
    """The first row, which stays in view."""
    plain = {"bold": True, "bg_color": "#EEF2F7", "border": 1, "border_color": "#B9B4A8", "text_wrap": True, "valign": "vcenter"}
    wanted, free = book.add_format(plain | {"font_color": "#9C1006"}), book.add_format(plain)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.label + ("*" if column.required else ""), wanted if column.required else free)
    sheet.set_row(0, 30)
    sheet.freeze_panes(1, 2)


def _write(sheet: Worksheet, row: int, place: int, text: str, look: Format) -> None:
    day = as_day(text)
    if isinstance(day, date):
        sheet.write_datetime(row, place, day, look)
    elif text:
        sheet.write_string(row, place, text, look)


def _drop_downs(lists: Worksheet, sheet: Worksheet, columns: tuple[Column, ...]) -> None:
    """Lists stand on a hidden sheet: together they are longer than a cell rule may be."""
    for place, column in enumerate(columns):
        for row, choice in enumerate(column.choices):
            lists.write_string(row, place, choice)
        if column.choices:
            letter = chr(ord("A") + place)
            source = f"={_CHOICES}!${letter}$1:${letter}${len(column.choices)}"
            rule = {"validate": "list", "source": source, "error_title": column.label, "error_message": "请从下拉列表里选一种。"}
            sheet.data_validation(1, place, _ROWS, place, rule)


def _explain(sheet: Worksheet, columns: tuple[Column, ...], label: str, bold: Format, wrap: Format) -> None:
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 2, 70, wrap)
    sheet.write_string(0, 0, f"{label}表填写说明", bold)
    for row, rule in enumerate(_RULES, 1):
        sheet.write_string(row, 0, f"{row}. " + rule.format(label=label))
    first = len(_RULES) + 2
    for place, text in enumerate(("列", "必填", "怎么写")):
        sheet.write_string(first, place, text, bold)
    for row, column in enumerate((each for each in columns if each.key != MARK), first + 1):
        sheet.write_string(row, 0, column.label)
        sheet.write_string(row, 1, "是" if column.required else "")
        choices = "可选：" + "、".join(column.choices) + "。" if column.choices else ""
        sheet.write_string(row, 2, column.help + choices)
