"""Clocks that run from one day alone: proactive publication, reviews and lawsuits (clocks.yaml, reasoned by hand)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.law import NotLawThen, limit
from gongkai.procedure import CLOCKS, clock
from tests.procedure.story import calendar

ROWS = yaml.safe_load((Path(__file__).parent / "clocks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_clock(row: dict[str, Any]) -> None:
    found = clock(row["clock"], row["start"], calendar(), length=row.get("length"), extended=row.get("extended", False))
    assert found.on == row["due"], row["why"]
    assert found.articles == (limit(row["clock"], row["start"]).source,)
    assert found.reasons[0].startswith(f"{row['start']}")


def test_every_clock_has_a_row_and_every_row_a_reason() -> None:
    assert {row["clock"] for row in ROWS} == set(CLOCKS)
    assert all(row["why"] for row in ROWS)


def test_last_day_off_is_explained() -> None:
    reasons = clock("review_application", date(2024, 8, 8), calendar()).reasons
    assert [line for line in reasons if line.startswith("2024-10-07") and "顺延" in line]
    assert reasons[-1].startswith("2024-10-08")


def test_extension_of_a_review_is_said() -> None:
    assert any("延长" in line for line in clock("review_decision", date(2024, 3, 4), calendar(), extended=True).reasons)


def test_what_there_is_no_clock_for() -> None:
    with pytest.raises(KeyError):
        clock("reply", date(2024, 3, 4), calendar())
    with pytest.raises(ValueError, match="不能延长"):
        clock("suit", date(2024, 3, 4), calendar(), extended=True)
    with pytest.raises(NotLawThen):
        clock("review_answer_summary", date(2023, 3, 4), calendar())
