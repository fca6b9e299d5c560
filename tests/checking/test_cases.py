"""Every check against its case file: `cases/CODE.yaml`, a table that a lawyer can read and add to.

A case: `name`, `why`, `report` (see case_report), optionally `last`, `agency`, `year`, `published_on`, for
merged reports `members`, `expected`, `last_members`, `reorganisations`, and `expect`:
the findings of this code, each a table of the attributes that must be equal (`quote` may be a part of the quote).
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.checking import REGISTRY, check_report
from gongkai.report import Finding

from .case_report import case_context

CASES = Path(__file__).parent / "cases"


def _load() -> list[tuple[str, dict[str, Any]]]:
    return [(path.stem, case) for path in sorted(CASES.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("code", "case"), [pytest.param(code, case, id=f"{code}-{case['name']}") for code, case in _load()])
def test_case(code: str, case: dict[str, Any]) -> None:
    findings = check_report(case_context(case), frozenset({code}))
    expected = case["expect"]
    assert len(findings) == len(expected), [finding.message for finding in findings]
    for want in expected:
        assert any(_agrees(finding, want) for finding in findings), (want, findings)


def _agrees(finding: Finding, want: dict[str, Any]) -> bool:
    for key, value in want.items():
        have = getattr(finding, key)
        if key == "quote" and value not in have:
            return False
        if key != "quote" and have != value:
            return False
    return True


def test_every_check_has_cases_that_fire_and_stay_silent() -> None:
    cases = _load()
    for code in REGISTRY:
        own = [case for other, case in cases if other == code]
        assert any(case["expect"] for case in own), f"{code} has no case in which it finds something"
        assert any(not case["expect"] for case in own), f"{code} has no case in which it stays silent"


def test_every_case_file_names_a_check() -> None:
    assert {path.stem for path in CASES.glob("*.yaml")} == set(REGISTRY)
