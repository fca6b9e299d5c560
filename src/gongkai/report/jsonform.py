"""A report and its findings as the JSON of the command line, and back."""

from decimal import Decimal
from functools import lru_cache
from typing import Any

import msgspec

from gongkai.editions import TABLES
from gongkai.report.figure import Figure, State, Value, Where
from gongkai.report.finding import Finding
from gongkai.report.report import Part, Report

_PLACES = ("page", "table", "row", "column", "line")
_ENCODER = msgspec.json.Encoder(decimal_format="number")
_DECODER = msgspec.json.Decoder(float_hook=Decimal)


def encode(data: Any, indent: int = 0) -> bytes:
    """JSON bytes (UTF-8) of plain objects; decimals are written as numbers with every digit."""
    encoded = _ENCODER.encode(data)
    return msgspec.json.format(encoded, indent=indent) if indent else encoded


def decode(text: bytes | str) -> Any:
    """Plain objects of a JSON text, fractions as Decimal; msgspec.DecodeError where it is no JSON."""
    return _DECODER.decode(text)


def report_to_json(report: Report) -> dict[str, Any]:
    """The object that stands under `report` in the output of `gongkai read`; write it with `encode`."""
    return {
        "agency": report.agency,
        "year": report.year,
        "title": report.title,
        "edition": report.edition,
        "editions": {table: report.editions.get(table) for table in TABLES},
        "metadata": dict(report.metadata),
        "opening": report.opening,
        "sections": [{"number": p.number, "title": p.title, "text": p.text} for p in report.sections],
        "closing": report.closing,
        "figures": {address: _figure_to_json(figure) for address, figure in report.figures.items()},
    }


def report_from_json(data: dict[str, Any]) -> Report:
    """The report that `report_to_json` wrote; KeyError, TypeError or ValueError where the object is no such report."""
    return Report(
        agency=data["agency"],
        year=data["year"],
        title=data["title"],
        edition=data["edition"],
        editions=dict(data["editions"]),
        metadata=dict(data["metadata"]),
        opening=data.get("opening", ""),
        sections=tuple(Part(p["number"], p["title"], p["text"]) for p in data["sections"]),
        closing=data.get("closing", ""),
        figures={address: _figure_from_json(figure) for address, figure in data["figures"].items()},
    )


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """One object of the list under `findings`."""
    return {
        "code": finding.code,
        "catalogue": finding.catalogue or None,
        "severity": finding.severity.value,
        "address": finding.address,
        "where": where_to_json(finding.where),
        "expected": finding.expected,
        "found": finding.found,
        "difference": finding.difference,
        "quote": finding.quote or None,
        "message": finding.message,
        "advice": finding.advice or None,
        "source": finding.source or None,
    }


def where_to_json(where: Where | None) -> dict[str, int] | None:
    """A place with only the numbers that apply; none where nothing is known."""
    if where is None:
        return None
    return {name: number for name in _PLACES if (number := getattr(where, name)) is not None} or None


def _figure_to_json(figure: Figure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "unit": figure.unit or None,
        "printed": figure.printed,
        "state": figure.state.value,
        "certain": figure.certain,
        "where": where_to_json(figure.where),
    }


_STATES = {state.value: state for state in State}
"""Looked up a million times where thousands of reports are added up, which the enumeration itself does slowly."""


def _figure_from_json(data: dict[str, Any]) -> Figure:
    where = data.get("where")
    said = (_value(data["value"]), data.get("unit") or "", data.get("printed", ""), data["state"], data.get("certain", True))
    return _figure(*said, Where(**where)) if where else _common_figure(*said)


def _figure(value: Value | None, unit: str, printed: str, state: str, certain: bool, where: Where | None = None) -> Figure:
    return Figure(value, unit, printed, _STATES[state], certain, where)


# Most cells of most reports say 0: made once, they are the same figure. Typed: 1 and Decimal(1) are equal and not the same.
_common_figure = lru_cache(maxsize=4096, typed=True)(_figure)


def _value(number: int | float | Decimal | str | None) -> Value | None:
    if number is None or isinstance(number, int | Decimal):
        return number
    return Decimal(str(number))
