"""A browser for each module of journeys, a page for each test, and a platform of its own where a test asks for `server`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.portal.browser import servers

CHROMIUM = Path("/usr/bin/chromium")
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests that ask for a page drive the browser."""
    for item in items:
        if "browser_of_module" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


# For the module, not the session: while playwright runs, Django takes the thread for an asynchronous one and keeps it from the database.
@pytest.fixture(scope="module")
def browser_of_module() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed; scripts/system installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(browser_of_module: Browser) -> Iterator[Page]:
    """A fresh page; an error or a refusal by the content security policy on its console fails the test."""
    context = browser_of_module.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda line: said.append(f"{line.text} {line.location['url']}") if _is_fault(line) else None)
    yield page
    context.close()
    assert not said, said


def _is_fault(line: ConsoleMessage) -> bool:
    # A page that says it is not there, or not yours, is an answer like others; ERR_FAILED is what a test itself cuts off.
    expected = ("Failed to load resource: the server responded with a status of 4", "Failed to load resource: net::ERR_FAILED")
    return line.type == "error" and not line.text.startswith(expected)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[servers.Server]:
    """A platform that has just been started for the first time, on SQLite."""
    with servers.platform(tmp_path) as started:
        yield started


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Server]:
    """The gallery of the frame."""
    with servers.gallery(tmp_path_factory.mktemp("gallery")) as started:
        yield started
