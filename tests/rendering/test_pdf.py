"""The PDF, read back with pdfplumber and PDFium: every text, every box, the heads on each page, the tags."""

import dataclasses
import io
import re
from typing import Any

import pdfplumber
import pypdfium2
import pypdfium2.raw
import pytest
from hypothesis import given, settings
from pdfplumber.page import Page

from gongkai.editions import EDITIONS, TABLES
from gongkai.form import grid
from gongkai.rendering.outline import cell_text
from gongkai.rendering.pdf import render_pdf
from gongkai.report import Figure, Report, State
from gongkai.typesetting.fonts import Fonts, press

from .samples import LONG_AGENCY, sample
from .strategies import reports
from .typefaces import needs_chinese_fonts

pytestmark = needs_chinese_fonts


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def pages(data: bytes) -> list[str]:
    """The text of every page without white space."""
    document = pypdfium2.PdfDocument(data)
    return [squeezed(page.get_textpage().get_text_range()) for page in document]


def tables(data: bytes) -> list[list[str]]:
    """The texts of the boxes of every table on every page, sorted."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [sorted(_text(page, box) for box in table.cells) for page in document.pages for table in page.find_tables()]


def _text(page: Page, box: tuple[float, float, float, float]) -> str:
    """The characters whose middle lies in the box; a bracket at the beginning of a line reaches into the next box."""
    left, top, right, bottom = box

    def inside(thing: dict[str, Any]) -> bool:
        x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return bool(left <= x <= right and top <= y <= bottom)

    return squeezed(page.filter(inside).extract_text())


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("first", "step"), [(0, 0), (1, 7), (10_000_000, 12_345)])
def test_boxes_are_those_of_the_notice(edition: str, first: int, step: int) -> None:
    report = sample(edition, first, step)
    texts = {address: cell_text(figure) for address, figure in report.figures.items()}
    forms = [grid(EDITIONS[edition].table(table)) for table in TABLES]
    expected = [sorted(squeezed(texts[b.address] if b.address else b.text) for b in form.boxes) for form in forms]
    assert tables(render_pdf(report)) == expected


@settings(max_examples=15, deadline=None)
@given(reports())
def test_text_of_any_report_stands_in_order(report: Report) -> None:
    text = re.sub(r"—\d+—", "", "".join(pages(render_pdf(report))))
    place = 0
    for piece in (report.title, report.opening, *(part.text for part in report.sections), report.closing):
        for paragraph in piece.splitlines():
            place = text.index(squeezed(paragraph), place) + 1


def test_tagged_as_the_standard_for_accessibility_asks() -> None:
    data = render_pdf(sample(agency=LONG_AGENCY))
    document = pypdfium2.PdfDocument(data)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document.raw)
    assert document.get_metadata_value("Title") == f"{LONG_AGENCY}2025年政府信息公开工作年度报告"
    assert b"/Lang (zh-CN)" in data or b"/Lang(zh-CN)" in data
    assert re.search(rb"pdfuaid:part(?:>|=\")1", data)


def test_page_numbers_stand_outside() -> None:
    with pdfplumber.open(io.BytesIO(render_pdf(sample()))) as document:
        for number, page in enumerate(document.pages, start=1):
            (mark,) = page.search(rf"—\s*{number}\s*—")
            outside = mark["x0"] > page.width / 2 if number % 2 else mark["x1"] < page.width / 2
            assert outside, f"the number of page {number} stands inside"
            assert mark["top"] > page.height - 35 / 25.4 * 72


def test_table_that_fits_on_a_page_is_not_cut() -> None:
    assert len(tables(render_pdf(sample(first=10_000_000)))) == len(TABLES)


def test_head_is_repeated_where_a_table_goes_over_the_end_of_a_page() -> None:
    form = EDITIONS["2021"]
    note = Figure(printed="见附表，" * 12, state=State.UNREADABLE, certain=False)
    report = dataclasses.replace(sample(), figures=dict.fromkeys(form.addresses(), note))
    label = next(column.label for column in form.table("requests").blocks[0].columns)
    assert sum(label in page for page in pages(render_pdf(report))) >= 2


def test_nothing_of_a_row_higher_than_a_page_is_lost() -> None:
    words = Figure(printed="见附表说明" * 400, state=State.UNREADABLE, certain=False)
    report = dataclasses.replace(sample(), figures={**sample().figures, "requests/received/natural_person": words})
    found = pages(render_pdf(report))
    assert sum(page.count("见") for page in found) == 400
    assert sum("见" in page for page in found) >= 2


def test_replaced_typefaces_are_named_on_the_last_page_only() -> None:
    told = ["字体已替代" in page for page in pages(render_pdf(sample(), fonts=Fonts()))]
    replaced = any(choice.substituted for choice in press(Fonts()).choices.values())
    assert told == [False] * (len(told) - 1) + [replaced]


def test_blank_report_is_the_blank_form() -> None:
    data = render_pdf(Report(edition="2021"))
    labels = [sorted(squeezed(box.text) for box in grid(table).boxes) for table in EDITIONS["2021"].tables]
    assert tables(data) == labels
    assert all(squeezed(section.title) in "".join(pages(data)) for section in EDITIONS["2021"].sections)


@pytest.mark.parametrize("odd", ["\ue000", "😀", "\U0002ceda", "#strong[甲] $x$ @乙 <丙> //丁", "\x00\ud800"])
def test_any_character_gives_a_document(odd: str) -> None:
    text = "".join(pages(render_pdf(dataclasses.replace(sample(), opening=f"前{odd}后"))))
    assert "前" in text
    assert "后" in text
    if odd.isprintable() and odd[0] == "#":
        assert squeezed(odd) in text


def test_same_report_gives_the_same_bytes() -> None:
    assert render_pdf(sample()) == render_pdf(sample())
