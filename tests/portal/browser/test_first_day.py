"""The first day: the console's token, the three administrators, their codes, and the first desk; then the demo and every public page."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.portal.browser import servers
from tests.portal.browser.screens import in_every_look, screens
from tests.portal.browser.servers import Server

PASSWORD = "xishan-lu-1-hao"  # noqa: S105  # of this test alone
PUBLIC = {
    "home": "/",
    "search": "/search/?q=%E7%BB%8F%E8%B4%B8%E5%B1%80",
    "search-none": "/search/?q=%E6%B5%B7%E6%B4%8B",
    "help": "/help/",
    "accessibility": "/accessibility/",
    "privacy": "/privacy/",
    "login": "/login/",
}
DESKS = {
    "clerk": "hexiulan",
    "clerk-of-a-township": "shitianyu",
    "clerk-of-two": "liangjing",
    "office": "shenmuyun",
    "auditor": "xiaominghui",
    "system": "fangzhiyuan",
    "security": "moxiaowen",
    "audit": "tanbaoguo",
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo, told anew."""
    with servers.demo(tmp_path_factory.mktemp("demo")) as started:
        yield started


def token_of(server: Server) -> str:
    """The token as the console shows it, a moment after the address."""
    for _ in range(50):
        found = re.search(r"口令\s+([0-9A-Z-]{19})", "".join(server.said))
        if found:
            return found[1]
        time.sleep(0.1)
    raise AssertionError(server.said)


def found_platform(page: Page, server: Server) -> dict[str, str]:
    """The platform founded in the browser; the activation codes of the second and third administrator by log-in name."""
    page.goto(server.address + "/start/")
    screens(page, "start-token")
    page.get_by_label("启动口令").fill(token_of(server))
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("登记本级政府和三位管理员")
    screens(page, "start-founding")
    for label, value in (("政府的全称", "云溪县人民政府"), ("信息公开主管部门的全称", "云溪县人民政府办公室"), ("行政区划代码", "339900")):
        page.get_by_label(label).fill(value)
    page.get_by_label("级别").select_option(label="县级")
    names = {
        "系统管理员（您自己）": ("方志远", "fangzhiyuan"),
        "安全管理员": ("莫晓雯", "moxiaowen"),
        "审计管理员": ("谭保国", "tanbaoguo"),
    }
    for place, (name, username) in names.items():
        group = page.get_by_role("region", name=place)
        group.get_by_label("姓名").fill(name)
        group.get_by_label("登录名").fill(username)
    page.get_by_label("您的口令", exact=True).fill(PASSWORD)
    page.get_by_label("再填一遍您的口令").fill(PASSWORD)
    page.get_by_role("button", name="建立平台").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("平台已经建立")
    screens(page, "start-founded")
    rows = page.get_by_role("table").get_by_role("row").all()[1:]
    return {cells[1]: cells[2] for cells in ([cell.inner_text() for cell in row.get_by_role("cell").all()] for row in rows)}


def sign_in(page: Page, server: Server, username: str, password: str) -> None:
    page.goto(server.address + "/login/")
    page.get_by_label("登录名").fill(username)
    page.get_by_label("口令", exact=True).fill(password)
    page.get_by_role("button", name="登录").click()


def test_first_day(page: Page, server: Server) -> None:
    page.goto(server.address + "/")
    expect(page.get_by_text("平台刚刚装好")).to_be_visible()
    codes = found_platform(page, server)
    assert set(codes) == {"moxiaowen", "tanbaoguo"}

    sign_in(page, server, "fangzhiyuan", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("今天要做的事")
    expect(page.get_by_role("heading", name="机关和人员")).to_be_visible()
    in_every_look(page, "first-desk")
    page.get_by_role("button", name="退出").click()

    page.goto(server.address + "/activate/")
    page.get_by_label("启用码").fill(codes["moxiaowen"])
    page.get_by_label("新口令", exact=True).fill("qingshan-lu-33")
    page.get_by_label("再填一遍新口令").fill("qingshan-lu-33")
    page.get_by_role("button", name="启用账号").click()
    sign_in(page, server, "moxiaowen", "qingshan-lu-33")
    expect(page.get_by_role("heading", name="角色和交接")).to_be_visible()

    page.goto(server.address + "/start/")
    expect(page.get_by_label("启动口令")).to_have_count(0)


@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_in_every_look(page: Page, demo: Server, name: str) -> None:
    page.goto(demo.address + PUBLIC[name])
    in_every_look(page, name)


@pytest.mark.parametrize("name", DESKS)
def test_desk_in_every_look(page: Page, demo: Server, name: str) -> None:
    sign_in_by_click(page, demo, DESKS[name])
    in_every_look(page, f"desk-{name}")


def sign_in_by_click(page: Page, demo: Server, username: str) -> None:
    """Choose a person of the list on the log-in page: the form is filled, one press signs in."""
    page.goto(demo.address + "/login/")
    page.locator(f'a[href*="fill={username}"]').click()
    expect(page.get_by_label("登录名")).to_have_value(username)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("今天要做的事")


def test_every_account_of_the_list_signs_in(page: Page, demo: Server) -> None:
    page.goto(demo.address + "/login/")
    offered = [link.get_attribute("href") or "" for link in page.locator('a[href*="fill="]').all()]
    assert len(offered) > 10
    for username in (address.rpartition("fill=")[2] for address in offered):
        sign_in_by_click(page, demo, username)
        expect(page.get_by_role("heading", name="在等别人")).to_be_visible()
        page.get_by_role("button", name="退出").click()


def test_somebody_with_two_bodies_keeps_to_one(page: Page, demo: Server) -> None:
    sign_in_by_click(page, demo, "liangjing")
    page.get_by_role("navigation", name="看哪个机关的事").get_by_role("link", name="云溪县人民政府", exact=True).click()
    expect(page.get_by_role("link", name="云溪县人民政府", exact=True)).to_have_attribute("aria-current", "page")


def test_body_is_found_by_the_name_it_had(page: Page, demo: Server) -> None:
    page.goto(demo.address + "/")
    search = page.get_by_label("您想找哪个机关、哪份年报？")
    search.fill("经贸局")
    search.press("Enter")
    expect(page.get_by_role("link", name="云溪县经济和信息化局", exact=True)).to_be_visible()
    expect(page.get_by_text("从前叫“云溪县经贸局”")).to_be_visible()


def test_elder_version_and_the_way_past_the_menus(page: Page, demo: Server) -> None:
    page.goto(demo.address + "/help/")
    page.get_by_role("link", name="长辈版").click()
    page.get_by_role("button", name="按这个样子显示").click()
    assert page.url == demo.address + "/help/"
    assert page.locator("html").get_attribute("data-size") == "elder"
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.get_by_role("link", name="回到标准版").click()
    page.get_by_role("button", name="按这个样子显示").click()
    assert page.locator("html").get_attribute("data-size") is None


def test_demo_keeps_its_data(page: Page, tmp_path: Path) -> None:
    with servers.demo(tmp_path) as first:
        sign_in_by_click(page, first, "hexiulan")
        assert any("建立演示数据" in line for line in first.said)
    with servers.demo(tmp_path) as second:
        assert any("沿用上次的数据" in line for line in second.said)
