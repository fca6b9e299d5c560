"""The parts of the frame in a browser: every look and width, the keyboard, drafts, and life without script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.portal.browser.axe import axe
from tests.portal.browser.screens import in_every_look, screens
from tests.portal.browser.servers import Server

PLACES = {
    "parts": "/parts/",
    "form": "/form/",
    "list": "/bodies/",
    "list-page": "/bodies/?q=00&sort=-key&page=2",
    "list-none": "/bodies/?q=%E6%97%A0",
    "list-empty": "/bodies/?none=1",
    "public": "/public/",
    "display": "/display/?size=elder&next=/public/",
    "missing": "/nowhere/",
    "closed": "/closed/",
}


@pytest.mark.parametrize("name", PLACES)
def test_every_part_in_every_look(page: Page, gallery: Server, name: str) -> None:
    page.goto(gallery.address + PLACES[name])
    in_every_look(page, name)


def test_page_of_a_fault(page: Page, gallery: Server) -> None:
    page.on("console", lambda line: None)
    response = page.request.get(gallery.address + "/broken/")
    assert response.status == 500
    page.set_content(response.text().replace("/static/", gallery.address + "/static/"))
    axe(page)


def test_form_with_errors(page: Page, gallery: Server) -> None:
    page.goto(gallery.address + "/form/")
    page.get_by_role("button", name="设立这个机关").click()
    expect(page).to_have_title(re.compile("^有要改的："))
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        ["请填写机关名称", "请选择机关类别", "请选择哪一级的", "请填写设立日期", "请先勾选“已与机构编制部门核对”"]
    )
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page)
    screens(page, "form-errors")
    for link in summary.get_by_role("link").all():
        link.click()
        assert page.evaluate("document.querySelector(':target') !== null"), link.inner_text()
