"""CSV of figures by itself; its columns beside a file name are held by tests/cli/test_output.py."""

import csv
import io

from gongkai.rendering.csv import COLUMNS, render_csv
from gongkai.report import Report

from .samples import AGENCY, sample


def test_a_row_says_all_of_a_figure() -> None:
    data = render_csv(sample("2021", first=5))
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 200
    assert [rows[0][name] for name in ("address", "value", "state", "agency", "year", "edition")] == [
        "proactive/rules/issued",
        "5",
        "number",
        AGENCY,
        "2025",
        "2021",
    ]


def test_agency_is_no_formula() -> None:
    report = sample(agency='=HYPERLINK("x")')
    rows = csv.DictReader(io.StringIO(render_csv(report).decode("utf-8-sig")))
    assert {row["agency"] for row in rows} == {'\'=HYPERLINK("x")'}


def test_report_without_figures_is_a_head_alone() -> None:
    assert render_csv(Report()).decode("utf-8-sig").splitlines() == [",".join(COLUMNS)]
