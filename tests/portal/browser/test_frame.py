"""The parts of the frame in a browser: every look and width, the keyboard, drafts, and life without script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.portal.browser.axe import axe
from tests.portal.browser.screens import in_every_look, screens, wear
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


def test_no_word_is_lost(page: Page, gallery: Server, browser_of_module: Browser) -> None:
    page.goto(gallery.address + "/form/")
    page.get_by_label("机关名称").fill("云溪县大数据发展管理局")
    page.get_by_label("备注").press_sequentially("第一行")
    page.get_by_label("乡级").check()
    expect(page.get_by_text(re.compile("已保存 [0-9]{2}:[0-9]{2}"))).to_be_visible()
    page.get_by_label("备注").press_sequentially("，没等到保存就关了")
    page.context.close()  # the browser is closed in the middle of a word

    again = browser_of_module.new_context().new_page()
    again.goto(gallery.address + "/form/")
    expect(again.get_by_text("没有提交的内容，已经填在下面")).to_be_visible()
    expect(again.get_by_label("机关名称")).to_have_value("云溪县大数据发展管理局")
    expect(again.get_by_label("备注")).to_have_value(re.compile("^第一行"))
    expect(again.get_by_label("乡级")).to_be_checked()
    axe(again)
    screens(again, "form-draft")
    again.get_by_label("机关名称").press("Enter")  # sends the form, and throws nothing away
    expect(again.get_by_role("alert")).to_be_visible()
    again.goto(gallery.address + "/form/")
    expect(again.get_by_label("机关名称")).to_have_value("云溪县大数据发展管理局")
    again.get_by_role("button", name="不要这些内容，重新填").click()
    expect(again).to_have_url(gallery.address + "/form/")
    expect(again.get_by_label("机关名称")).to_have_value("")
    again.context.close()


def test_saving_that_fails_is_said_and_tried_again(page: Page, gallery: Server) -> None:
    page.goto(gallery.address + "/form/")
    page.route("**/drafts/", lambda route: route.abort())
    page.get_by_label("机关名称").fill("云溪县新局")
    expect(page.get_by_text("没能保存：连不上服务器")).to_be_visible()
    page.unroute("**/drafts/")
    page.get_by_label("机关名称").fill("云溪县新局二")
    expect(page.get_by_text(re.compile("已保存"))).to_be_visible()
    page.get_by_role("button", name="设立这个机关").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto(gallery.address + "/form/")
    page.get_by_role("button", name="不要这些内容，重新填").click()


def test_signing_in_again_elsewhere_does_not_cost_the_words(page: Page, gallery: Server) -> None:
    """Signing in gives a new token to the browser; the form that was open before goes on with it."""
    page.goto(gallery.address + "/form/")
    page.context.add_cookies([{"name": "csrftoken", "value": "a" * 32, "url": gallery.address}])
    page.get_by_label("机关名称").fill("云溪县新局")
    expect(page.get_by_text(re.compile("已保存"))).to_be_visible()
    page.get_by_role("button", name="设立这个机关").click()
    expect(page.get_by_role("alert")).to_contain_text("请选择机关类别")
    expect(page.get_by_label("机关名称")).to_have_value("云溪县新局")
    page.goto(gallery.address + "/form/")
    page.get_by_role("button", name="不要这些内容，重新填").click()


def test_everything_works_without_script(gallery: Server, browser_of_module: Browser) -> None:
    context = browser_of_module.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(gallery.address + "/public/")
    page.get_by_role("link", name="长辈版").click()
    page.get_by_role("button", name="按这个样子显示").click()
    expect(page).to_have_url(gallery.address + "/public/")
    expect(page.locator("html[data-size=elder]")).to_have_count(1)
    page.get_by_role("link", name="回到标准版").click()
    page.get_by_role("button", name="按这个样子显示").click()
    expect(page.locator("html[data-size]")).to_have_count(0)

    page.goto(gallery.address + "/bodies/")
    page.get_by_label("编号里有").fill("001")
    page.get_by_role("button", name="按这些条件看").click()
    expect(page.get_by_role("status")).to_have_text("找到11个")
    page.get_by_role("link", name="设立日期").click()
    expect(page.locator("th[aria-sort=descending]")).to_have_text(re.compile("设立日期"))
    page.get_by_text("下载找到的11个").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel 表格").click()
    assert re.fullmatch(r"机关目录\d{8}\.xlsx", download.value.suggested_filename)

    page.goto(gallery.address + "/form/")
    page.get_by_label("机关名称").fill("云溪县新局")
    page.get_by_label("机关类别").select_option("bureau")
    page.get_by_label("县级").check()
    page.get_by_label("设立日期").fill("2026-03-01")
    page.get_by_label("已与机构编制部门核对").check()
    page.get_by_role("button", name="设立这个机关").click()
    expect(page.get_by_text("设立了云溪县科学技术局")).to_be_visible()
    context.close()


def test_keyboard_alone(page: Page, gallery: Server) -> None:
    """The skip link comes first; everything that can be done is reached in order, and the focus is always seen."""
    page.goto(gallery.address + "/form/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const at = document.activeElement, style = getComputedStyle(at);
            return [at.name || at.textContent.trim(), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3]; }"""
        )
        assert seen[1], f"the focus is not seen on {seen[0]}"
        reached.append(seen[0])
        if seen[0] == "不改了，返回":
            break
    assert reached[0] == "返回机关目录", reached
    order = list(dict.fromkeys(name for name in reached if not name.startswith("依据")))
    assert order == [
        "返回机关目录", "name", "kind", "level", "number", "note", "document", "scan", "on",
        "email", "duties", "agreed", "设立这个机关", "不改了，返回",
    ]  # fmt: skip


def test_targets_are_large_enough(page: Page, gallery: Server) -> None:
    """Buttons, inputs and menus are 44 px high, about 63 in the elder version."""
    for size, least in (("standard", 44), ("elder", 62)):
        page.goto(gallery.address + "/form/")
        wear(page, size=size)
        page.reload()
        page.set_viewport_size({"width": 390, "height": 844})
        small = page.evaluate(
            """least => [...document.querySelectorAll(
                ".btn:not(.is-small), .field input:not(.choice input), .field select, .choice, .deskbar a, .deskbar button")]
            .filter(each => each.getBoundingClientRect().height < least - 0.5)
            .map(each => each.outerHTML.slice(0, 100) + each.getBoundingClientRect().height)""",
            least,
        )
        assert not small, small
    wear(page)


def test_printed_page_is_the_document(page: Page, gallery: Server) -> None:
    page.goto(gallery.address + "/bodies/")
    page.emulate_media(media="print")
    for gone in (".deskbar", ".filterbar", ".files", ".pages", ".foot", ".skip"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_text("演示：内容都是编的")).to_be_visible()
