"""Due dates from a table reasoned by hand (issue 4; domain.md §1.4)."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from gongkai.workdays import Calendar

ROWS = yaml.safe_load((Path(__file__).parent / "cases" / "due.yaml").read_text(encoding="utf-8"))
CASES = [(row["start"], count, due, row["why"]) for row in ROWS for count, due in row["add"].items()]
CALENDAR = Calendar.load()


def test_every_row_has_its_reason() -> None:
    assert len(CASES) > 100
    assert all(len(row["why"]) > 10 for row in ROWS)


@pytest.mark.parametrize(("start", "count", "due", "why"), CASES, ids=[f"{start}{count:+d}" for start, count, _, _ in CASES])
def test_due_date(start: date, count: int, due: date, why: str) -> None:
    assert CALENDAR.add_working_days(start, count) == due, why


@pytest.mark.parametrize(("start", "count", "due", "why"), [case for case in CASES if case[1] >= 0])
def test_reasons_lead_to_the_same_day(start: date, count: int, due: date, why: str) -> None:
    counted = CALENDAR.count(start, count)
    assert counted.due == due, why
    numbers = [step.number for step in counted.steps() if step.number is not None]
    assert numbers == list(range(1, count + 1))
    assert len(counted.reasons()) == 1 + max(0, (due - start).days)
    assert not counted.provisional
