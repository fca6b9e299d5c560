"""Every anomaly listed for the five seeds that a program can see is found, quoted, and nothing else is called an error."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.checking import Context, check_report
from gongkai.reading import read_bytes
from gongkai.report import Finding, Severity

from .conftest import SHARED

SEEDS: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "seed_anomalies.yaml").read_text(encoding="utf-8"))


def findings(seed: dict[str, Any]) -> list[Finding]:
    reading = read_bytes((SHARED / "samples" / seed["file"]).read_bytes(), seed["file"])
    return [*reading.findings, *check_report(Context(reading.report))]


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.usefixtures("samples")
def test_listed_anomalies_are_found(name: str) -> None:
    found = findings(SEEDS[name])
    missing = [
        (number, code, words)
        for number, code, words in SEEDS[name]["anomalies"]
        if not any(f.code == code and (words in f.quote or words in f.message) for f in found)
    ]
    assert not missing


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.usefixtures("samples")
def test_nothing_else_is_an_error(name: str) -> None:
    errors = {finding.code for finding in findings(SEEDS[name]) if finding.severity is Severity.ERROR}
    assert errors == set(SEEDS[name]["errors"])
