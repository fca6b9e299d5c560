"""The log as the audit administrator, an auditor and a clerk use it: read, narrowed, verified, a broken one understood."""

import re
import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.portal.browser import servers
from tests.portal.browser.screens import in_every_look, screens
from tests.portal.browser.servers import Server


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo, with its log of some hundred entries."""
    with servers.demo(tmp_path_factory.mktemp("demo")) as started:
        yield started


def enter(page: Page, demo: Server, username: str) -> None:
    """Sign in by the list of the demo."""
    page.goto(f"{demo.address}/login/?fill={username}")
    page.get_by_role("button", name="登录").click()
    expect(page).to_have_url(re.compile("/desk/"))


def test_log_is_read_and_verified(page: Page, demo: Server) -> None:
    enter(page, demo, "tanbaoguo")
    page.get_by_role("navigation", name="工作台").get_by_role("link", name="操作记录").click()
    in_every_look(page, "log")
    page.get_by_label("内容、人或机关里的字").fill("更名")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="按这些条件看").click()
    expect(page.get_by_role("status")).to_contain_text("找到")
    page.get_by_role("rowheader").get_by_role("link").first.click()
    in_every_look(page, "log-entry")
    page.goto(f"{demo.address}/desk/log/verify/")
    screens(page, "log-verify-first")
    noted = page.locator("aside .code").inner_text()
    page.get_by_label("上次记下的一行").fill(noted)
    page.get_by_role("button", name="现在核验").click()
    expect(page.get_by_role("main")).to_contain_text("全部完好")
    in_every_look(page, "log-verify")


@pytest.mark.parametrize("username", ["hexiulan", "xiaominghui"])
def test_everybody_reads_their_part(page: Page, demo: Server, username: str) -> None:
    enter(page, demo, username)
    page.goto(f"{demo.address}/desk/log/")
    screens(page, f"log-{username}")
    page.goto(f"{demo.address}/desk/log/verify/")
    expect(page.get_by_role("main")).to_contain_text("核验操作记录")
    screens(page, f"log-refused-{username}")


def test_flipped_word_is_named(page: Page, demo: Server) -> None:
    """Somebody with the file in their hands takes the triggers away and changes a sentence."""
    file = next(demo.folder.rglob("gongkai.sqlite3"))
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TRIGGER audit_entry_no_update")
        connection.execute("UPDATE audit_entry SET says = '什么也没有做' WHERE seq = 5")
    connection.close()
    enter(page, demo, "tanbaoguo")
    page.goto(f"{demo.address}/desk/log/verify/")
    page.get_by_role("button", name="现在核验").click()
    expect(page.get_by_role("main")).to_contain_text("第5条的“内容”现在是“什么也没有做”")
    in_every_look(page, "log-broken")
    page.goto(f"{demo.address}/desk/")
    expect(page.get_by_role("main")).to_contain_text("操作记录有问题")
