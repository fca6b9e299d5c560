"""Two clerks in one report, a browser that is killed, a server that is killed: every text typed before a pause stands or is kept beside."""

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import psutil
import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.portal.browser import servers
from tests.portal.browser.conftest import CHROMIUM
from tests.portal.browser.report_county import TODAY, County, county, sign_in
from tests.portal.site.platforms import GONGKAI

_ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
PAUSE = 1.5
"""Seconds after which what was typed is safe."""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """The county; the science bureau's clerk has begun the report."""
    with county(tmp_path_factory.mktemp("county")) as started:
        yield started


@contextmanager
def desk(browser: Browser, here: County, who: str) -> Iterator[Page]:
    """Somebody's own browser at the science bureau's report."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, here.server.address, who)
    page.goto(here.url("/desk/annual/"))
    begin = page.get_by_role("button", name="开始填报2025年度报告")
    if begin.count():
        begin.first.click()
    yield page
    context.close()


def open_part(page: Page, here: County, number: int) -> None:
    page.goto(here.report("science", rest=f"part/{number}/"))
    expect(page.locator("[data-entry-says]")).to_be_attached()


def kept(here: County) -> tuple[dict[str, str], dict[str, list[str]]]:
    """What stands in the database, and what is kept beside it, by entry."""
    with closing(sqlite3.connect(here.server.folder / "data" / "gongkai.sqlite3")) as database:
        rows = database.execute(
            "SELECT w.entries, w.rivals FROM annual_working w JOIN annual_filing f ON f.id = w.filing_id"
            " JOIN agencies_agency a ON a.id = f.agency_id WHERE a.key = ? AND f.year = 2025",
            [here.keys["science"]],
        ).fetchall()
    entries, rivals = (msgspec.json.decode(text) for text in rows[0])
    stands = {key: entry["text"] for key, entry in entries.items()}
    return stands, {key: [one["text"] for one in texts] for key, texts in rivals.items()}


def stands_at_last(here: County, key: str, text: str, within: float = 15) -> None:
    """Wait until a text stands or is kept beside."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        stands, beside = kept(here)
        if text in (stands.get(key), *beside.get(key, [])):
            return
        time.sleep(0.2)
    raise AssertionError(f"{key}: {text!r} is lost; {kept(here)}")


def typing(page: Page, name: str, text: str, delay: float = 20) -> None:
    """Typed key by key at the end of a field."""
    field = page.locator(f"[name='{name}']")
    field.focus()
    field.press("End" if field.evaluate("field => field.tagName") == "INPUT" else "Control+End")
    field.press_sequentially(text, delay=delay)


def test_two_clerks_in_different_places(browser_of_module: Browser, here: County) -> None:
    with desk(browser_of_module, here, "clerk") as clerk, desk(browser_of_module, here, "deputy") as deputy:
        open_part(clerk, here, 3)
        open_part(deputy, here, 3)
        typing(clerk, "requests/received/natural_person", "7")
        typing(deputy, "requests/granted/natural_person", "5")
        typing(clerk, "requests/carried_in/natural_person", "1")
        typing(deputy, "part/3", "副手写的说明。")
        time.sleep(PAUSE)
        for key, text in (
            ("requests/received/natural_person", "7"),
            ("requests/granted/natural_person", "5"),
            ("requests/carried_in/natural_person", "1"),
            ("part/3", "副手写的说明。"),
        ):
            stands_at_last(here, key, text)
        assert not kept(here)[1]
        typing(clerk, "requests/carried_in/natural_person", "2")
        expect(clerk.locator("[name='part/3']")).to_have_value("副手写的说明。")  # the colleague's words come with the next save


def test_two_clerks_in_one_text(browser_of_module: Browser, here: County) -> None:
    with desk(browser_of_module, here, "clerk") as clerk, desk(browser_of_module, here, "deputy") as deputy:
        open_part(clerk, here, 5)
        open_part(deputy, here, 5)
        first, second = "公开的内容还不够细，栏目更新不够及时。", "解读的形式比较单一，多是文字。"
        for one, other in zip(first, second, strict=False):
            typing(clerk, "part/5", one, 0)
            typing(deputy, "part/5", other, 0)
        typing(clerk, "part/5", first[len(second) :], 0)
        stands_at_last(here, "part/5", first)
        stands_at_last(here, "part/5", second)
        clerk.reload()
        expect(clerk.get_by_text("两个人填得不一样，请选一种")).to_be_visible()
        clerk.get_by_role("button", name="用陈文慧填的").first.click()
        expect(clerk.get_by_role("status").filter(has_text="已选定")).to_be_visible()
        assert kept(here) == ({**kept(here)[0], "part/5": first}, {})


