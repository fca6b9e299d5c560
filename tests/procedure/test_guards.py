"""Every guard of domain.md §3.6, one by one: guards.yaml has for each a history that lacks what it asks for, and one that has it.

A row: `guard` (key of `gongkai.law.GUARDS`, or the letter of a guard that is a rule of the procedure), `name`, `why`, `events` that
are all allowed, `last` the event in question, `allowed`.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.law import GUARDS, OUTCOMES
from tests.procedure.story import standing

ROWS = yaml.safe_load((Path(__file__).parent / "guards.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['guard']}: {row['name']}" for row in ROWS])
def test_guard(row: dict[str, Any]) -> None:
    before = standing(row["events"])
    assert not before.refused, "the events before must all be allowed, or the row shows nothing"
    found = standing([*row["events"], row["last"]])
    assert [one.event for one in found.refused] == ([] if row["allowed"] else [found.events[-1]])
    if not row["allowed"]:
        assert GUARDS[row["guard"]].missing in found.refused[0].why
        assert found.state == before.state
        assert found.due == before.due
        assert found.outcomes == before.outcomes


def test_every_guard_is_shown_both_ways() -> None:
    shown = {(row["guard"], row["allowed"]) for row in ROWS}
    assert shown == {(key, allowed) for key in GUARDS for allowed in (True, False)}
    assert all(row["why"] for row in ROWS)


def test_every_outcome_that_requires_something_says_what_is_missing() -> None:
    found = standing(["arrived 2024-03-04 channel=in_person"])
    for code, outcome in OUTCOMES.items():
        expected = [*outcome.requires, *(["secrecy_review"] if outcome.needs_review else [])]
        assert [guard.key for guard in found.missing(code)] == expected
