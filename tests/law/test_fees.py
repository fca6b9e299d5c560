"""Fees from a table of sums, and what holds for any number of units (domain.md §4.2)."""

import itertools
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law import SCHEMES, Scheme, fee, fee_lines, fee_may_be_charged, fee_of, marginal_fee

ROWS = yaml.safe_load((Path(__file__).parent / "cases" / "fees.yaml").read_text(encoding="utf-8"))
UNITS = st.integers(0, 2000)
SCHEME = st.sampled_from(Scheme)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['scheme']}-{row['units']}" for row in ROWS])
def test_fee(row: dict[str, object]) -> None:
    assert isinstance(row["units"], int)
    assert fee(Scheme(str(row["scheme"])), row["units"]) == row["fee"], row["why"]


@pytest.mark.parametrize(("nth", "yuan"), [(1, 0), (10, 0), (11, 100), (30, 100), (31, 200), (40, 200), (41, 300), (51, 400), (130, 1100)])
def test_marginal_piece_is_the_formula_of_the_measures(nth: int, yuan: int) -> None:
    assert marginal_fee(Scheme.BY_PIECE, nth) == yuan
    if nth > 30:
        assert yuan == 100 * (-(-(nth - 30) // 10) + 1)


@given(SCHEME, st.integers(1, 2000))
def test_fee_is_the_sum_of_marginal_fees(scheme: Scheme, units: int) -> None:
    assert fee(scheme, units) - fee(scheme, units - 1) == marginal_fee(scheme, units)


@given(SCHEME, UNITS, UNITS)
def test_charging_in_two_goes_costs_the_same(scheme: Scheme, before: int, units: int) -> None:
    assert fee(scheme, before) + fee_of(scheme, before, units) == fee(scheme, before + units)


@given(SCHEME, UNITS)
def test_lines_cover_every_unit_once(scheme: Scheme, units: int) -> None:
    lines = fee_lines(scheme, units)
    assert [n for line in lines for n in range(line.first, line.last + 1)] == list(range(1, units + 1))
    assert all(earlier.rate < later.rate for earlier, later in itertools.pairwise(lines))


def test_lines_of_a_notice() -> None:
    lines = [(line.first, line.last, line.count, line.rate, line.amount) for line in fee_lines(Scheme.BY_PIECE, 43)]
    assert lines == [(1, 10, 10, 0, 0), (11, 30, 20, 100, 2000), (31, 40, 10, 200, 2000), (41, 43, 3, 300, 900)]


@pytest.mark.parametrize(
    "call", [lambda: fee(Scheme.BY_PIECE, -1), lambda: marginal_fee(Scheme.BY_PIECE, 0), lambda: fee_of(Scheme.BY_VOLUME, 5, -1)]
)
def test_units_that_are_none(call: object) -> None:
    with pytest.raises(ValueError, match=r"unit"):
        call()


def test_measures_begin_in_2021() -> None:
    assert not fee_may_be_charged(date(2020, 12, 31))
    assert fee_may_be_charged(date(2021, 1, 1))
    assert set(SCHEMES) == set(Scheme)
