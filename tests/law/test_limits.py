"""Time limits from a table that a lawyer can read, and what holds for all of them."""

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from gongkai.law import INSTRUMENTS, LIMIT_IDS, LIMITS, SETTINGS, NotLawThen, TimeLimit, Unit, limit

ROWS = yaml.safe_load((Path(__file__).parent / "cases" / "limits.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['limit']}-{row['day']}" for row in ROWS])
def test_limit(row: dict[str, object]) -> None:
    assert isinstance(row["day"], date)
    found = limit(str(row["limit"]), row["day"])
    assert (found.words, found.source) == (row["words"], row["source"]), row["why"]


def test_table_reaches_the_request_and_its_remedies() -> None:
    missing = set(LIMIT_IDS) - {row["limit"] for row in ROWS}
    assert missing == {"website_statement", "interpretation", "budget_publication"}


@pytest.mark.parametrize("one", LIMITS, ids=[f"{one.id}-{one.since}" for one in LIMITS])
def test_limit_is_whole(one: TimeLimit) -> None:
    assert (one.length is None) == (one.unit in (Unit.DATE, Unit.AS_SET))
    assert (one.on is not None) == (one.unit is Unit.DATE)
    assert one.instrument in INSTRUMENTS
    assert not one.setting or one.setting in SETTINGS
    assert INSTRUMENTS[one.instrument].until is None or one.until is not None, "a limit ends with its instrument"


@pytest.mark.parametrize("name", LIMIT_IDS)
def test_versions_follow_each_other_without_gap_or_overlap(name: str) -> None:
    versions = sorted((one for one in LIMITS if one.id == name), key=lambda one: one.since)
    assert versions[-1].until is None
    for earlier, later in itertools.pairwise(versions):
        assert earlier.until == later.since - timedelta(days=1)


def test_what_was_no_law_then_says_since_when() -> None:
    with pytest.raises(NotLawThen, match="第三十条自2019-05-15起施行"):
        limit("correction_notice", date(2019, 5, 14))
    with pytest.raises(NotLawThen, match="自2021-01-01起施行"):
        limit("fee_payment", date(2020, 12, 31))
    with pytest.raises(KeyError):
        limit("replies", date(2024, 1, 1))


def test_fixed_days() -> None:
    assert limit("annual_report_department", date(2024, 1, 1)).date_in(2025) == date(2025, 1, 31)
    with pytest.raises(ValueError, match="reply"):
        limit("reply", date(2024, 1, 1)).date_in(2025)
