"""Sentences against the claims read from them: `claims.yaml`, a table that a lawyer can read and add to."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.checking.prose import Claim, claims
from gongkai.report import Part, Report

TABLE = Path(__file__).parent / "claims.yaml"
FEWEST = 150


def _load() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return rows


def _read(row: dict[str, Any]) -> tuple[Claim, ...]:
    report = Report(sections=(Part(row.get("part", 1), "", row["say"]),))
    return claims(report, row.get("agency", "云溪县科学技术局"), row.get("year", 2023))


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{number}-{row['why'][:12]}") for number, row in enumerate(_load(), 1)])
def test_claims_of_a_sentence(row: dict[str, Any]) -> None:
    read = _read(row)
    assert [f"{c.subject} {'' if c.exact else '~'}{c.value} {c.scope.value}" for c in read] == row["claims"], row["say"]
    for claim in read:
        assert claim.quote in row["say"]


def test_table_is_large_and_gives_reasons() -> None:
    rows = _load()
    assert len(rows) >= FEWEST
    assert all(row["why"] for row in rows)
    assert len({(row["say"], row.get("agency"), row.get("part")) for row in rows}) == len(rows), "a row stands twice"
