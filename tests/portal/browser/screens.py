"""Pages in both widths and every look: pictures for people to look at, and what must hold of each."""

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.portal.browser.axe import axe

WIDTHS = {1280: 900, 390: 844}
"""Widths of the screens that are looked at, with their heights: the desk and the phone."""


def screens(page: Page, name: str) -> None:
    """The page at 1280 and 390 px as pictures in the folder GONGKAI_SCREENS, where it is set; it must not scroll sideways in either."""
    folder = os.environ.get("GONGKAI_SCREENS")
    before = page.viewport_size
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        stands_in_its_width(page)
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
    if before:
        page.set_viewport_size(before)


def stands_in_its_width(page: Page) -> None:
    """Nothing where the page does not scroll sideways; names the elements that stick out otherwise."""
    page.wait_for_load_state()  # after a click the new page may have no element yet
    if page.locator("html").evaluate("html => html.scrollWidth <= html.clientWidth"):
        return
    outside = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
        .filter(each => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(".scroll"))
        .slice(0, 5).map(each => each.outerHTML.slice(0, 160))"""
    )
    raise AssertionError(f"{page.url} scrolls sideways at {page.viewport_size}: {outside}")


def wear(page: Page, *, theme: str = "blue", size: str = "standard") -> None:
    """From the next page on, the look as its cookies say; `page` must have been at the server before."""
    origin = "/".join([*page.url.split("/")[:3], ""])  # for every path: the more narrow of two cookies would not count
    page.context.add_cookies(
        [{"name": name, "value": value, "url": origin} for name, value in (("gongkai-theme", theme), ("gongkai-size", size))]
    )


def in_every_look(page: Page, name: str) -> None:
    """The page where it stands, opened anew in both themes and in the elder version at both widths: axe is content, pictures are taken."""
    for look, theme, size in (("blue", "blue", "standard"), ("red", "red", "standard"), ("elder", "blue", "elder")):
        wear(page, theme=theme, size=size)
        page.reload()
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            axe(page)
        screens(page, f"{name}-{look}")
    wear(page)
    page.reload()
