"""Two years side by side as JSON: cells by address, equations between the years, copied text, findings."""

from collections.abc import Iterable
from typing import Any

from gongkai.compiling import Comparison, PartPair, Row
from gongkai.report import Figure, Finding, Report, encode, finding_to_json
from gongkai.report.year_on_year import LinkVerdict


def encoded(comparison: Comparison, findings: Iterable[Finding]) -> bytes:
    """One object with `last`, `this`, `tables`, `links`, `parts` and `findings`, indented, with a line feed at the end."""
    found = {
        "last": _head(comparison.last),
        "this": _head(comparison.this),
        "tables": {table: [_row(row) for row in rows] for table, rows in comparison.tables.items()},
        "links": [_link(verdict) for verdict in comparison.links],
        "parts": [_part(part) for part in comparison.parts],
        "findings": [finding_to_json(finding) for finding in findings],
    }
    return encode(found, indent=2) + b"\n"


def _head(report: Report) -> dict[str, Any]:
    return {"agency": report.agency, "year": report.year, "title": report.title, "editions": dict(report.editions)}


def _row(row: Row) -> dict[str, Any]:
    return {
        "address": row.cell.address,
        "label": row.cell.label,
        "last": _figure(row.last),
        "this": _figure(row.this),
        "difference": row.difference,
        "percent": row.percent,
    }


def _figure(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {"value": figure.value, "unit": figure.unit or None, "state": figure.state.value, "certain": figure.certain}


def _link(verdict: LinkVerdict) -> dict[str, Any]:
    return {
        "name": verdict.link.link.name,
        "address": verdict.link.target,
        "holds": verdict.holds,
        "expected": verdict.expected,
        "found": verdict.found,
    }


def _part(part: PartPair) -> dict[str, Any]:
    share = None if part.share is None else round(part.share, 3)
    return {
        "number": part.number,
        "title": part.title,
        "last_length": part.last_length,
        "this_length": part.this_length,
        "copied_share": share,
        "copied_sentences": list(part.copied),
    }
