"""Blanks, marks and rows that nobody can align: what several documents do to their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .document import row
from .form import PROACTIVE, dispute_addresses, request_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from .document import Document
    from .figures import Number


def zeros_as(mark: str) -> Callable[[str, Number], str | None]:
    """A mark, or nothing, wherever the number is 0, except in totals."""

    def blank(address: str, value: Number) -> str | None:
        return mark if value == 0 and not address.endswith("/total") else None

    return blank


def many_marks(address: str, value: Number) -> str | None:
    """Each way of writing nothing, by the column it stands in; totals are written out."""
    marks = {
        "natural_person": "/",
        "commercial_enterprise": "—",
        "research_institution": "-",
        "social_welfare_org": "无",
        "legal_service_org": "\u00a0",
        "other_org": "",
        "upheld": "——",
        "corrected": "／",
        "pending": "\u3000",
    }
    return marks.get(address.rsplit("/", 1)[1]) if value == 0 else None


def vanished(document: Document) -> list[str]:
    """Addresses that are open because an empty cell leaves no trace in the text: rows in part empty."""
    ambiguous = []
    for group in _groups(document):
        empty = [address for address in group if not document.shown(address).strip()]
        if empty and len(empty) < len(group):
            ambiguous += group
    return ambiguous


def _groups(document: Document) -> list[list[str]]:
    groups = [row(key) for key, _ in request_rows(document.edition)]
    groups.append(dispute_addresses())
    for _, columns, rows in PROACTIVE[document.edition_two]:
        groups += [[f"proactive/{key}/{column}" for column, _ in columns] for key, _ in rows]
    return [group for group in groups if group[0] in document.figures]


def rows_of(*keys: str) -> Callable[[Document], list[str]]:
    """These rows of table three are open."""
    return lambda document: [address for key in keys for address in row(key)]
