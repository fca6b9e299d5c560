"""The JSON file: the object of the command line, and back without a digit lost."""

from decimal import Decimal

import pytest
from hypothesis import given

from gongkai.rendering import RENDERERS, UnknownFormatError, render
from gongkai.report import Figure, Finding, Report, Severity, State, decode, report_from_json, report_to_json

from .strategies import reports


@given(reports())
def test_report_comes_back_equal(report: Report) -> None:
    assert report_from_json(decode(render(report, "json"))["report"]) == report


@pytest.mark.parametrize("digits", ["0.1", "12.50", "99999999.9999", "-3.05", "0.0000001", "1234567890123456789.01"])
def test_decimals_keep_every_digit(digits: str) -> None:
    report = Report(figures={"proactive/charges/amount": Figure(Decimal(digits), printed=digits, state=State.NUMBER)})
    value = report_from_json(decode(render(report, "json"))["report"]).value("proactive/charges/amount")
    assert (value, format(value or 0, "f")) == (Decimal(digits), digits)


def test_findings_of_reading_stand_beside_the_report() -> None:
    finding = Finding("F205", Severity.INFO, "格子里有注。", address="requests/received/total")
    data = decode(render(Report(agency="云溪县科学技术局"), "json", [finding]))
    assert set(data) == {"report", "findings"}
    assert data["report"] == report_to_json(Report(agency="云溪县科学技术局"))
    assert [(f["code"], f["address"]) for f in data["findings"]] == [("F205", "requests/received/total")]
    assert decode(render(Report(), "json"))["findings"] == []


def test_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownFormatError, match="wps") as caught:
        render(Report(), "wps")
    assert all(name in str(caught.value) for name in RENDERERS)


def test_formats_are_those_of_the_command_line() -> None:
    assert list(RENDERERS) == ["docx", "html", "pdf", "xlsx", "json", "csv", "md"]
