"""What the corpus says of its reports' faults: each planted one is found, and a clean report draws no error."""

import json
from pathlib import Path
from typing import Any

import pytest

from gongkai.checking import Context, check_report
from gongkai.reading import read_bytes
from gongkai.report import Finding, Severity

REPORTS = Path(__file__).resolve().parents[1] / "reports"
GOLD: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((REPORTS / "gold").glob("*.json"))
}


def findings(gold: dict[str, Any]) -> list[Finding]:
    reading = read_bytes((REPORTS / gold["raw"]).read_bytes(), gold["raw"])
    return [*reading.findings, *check_report(Context(reading.report))]


@pytest.mark.parametrize("name", [name for name, gold in GOLD.items() if gold.get("findings_expected")])
def test_planted_faults_are_found(name: str) -> None:
    assert set(GOLD[name]["findings_expected"]) <= {finding.catalogue for finding in findings(GOLD[name])}


@pytest.mark.parametrize("name", [name for name, gold in GOLD.items() if gold.get("clean")])
def test_clean_report_draws_no_error(name: str) -> None:
    assert [f.message for f in findings(GOLD[name]) if f.severity is Severity.ERROR] == []


def test_there_are_enough_of_both() -> None:
    assert sum(bool(gold.get("findings_expected")) for gold in GOLD.values()) >= 20
    assert sum(bool(gold.get("clean")) for gold in GOLD.values()) >= 40
