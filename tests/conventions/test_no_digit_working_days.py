"""A time limit stands once, in law/ (design.md §8): nowhere else is a number of working days written down."""

import re

import pytest

from tests.conventions.source_tree import literals

WORKING_DAYS = re.compile(r"[0-9０-９]\s*个?工作日")


def test_no_number_of_working_days_outside_law() -> None:
    found = [str(literal) for literal in literals("law") if WORKING_DAYS.search(literal.text)]
    assert not found, "print law's fact instead:\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [("应当在20个工作日内答复", True), ("２０ 个工作日", True), ("7工作日", True), ("逾期{days}个工作日", False), ("工作日历", False)],
)
def test_number_of_working_days_is_seen(text: str, found: bool) -> None:
    assert bool(WORKING_DAYS.search(text)) is found
