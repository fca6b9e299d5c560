"""The clerk's own table back with its problem cells marked and explained, so that it can be mended in Excel and put in again."""

import io
from collections import defaultdict
from collections.abc import Iterable

import xlsxwriter

from gongkai.portal.agencies.importing.columns import COLUMNS
from gongkai.portal.agencies.importing.sheet import ERROR, CellProblem, Sheet
from gongkai.portal.agencies.importing.template import OPTIONS

_NAMES = ("要改的地方", "位置", "列", "现在写着", "应当怎样", "怎么改")
_LOOKS = {ERROR: {"bg_color": "#FCE4E0", "border": 2, "border_color": "#A9150F"}, "": {"bg_color": "#FFF3D1"}}


def annotated(sheet: Sheet, problems: Iterable[CellProblem]) -> bytes:
    """The workbook: cells where they stood, each problem cell coloured and with a comment, and a second sheet that lists them all."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    page = book.add_worksheet("表")
    error, warning = book.add_format(_LOOKS[ERROR]), book.add_format(_LOOKS[""])
    bold = book.add_format({"bold": True})
    at: dict[tuple[int, int], list[CellProblem]] = defaultdict(list)
    listed = list(problems)
    for problem in listed:
        at[problem.line, problem.place].append(problem)
    widths = {sheet.places[column.key]: column.width for column in COLUMNS[sheet.kind] if column.key in sheet.places}
    for place, width in widths.items():
        page.set_column(place, place, width)
    for line in (sheet.header, *sheet.lines):
        for place, text in enumerate(line.cells):
            if text and (line.number, place) not in at:
                page.write_string(line.number - 1, place, text, bold if line is sheet.header else None)
    texts = {line.number: line.cells for line in (sheet.header, *sheet.lines)}
    for (number, place), found in at.items():
        if place < 0:
            continue
        worst = any(problem.severity == ERROR for problem in found)
        cells = texts[number]
        page.write_string(number - 1, place, cells[place] if place < len(cells) else "", error if worst else warning)
        told = "\n".join(f"{problem.expected}。{problem.advice}" for problem in found)
        page.write_comment(number - 1, place, told, {"x_scale": 2.5, "y_scale": 1.5, "author": "平台"})
    page.freeze_panes(sheet.header.number, 0)
    _list(book.add_worksheet("问题清单"), listed, bold)
    book.close()
    return file.getvalue()


def _list(page: xlsxwriter.worksheet.Worksheet, problems: list[CellProblem], bold: xlsxwriter.format.Format) -> None:
    for place, (name, width) in enumerate(zip(_NAMES, (12, 8, 18, 24, 50, 60), strict=True)):
        page.write_string(0, place, name, bold)
        page.set_column(place, place, width)
    for row, problem in enumerate(problems, 1):
        kind = "必须改" if problem.severity == ERROR else "请看一看"
        for place, text in enumerate((kind, problem.cell, problem.column, problem.found, problem.expected, problem.advice)):
            page.write_string(row, place, text)
    page.freeze_panes(1, 0)
