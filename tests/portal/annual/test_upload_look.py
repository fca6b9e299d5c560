"""An uploaded report as it is looked through: findings lead to cells, cells to their place, another body's file is told."""

import re
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.portal.annual.deeds.typing import open_filing
from gongkai.portal.annual.entries import Head, report_of
from gongkai.portal.annual.models import Upload
from gongkai.portal.annual.selectors.upload_source import Picture, Places, anchor, pictures, places, source
from gongkai.rendering import render
from gongkai.report import Where
from tests.reading.ofd.prints import prints_of
from tests.reading.ofd.writer import Dialect

from .writing import AGENCY, texts

WRONG = {"requests/processed_total/natural_person": 6}
"""One total that is printed one too low."""


@pytest.fixture
def clerk(cast, client, settings, tmp_path):
    settings.GONGKAI_DATA = tmp_path
    cast.sign_in(client, "clerk")
    open_filing(cast.actor("clerk"), agency=cast.science.pk, year=2025)
    return client


def put_in(clerk, cast, data, name):
    """The page of a file that was put in."""
    sent = {"file": SimpleUploadedFile(name, data), "text": ""}
    answer = clerk.post(reverse("annual:receive", args=[2025, cast.science.key]), sent)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return clerk.get(answer["Location"])


def printed(suffix, agency=AGENCY, **others):
    head = Head(agency, 2025)
    report = report_of(head, texts(head, **others))
    return Dialect()(prints_of(render(report, "pdf"))) if suffix == "ofd" else render(report, suffix)


@pytest.mark.parametrize(
    ("agency", "told"),
    [
        (AGENCY, None),
        ("云溪县经济贸易和科学技术局", None),  # its name until 2022
        ("县科技局", None),
        ("云溪县财政局", "标题写的是“云溪县财政局”，您正在填报云溪县科学技术局的报告"),
    ],
)
def test_file_of_another_body_is_told_and_can_still_be_taken(clerk, cast, agency, told):
    page = put_in(clerk, cast, printed("docx", agency), "报告.docx")
    warned = [
        text for text in re.findall(r'<p class="notice is-warn gap-s">(.*?)</p>', page.content.decode()) if "机关" in text or "局" in text
    ]
    assert (len(warned), told is None or told in warned[0]) == (0 if told is None else 1, True)
    assert 'type="submit">采用这些数字和文字' in page.content.decode()


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html", "xlsx", "ofd"])
def test_every_finding_with_a_cell_leads_to_it_and_every_cell_to_its_place(clerk, cast, suffix):
    page = put_in(clerk, cast, printed(suffix, **WRONG), f"报告.{suffix}")
    text = page.content.decode()
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    led = re.findall(r'<a href="#([^"]+)">到这一格', text)
    found = [finding["address"] for finding in Upload.objects.get().findings if finding["address"]]
    assert led == [f"read-{address}" for address in found]
    assert "read-requests/processed_total/natural_person" in led
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)
    for read in (cell for _, cells in page.context["look"].tables for cell in cells.values()):
        assert read.place, (suffix, read.address)


def test_figures_of_a_pdf_lead_to_marks_on_the_pictures_of_its_pages(clerk, cast):
    page = put_in(clerk, cast, printed("pdf", **WRONG), "报告.pdf")
    look = page.context["look"]
    marks = {mark.key: (picture, mark) for picture in look.pictures for mark in picture.marks}
    for read in (cell for _, cells in look.tables for cell in cells.values()):
        picture, mark = marks[read.place]
        assert picture.number == read.page, read.address
        assert 0 < mark.left < mark.left + mark.width < picture.width, read.address
        assert 0 < mark.top < mark.top + mark.height < picture.height, read.address
    assert all(told.place in marks for told in look.told if told.cell)
    text = page.content.decode()
    assert text.count("<svg viewBox=") == text.count('aria-hidden="true" focusable="false"') == len(look.pictures)
    assert text.count("<rect ") == len(marks) >= 150


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ({}, "有26格2025年度的格式里没有，都是0或者空着"),
        ({"proactive/rules/disclosed": 3}, "另有25格是0或者空着，没有列出"),
    ],
)
def test_figures_without_a_place_in_the_form_of_the_year_are_listed_where_something_is_lost(clerk, cast, figures, says):
    head = Head(AGENCY, 2020)
    page = put_in(clerk, cast, render(report_of(head, texts(head, **figures)), "docx"), "报告.docx")
    assert says in page.content.decode()
    assert {one.address: one.figure.value for one in page.context["look"].strange} == figures


