"""Sentences against the claims read from them: `claims.yaml`, a table that a lawyer can read and add to."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.checking.prose import Claim, Sentence, claims
from gongkai.checking.prose.sentences import normal, number
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


@pytest.mark.parametrize(
    ("printed", "scale", "value"),
    [
        ("1,024", None, 1024),  # a thousands separator
        ("1.2", "万", 12_000),  # a scale makes a whole number
        ("12.50", None, Decimal("12.50")),  # money keeps its decimals
        ("十", None, 10),
        ("十二", None, 12),
        ("二十", None, 20),
        ("一百零五", None, 105),
        ("两", None, 2),
        ("零", None, 0),
    ],
)
def test_number(printed: str, scale: str | None, value: int | Decimal) -> None:
    assert number(printed, scale) == value


@pytest.mark.parametrize(
    ("say", "quantities"),
    [
        ("共发布信息近300余条。", [(300, "条", False, True)]),  # approximated twice
        ("共发布信息１２条。", [(12, "条", True, False)]),  # full-width digits
        ("每年3至5件。", []),  # a range is no number
        ("第3项、第五条。", []),  # ordinals
        ("20个工作日内、3个月内。", []),  # periods
        ("收取12.5万元。", [(Decimal("12.5"), "万元", True, False)]),  # the unit keeps its ten thousand
        ("访问1.5万次。", [(15_000, "次", True, False)]),
    ],
)
def test_quantities(say: str, quantities: list[tuple[int | Decimal, str, bool, bool]]) -> None:
    sentence = Sentence(say, normal(say), 1, 0)
    assert [(q.value, q.unit, q.exact, q.doubled) for q in sentence.quantities] == quantities


def test_quotation_of_a_long_sentence_is_its_clause_as_printed() -> None:
    say = "为了" + "不断提高工作水平、" * 12 + "2023 年，我局收到 ５ 件政府信息公开申请，均已答复。"
    (claim,) = _read({"say": say})
    assert claim.quote == "我局收到 ５ 件政府信息公开申请"
