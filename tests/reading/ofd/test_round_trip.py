"""Reports with random figures, set by our renderer, written as OFD and read back: every figure and every text is the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.editions import EDITIONS, TABLES
from gongkai.reading import read_bytes
from gongkai.rendering.pdf import render_pdf
from gongkai.report import Figure, Report
from tests.reading.ofd.prints import prints_of
from tests.reading.ofd.test_dialects import DIALECTS
from tests.rendering.strategies import reports
from tests.rendering.test_round_trip import figures
from tests.rendering.typefaces import needs_chinese_fonts

pytestmark = needs_chinese_fonts


def read_back(report: Report, name: str) -> Report:
    return read_bytes(DIALECTS[name][0](prints_of(render_pdf(report))), "report.ofd").report


FITTING = sorted(set(DIALECTS) - {"stepless"})
"""Without steps nobody knows how wide the letters of an unknown typeface are."""


@settings(max_examples=25, deadline=None)
@given(reports(may_miss=False), st.sampled_from(FITTING))
def test_whole_report(report: Report, name: str) -> None:
    back = read_back(report, name)
    assert dict(back.editions) == dict(report.editions)
    assert figures(back) == figures(report)
    assert (back.agency, back.year, back.title) == (report.agency, report.year, report.title)
    assert (back.opening, back.sections, back.closing) == (report.opening, report.sections, report.closing)


@settings(max_examples=15, deadline=None)
@given(reports(), st.sampled_from(FITTING))
def test_report_with_parts_and_tables_missing(report: Report, name: str) -> None:
    back = read_back(report, name)
    assert dict(back.editions) == dict(report.editions)
    assert figures(back) == figures(report)
    assert (back.opening, back.sections) == (report.opening, report.sections)


@pytest.mark.parametrize("edition", EDITIONS)
def test_blank_form(edition: str) -> None:
    report = Report(
        edition=edition, editions=dict.fromkeys(TABLES, edition), figures=dict.fromkeys(EDITIONS[edition].addresses(), Figure())
    )
    assert figures(read_back(report, "short")) == figures(report)
