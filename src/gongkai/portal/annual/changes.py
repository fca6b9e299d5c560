"""What two versions of a report have different."""

from collections.abc import Iterator
from typing import Any

from gongkai.editions import EDITIONS
from gongkai.portal.annual.naming import named
from gongkai.report import Report


def differences(before: Report, after: Report) -> list[dict[str, Any]]:
    """The cells and parts that two versions of a report have different: place in words, address, and both texts."""
    edition = EDITIONS.get(after.edition or "")
    rows: list[dict[str, Any]] = []
    for address, cell in edition.cells.items() if edition else ():
        old, new = before.figure(address), after.figure(address)
        if (old.value, old.state, old.unit) != (new.value, new.state, new.unit):
            rows.append({"address": address, "place": named(cell), "before": old.printed, "after": new.printed})
    return rows + [{"address": "", "place": place, "before": "", "after": "文字有修改"} for place in _rewritten(before, after)]


def _rewritten(before: Report, after: Report) -> Iterator[str]:
    """What is called the text that one version has otherwise, or one alone, in the order of the document."""
    if before.title != after.title:
        yield "标题"
    if before.opening != after.opening:
        yield "报告开头"
    titles = {part.number: part.title for part in (*before.sections, *after.sections)}
    for number, title in sorted(titles.items()):
        if _text(before, number) != _text(after, number):
            yield f"第{number}部分 {title}"
    if before.closing != after.closing:
        yield "落款"


def _text(report: Report, number: int) -> str:
    part = report.part(number)
    return part.text if part else ""
