"""Every page is read by axe; what it finds fails the test, with the rule, the element and the way to mend it."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _source() -> str:
    return (Path(__file__).parent / "vendored" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds against the page as it stands, one line for each element."""
    page.wait_for_load_state()  # after a click the new page may have no element yet
    page.evaluate(_source())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", _RULES)
    return [
        f"{rule['id']} ({rule['help']}) {' '.join(map(str, node['target']))}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def axe(page: Page) -> None:
    """Nothing where axe finds nothing against the page as it stands."""
    found = violations(page)
    assert not found, f"{page.url}\n" + "\n".join(found)
