"""The schemas accept what we write, refuse what nobody should, and name every cell of the form."""

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from gongkai.editions import EDITIONS, TABLES
from gongkai.rendering import render
from gongkai.rendering.schema import schemas
from gongkai.report import Figure, Finding, Report, Severity, State, Where

from .strategies import reports

SCHEMAS = {name: json.loads(data) for name, data in schemas().items()}
REGISTRY: Registry[Any] = Registry().with_resources([(name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()])


def errors(name: str, data: Any) -> list[str]:
    """What the schema of this name has against the object."""
    validator = Draft202012Validator(SCHEMAS[name], registry=REGISTRY)
    return [f"{'/'.join(map(str, error.path))}: {error.message[:80]}" for error in validator.iter_errors(data)]


def whole(report: Report, *findings: Finding) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(report, "json", findings))
    return loaded


def zeros(edition: str) -> Report:
    figures = {address: Figure(0, printed="0", state=State.NUMBER) for address in EDITIONS[edition].addresses()}
    return Report(edition=edition, editions=dict.fromkeys(TABLES, edition), figures=figures)


def test_there_is_one_for_each_table_and_edition_and_one_for_all() -> None:
    assert set(SCHEMAS) == {f"{table}-{edition}.schema.json" for table in TABLES for edition in EDITIONS} | {"report.schema.json"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$id"] == name


@given(reports())
def test_every_report_satisfies_them(report: Report) -> None:
    assert errors("report.schema.json", whole(report)) == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("table", TABLES)
def test_table_schema_takes_its_table_alone(table: str, edition: str) -> None:
    figures = whole(zeros(edition))["report"]["figures"]
    own = {address: figure for address, figure in figures.items() if address.startswith(f"{table}/")}
    assert errors(f"{table}-{edition}.schema.json", own) == []
    assert errors(f"{table}-{edition}.schema.json", figures), "figures of other tables have no place in it"


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_is_described_by_its_label(edition: str) -> None:
    for address, cell in EDITIONS[edition].cells.items():
        described = SCHEMAS[f"{cell.table}-{edition}.schema.json"]["$defs"]["cells"]["properties"][address]
        assert described["description"] == cell.label


SIGNED, COUNT, AMOUNT = "proactive/licences/change", "requests/received/total", "proactive/procurement/amount"


@pytest.mark.parametrize(
    ("address", "figure", "accepted", "why"),
    [
        (COUNT, {"value": 100_000_000}, True, "a big city's count"),
        (COUNT, {"value": -1}, False, "a count is not negative"),
        (COUNT, {"value": 1.5}, False, "a count is whole"),
        (COUNT, {"value": "3"}, False, "a text is no number"),
        (COUNT, {"value": True}, False, "true is no number"),
        (COUNT, {"value": None}, False, "state number has a number"),
        (COUNT, {"value": None, "state": "blank"}, True, "a blank has none"),
        (COUNT, {"value": 0, "state": "blank"}, False, "a blank is not 0"),
        (COUNT, {"value": None, "state": "empty"}, False, "no such state"),
        (COUNT, {"where": {"table": 0}}, False, "places count from 1"),
        (COUNT, {"where": {"table": 1, "row": 2}}, True, "a place"),
        (COUNT, {"colour": "red"}, False, "no such key"),
        (SIGNED, {"value": -3}, True, "本年增/减 may be negative"),
        (SIGNED, {"value": 0.5}, False, "but is whole"),
        (AMOUNT, {"value": 12.35}, True, "money has decimals"),
        (AMOUNT, {"value": -1}, False, "money spent is not negative"),
    ],
)
def test_altered_figure(address: str, figure: dict[str, Any], accepted: bool, why: str) -> None:
    data = whole(zeros("2019"))
    data["report"]["figures"][address] |= figure
    assert (errors("report.schema.json", data) == []) is accepted, why


@pytest.mark.parametrize("address", ["requests/received/all", "requests/other.other/total", "taxes/a/b", "received"])
def test_unknown_address_is_refused(address: str) -> None:
    data = whole(zeros("2019"))
    data["report"]["figures"][address] = data["report"]["figures"][COUNT]
    assert errors("report.schema.json", data)


def test_missing_address_is_refused() -> None:
    data = whole(zeros("2021"))
    del data["report"]["figures"][COUNT]
    assert errors("report.schema.json", data)


def test_figures_of_a_table_that_was_not_found_are_refused() -> None:
    data = whole(zeros("2021"))
    data["report"]["editions"]["disputes"] = None
    assert errors("report.schema.json", data)
    figures = data["report"]["figures"]
    data["report"]["figures"] = {address: figure for address, figure in figures.items() if not address.startswith("disputes/")}
    assert errors("report.schema.json", data) == []


def test_finding_with_and_without_everything() -> None:
    full = Finding("A101", Severity.ERROR, "差1。", "B01", COUNT, Where(line=3), 60, 59, -1, "59", "请核对。", "国办公开办函〔2021〕30号")
    data = whole(zeros("2021"), full, Finding("C101", Severity.WARNING, "缺第六部分。", expected="六个部分"))
    assert errors("report.schema.json", data) == []
    data["findings"][0]["severity"] = "fatal"
    assert errors("report.schema.json", data)