def test_answers_stay_where_one_is_missing(clerk, cast):
    first, second = "requests/received/natural_person", "requests/granted/natural_person"
    page = put_in(clerk, cast, printed("docx", **{first: "7？", second: "7？"}), "报告.docx")
    asked = [one.address for one in page.context["look"].unsure]
    assert {first, second} <= set(asked)
    answers = {address: "7" for address in asked if address != second}
    again = clerk.post(page.wsgi_request.path, {**answers, "seen": "0"})
    text = again.content.decode()
    assert again.status_code == 422
    assert f'id="{first}" name="{first}" value="7"' in text
    assert re.search(rf'id="{second}" name="{second}" value="" [^>]*aria-invalid="true"', text)


def cell(text, column, span=1, spot=None):
    return {"text": text, "span": span, "at": [1, 1, 2, column, None], **({"spot": spot} if spot else {})}


def test_cells_of_the_source_stand_under_their_columns():
    upload = Upload(
        rows=[
            {"table": None, "cells": [{"text": "三、收到和处理情况", "span": 1, "at": [1, None, None, None, None]}]},
            {"table": 1, "cells": [cell("结果", 1), cell("予以公开", 2, span=2), cell("7", 4)]},
            {"table": 1, "cells": [cell("国家秘密", 3), cell("0", 4)]},  # two labels reach down from above
        ]
    )
    prose, table = source(upload)
    assert (prose.table, [one.text for one in prose.rows[0]]) == (None, ["三、收到和处理情况"])
    assert [[(one.before, one.span) for one in row] for row in table.rows] == [[(0, 1), (0, 2), (0, 1)], [(2, 1), (0, 1)]]
    assert table.columns == 4


PAGES = [{"sha256": "0" * 64, "width": 800, "height": 1000}]


@pytest.mark.parametrize(
    ("where", "spots", "pages", "place", "why"),
    [
        (Where(page=1, table=1, row=2, column=3), {"s-1-2-3": [1, 0, 0, 9, 9]}, 1, "mark-s-1-2-3", "marked on the picture"),
        (Where(page=1, table=1, row=2, column=3), {}, 1, "s-1-2-3", "no box was kept: its text"),
        (Where(page=1), {}, 1, "page-1", "only the page is known"),
        (Where(page=2), {}, 1, "", "a page without a picture"),
        (Where(line=4), {}, 0, "s-line-4-None", "a line of a text"),
        (None, {}, 1, "", "nothing is known"),
    ],
)
def test_nearest_place_that_is_shown(where, spots, pages, place, why):
    assert Places(spots, pages).of(where) == place, why


def test_mark_stands_on_the_page_of_its_box_in_pixels_with_a_margin():
    upload = Upload(rows=[{"table": 1, "cells": [cell("7", 3, spot=[1, 2500, 5000, 3000, 5200])]}], pages=PAGES)
    at = anchor(Where(page=1, table=1, row=2, column=3))
    (picture,) = pictures(upload, places(upload), [at, "s-9-9-9"])
    assert isinstance(picture, Picture)
    assert [(m.key, m.left, m.top, m.width, m.height) for m in picture.marks] == [("mark-s-1-2-3", 196.0, 496.0, 48.0, 28.0)]


def test_box_on_a_page_without_a_picture_is_no_mark():
    upload = Upload(rows=[{"table": 1, "cells": [cell("7", 3, spot=[2, 2500, 5000, 3000, 5200])]}], pages=PAGES)
    assert places(upload).spots == {}


def test_text_without_a_report_is_not_offered_for_taking_over(clerk, cast):
    answer = clerk.post(reverse("annual:receive", args=[2025, cast.science.key]), {"text": "明天下午三点开会。"}, follow=True)
    shown = answer.content.decode()
    assert "没有读出年度报告的内容" in shown
    assert "采用这些数字和文字" not in shown


def test_empty_file_is_one_fault(clerk, cast):
    answer = clerk.post(reverse("annual:receive", args=[2025, cast.science.key]), {"file": SimpleUploadedFile("空.docx", b""), "text": ""})
    assert [str(fault) for faults in answer.context["form"].errors.values() for fault in faults] == ["选的文件是空的，请换一个有内容的文件"]


def test_sheet_is_called_like_the_report(clerk, cast):
    said = clerk.get(reverse("annual:sheet", args=[2025, cast.science.key]))["Content-Disposition"]
    assert unquote(said).endswith("云溪县科学技术局2025年政府信息公开工作年度报告.xlsx")