def test_browser_window_is_closed(browser_of_module: Browser, here: County) -> None:
    with desk(browser_of_module, here, "clerk") as clerk:
        open_part(clerk, here, 6)
        typing(clerk, "part/6", "没有收取信息处理费。")
        time.sleep(PAUSE)
        typing(clerk, "part/6", "没有其他", 0)
    assert kept(here)[0]["part/6"].startswith("没有收取信息处理费。")


@contextmanager
def own_browser(browser: Browser, folder: Path) -> Iterator[tuple[Page, "subprocess.Popen[bytes]"]]:
    """A Chromium of its own, as a process to be killed, with a profile that outlives it."""
    port = servers.free_port()
    command = [str(CHROMIUM), *_ARGUMENTS, f"--remote-debugging-port={port}", f"--user-data-dir={folder}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        yield _connected(browser, port).contexts[0].new_page(), process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _connected(browser: Browser, port: int) -> Browser:
    until = time.monotonic() + 30
    while True:
        try:
            return browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
        except Error:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)


def test_browser_is_killed(browser_of_module: Browser, here: County, tmp_path: Path) -> None:
    with own_browser(browser_of_module, tmp_path) as (page, process):
        sign_in(page, here.server.address, "clerk")
        open_part(page, here, 1)
        typing(page, "part/1", "（一）主动公开。全年公开信息，重点是科技项目。", 10)
        time.sleep(PAUSE)
        typing(page, "part/1", "（二）依申请", 0)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    first = kept(here)[0]["part/1"]
    assert first.startswith("（一）主动公开。全年公开信息，重点是科技项目。")
    with own_browser(browser_of_module, tmp_path) as (page, _):
        sign_in(page, here.server.address, "clerk")
        open_part(page, here, 1)
        assert page.locator("[name='part/1']").input_value().startswith(first)


def kill_all(process: "subprocess.Popen[str]") -> None:
    """A server and its workers, at once."""
    for one in [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]:
        one.kill()
    process.wait()


def test_server_is_killed(browser_of_module: Browser, tmp_path: Path) -> None:
    with county(tmp_path) as there, desk(browser_of_module, there, "clerk") as page:
        open_part(page, there, 5)
        typing(page, "part/5", "一是内容不够细。")
        stands_at_last(there, "part/5", "一是内容不够细。")
        kill_all(there.server.process)
        assert kept(there)[0]["part/5"] == "一是内容不够细。"
        typing(page, "part/5", "二是形式单一。")
        expect(page.locator("[data-entry-says]")).to_contain_text("现在连不上平台")
        port = there.server.address.rpartition(":")[2]
        command = [str(GONGKAI), "serve", "--data", str(tmp_path / "data"), "--port", port]
        with servers.running(command, {"GONGKAI_TODAY": TODAY}, tmp_path):
            stands_at_last(there, "part/5", "一是内容不够细。二是形式单一。", within=30)
            page.reload()
            expect(page.locator("[name='part/5']")).to_have_value("一是内容不够细。二是形式单一。")


def test_words_kept_by_the_browser_come_back_beside_newer_ones(browser_of_module: Browser, here: County) -> None:
    key = "part/2"
    with desk(browser_of_module, here, "clerk") as clerk, desk(browser_of_module, here, "deputy") as deputy:
        open_part(clerk, here, 2)
        clerk.context.set_offline(True)
        typing(clerk, key, "断网时写的。")
        expect(clerk.locator("[data-entry-says]")).to_contain_text("现在连不上平台")
        open_part(deputy, here, 2)
        typing(deputy, key, "副手写的。")
        stands_at_last(here, key, "副手写的。")
        clerk.goto("about:blank")
        clerk.context.set_offline(False)
        open_part(clerk, here, 2)
        expect(clerk.locator("[data-entry-says]")).to_contain_text("两种填法都留着")
        assert kept(here)[0][key] == "副手写的。"
        assert kept(here)[1][key] == ["断网时写的。"]
