"""Every report of the corpus is read as its gold says, and what is no report gives no figure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gongkai.reading import Reading, UnusableFileError, read_bytes
from tests.reading.reading_score import score_gold

REPORTS = Path(__file__).resolve().parents[1] / "reports"
GOLDS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((REPORTS / "gold").glob("*.json"))
}
SEPARATED = [name for name, gold in GOLDS.items() if gold["form"] == "separated"]
GLUED = {"glued_2020": 0, "glued_2024": 3, "glued_tables_only_2022": 3, "hand_last_glued_2019": 198}
"""Numbers read right at least; raise when it gets better, never lower."""


def reading(name: str) -> Reading:
    return read_bytes((REPORTS / GOLDS[name]["raw"]).read_bytes(), GOLDS[name]["raw"])


@pytest.mark.parametrize("name", SEPARATED)
def test_every_cell_is_right(name: str) -> None:
    report, gold = reading(name).report, GOLDS[name]
    result = score_gold(report, gold)
    assert result.perfect, result
    assert report.year == gold["year"]
    assert report.edition == gold["edition"]
    assert report.editions == gold["editions"]
    if gold["agency"] is not None:
        assert report.agency == gold["agency"]


@pytest.mark.parametrize("name", GLUED)
def test_glued_text_gives_no_wrong_number(name: str) -> None:
    gold = GOLDS[name]
    report = reading(name).report
    result = score_gold(report, gold)
    assert result.confident == []
    read = sum(figure.value is not None for figure in report.figures.values())
    assert read - len(result.unsure) >= GLUED[name]
    assert report.year == gold["year"]


def test_floors_name_every_glued_report() -> None:
    assert set(GLUED) == set(GOLDS) - set(SEPARATED)


REFUSED = sorted(path for path in (REPORTS / "not_reports").iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.name)
def test_what_is_no_report_gives_no_figure(path: Path) -> None:
    try:
        found = read_bytes(path.read_bytes(), path.name)
    except UnusableFileError as error:
        assert str(error)
        return
    assert found.report.figures == {}
    assert [finding.code for finding in found.findings] == ["F214"]
