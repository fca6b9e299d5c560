"""The workbook, read back with openpyxl: numbers are numbers, texts are texts, blank is blank, merged as the notice has it."""

import dataclasses
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.workbook.workbook import Workbook

from gongkai.editions import EDITIONS, TABLES
from gongkai.form import grid
from gongkai.rendering.outline import cell_text
from gongkai.rendering.xlsx import number_format, render_xlsx
from gongkai.report import Figure, Part, Report, State, Value

from .samples import sample
from .strategies import reports

CELL = "requests/received/total"


def opened(report: Report) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(report)))


@settings(max_examples=20, deadline=None)
@given(reports())
def test_every_cell_of_any_report(report: Report) -> None:
    sheets = opened(report).worksheets[1:]
    held = [table for table in TABLES if report.editions[table]]
    assert len(sheets) == len(held)
    for table, sheet in zip(held, sheets, strict=True):
        edition = report.table_edition(table)
        assert edition is not None
        for box in grid(edition.table(table)).boxes:
            found = sheet.cell(box.row + 1, box.column + 1).value
            if box.address is None:
                assert found == box.text
                continue
            figure = report.figure(box.address)
            assert found == (cell_text(figure) or None if figure.value is None else float(figure.value))


@pytest.mark.parametrize("edition", EDITIONS)
def test_merged_as_the_notice_has_it(edition: str) -> None:
    for sheet, table in zip(opened(sample(edition)).worksheets[1:], EDITIONS[edition].tables, strict=True):
        assert sheet.title == table.label
        merged = {(r.min_row, r.min_col, r.max_row, r.max_col) for r in sheet.merged_cells.ranges}
        assert merged == {
            (b.row + 1, b.column + 1, b.row + b.rowspan, b.column + b.colspan) for b in grid(table).boxes if b.rowspan * b.colspan > 1
        }


def written(lines: int) -> Report:
    """A report with so many lines of text, signature and date included, and no table."""
    part = Part(1, "总体情况", "\n".join(["本机关按时更新栏目。"] * (lines - 4)))
    return Report(title="某局年度报告", edition="2021", sections=(part,), closing="某局\n2025年1月20日")


@pytest.mark.parametrize(
    ("lines", "to_one_page", "breaks", "why"),
    [
        (20, True, [], "short"),
        (35, True, [], "as much as a page holds"),
        (42, True, [], "a little more: shrunk"),
        (60, False, [], "two pages, the second with text and signature"),
        (79, False, [76], "three pages, and the third would begin with the signature"),
        (80, False, [77], "three pages, and the third would begin with the date"),
    ],
)
def test_signature_does_not_stand_alone_on_a_page(lines: int, to_one_page: bool, breaks: list[int], why: str) -> None:
    sheet = opened(written(lines)).worksheets[0]
    assert bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage) == to_one_page, why
    assert [one.id for one in sheet.row_breaks.brk] == breaks, why


def test_pages() -> None:
    book = opened(sample())
    assert [(sheet.print_title_rows, sheet.page_setup.orientation) for sheet in book.worksheets[1:]] == [
        (None, "portrait"),
        ("$1:$3", "portrait"),
        ("$1:$3", "landscape"),
    ]
    for sheet in book.worksheets:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        height = None if sheet.title == "正文" else 0  # a short text on one page, tables on as many as they need
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, height)
        assert int(sheet.page_setup.paperSize) == 9


@pytest.mark.parametrize(
    ("value", "unit", "printed", "expected"),
    [
        (0, "", "0", "0"),
        (1234567, "", "1,234,567", "#,##0"),
        (Decimal("12.3500"), "", "12.3500", "0.0000"),
        (251000, "元", "251000元", '0"元"'),
        (3, "万元", "3", "0"),  # the unit is the form's, not printed in the cell
        (1, '元"', '1元"', '0"元"'),  # a quotation mark cannot stand in a format
    ],
)
def test_number_formats(value: Value, unit: str, printed: str, expected: str) -> None:
    assert number_format(Figure(value, unit, printed, State.NUMBER)) == expected


@pytest.mark.parametrize(
    ("value", "printed", "note"),
    [
        (3, "3", None),
        (3, "3（其中修订1件）", "原文：3（其中修订1件）"),
        (12345, "12,345", None),
        (1, "增1", "原文：增1"),
    ],
)
def test_what_was_printed_beside_a_number_is_a_note(value: Value, printed: str, note: str | None) -> None:
    report = dataclasses.replace(sample(), figures={CELL: Figure(value, printed=printed, state=State.NUMBER)})
    cell = opened(report).worksheets[2]["J4"]
    assert cell.value == value
    assert (cell.comment.text if cell.comment else None) == note


@pytest.mark.parametrize("text", ["=1+1", "+1-2", "-无", "@SUM(A1)", '=HYPERLINK("http://x","y")', "http://x", "mailto:x@y"])
def test_text_is_never_a_formula_or_a_link(text: str) -> None:
    report = dataclasses.replace(
        sample(), title=text, opening=text, figures={CELL: Figure(printed=text, state=State.UNREADABLE, certain=False)}
    )
    book = opened(report)
    for cell in (book.worksheets[0]["A1"], book.worksheets[0]["A2"], book.worksheets[2]["J4"]):
        assert (cell.value.rstrip("？"), cell.data_type, cell.hyperlink) == (text, "s", None)


def test_number_with_more_digits_than_a_spreadsheet_keeps_is_a_text() -> None:
    value = 12345678901234567
    report = dataclasses.replace(sample(), figures={CELL: Figure(value, printed=str(value), state=State.NUMBER)})
    assert opened(report).worksheets[2]["J4"].value == str(value)


def test_text_of_the_parts() -> None:
    report = sample()
    lines = [row[0].value for row in opened(report).worksheets[0].iter_rows()]
    parts = [line for part in report.sections for line in (f"{'一二三四五六'[part.number - 1]}、{part.title}", *part.text.splitlines())]
    assert lines == [report.title, report.opening, *parts, *report.closing.splitlines()]


def test_blank_report_is_the_blank_form() -> None:
    for sheet, table in zip(opened(Report(edition="2021")).worksheets[1:], EDITIONS["2021"].tables, strict=True):
        texts = {cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert texts == {box.text for box in grid(table).boxes if box.text}


def test_same_report_gives_the_same_bytes() -> None:
    assert render_xlsx(sample()) == render_xlsx(sample())
