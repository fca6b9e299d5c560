"""What two versions of a report have different."""

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
        if (old.value, old.state) != (new.value, new.state):
            rows.append({"address": address, "place": named(cell), "before": old.printed, "after": new.printed})
    for part in after.sections:
        earlier = before.part(part.number)
        if (earlier.text if earlier else "") != part.text:
            rows.append({"address": "", "place": f"第{part.number}部分 {part.title}", "before": "", "after": "文字有修改"})
    return rows
