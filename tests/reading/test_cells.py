"""What the text of one cell says, one way of writing a line."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.reading.cells import content
from gongkai.report import State

NUMBERS: list[tuple[str, int | Decimal, str, tuple[str, ...]]] = [
    ("0", 0, "", ()),
    ("12", 12, "", ()),
    ("999999", 999999, "", ()),
    ("１２", 12, "", ()),
    (" 7 ", 7, "", ()),
    ("\u3000\u00a07\u200b", 7, "", ()),
    ("1\u200b2", 12, "", ()),
    ("00", 0, "", ()),
    ("0.00", Decimal("0.00"), "", ()),
    ("38.605", Decimal("38.605"), "", ()),
    ("３．５", Decimal("3.5"), "", ()),
    ("1,024", 1024, "", ()),
    ("12,345,678.90", Decimal("12345678.90"), "", ()),
    ("1，024", 1024, "", ()),
    ("-18", -18, "", ()),
    ("－18", -18, "", ()),
    ("−18", -18, "", ()),
    ("+5", 5, "", ()),
    ("＋5", 5, "", ()),
    ("增1", 1, "", ("F206",)),
    ("减3", -3, "", ("F206",)),
    ("减少 3", -3, "", ("F206",)),
    ("↓2", -2, "", ("F206",)),
    ("12件", 12, "件", ("F207",)),
    ("4 件", 4, "件", ("F207",)),
    ("4\n件", 4, "件", ("F207",)),
    ("251000元", 251000, "元", ("F207",)),
    ("12.5万元", Decimal("12.5"), "万元", ("F207",)),
    ("3（其中修订1件）", 3, "", ("F205",)),
    ("3[注]", 3, "", ("F205",)),
    ("5。", 5, "", ("F205",)),
    ("3件（含上年）", 3, "件", ("F207", "F205")),
]
MARKS = ["/", "／", "-", "—", "——", "－", "无", "無", "*", "···", " / ", "--"]
BLANKS = ["", " ", "\u00a0", "\u3000", "\u200b", "\n", "\t \u3000"]
UNREADABLE = [
    "1 2", "1、2", "12/15", "见附件", "若干", "#REF!", "2和1", "1,23", "1,0245", "1.2.3", "3-5", "约3", "3余件", "12\n34", "-\n5",
    "—\n5", "3\n（其中修订1件）\n4", "1/2", "十二", "３ ４", "--5", "1e5",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit", "oddities"), NUMBERS)
def test_number(text: str, value: int | Decimal, unit: str, oddities: tuple[str, ...]) -> None:
    found = content(text)
    assert (found.state, found.value, found.unit, found.oddities) == (State.NUMBER, value, unit, oddities)
    assert type(found.value) is type(value)


@pytest.mark.parametrize("text", MARKS)
def test_mark_is_no_number(text: str) -> None:
    assert (content(text).state, content(text).value) == (State.MARK, None)


@pytest.mark.parametrize("text", BLANKS)
def test_blank(text: str) -> None:
    assert content(text).state is State.BLANK


@pytest.mark.parametrize("text", UNREADABLE)
def test_no_single_number_is_not_guessed(text: str) -> None:
    found = content(text)
    assert (found.state, found.value, found.oddities) == (State.UNREADABLE, None, ("F208",))


@given(st.integers(-(10**12), 10**12))
def test_any_number_is_itself_plain_and_with_commas(number: int) -> None:
    assert content(str(number)).value == number
    assert content(f"{number:,}").value == number
    assert content(f" {number} 件").value == number


@given(st.text(max_size=30))
def test_nothing_is_raised_and_a_number_needs_digits(text: str) -> None:
    found = content(text)
    assert (found.value is not None) == (found.state is State.NUMBER)
    assert found.value is None or any(char.isdigit() for char in text)
