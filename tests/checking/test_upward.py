"""Merged reports and their members: what breaks is named exactly, and what holds is left in peace."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.checking import REGISTRY, Context, check_report
from gongkai.checking.kinship import kin
from gongkai.compiling import Plan, merge
from gongkai.editions import EDITIONS
from gongkai.form import identities
from gongkai.report import Finding, Member, Merged, Reorganisation, Report, Value
from tests.compiling.making import members, report, true_figures

CODES = frozenset(code for code in REGISTRY if code.startswith("U"))
NAMES = ("云溪县教育局", "云溪县民政局", "云溪县水利局")
COUNTED = [address for address in EDITIONS["2021"].cells if not address.startswith("proactive")]
PLAN = Plan("云溪县人民政府", 2023, expected=NAMES)


def found(merged: Merged, published: Report | None = None) -> list[Finding]:
    return check_report(Context(published or merged.report, merged=merged), CODES)


def three(figures: list[dict[str, Value]]) -> list[Report]:
    return [report(name, figures=each) for name, each in zip(NAMES, figures, strict=True)]


THREE = st.lists(true_figures(), min_size=3, max_size=3).map(three)


@settings(max_examples=15, deadline=None)
@given(THREE)
def test_members_that_add_up_give_no_finding(reports: list[Report]) -> None:
    assert found(merge(members(*reports), PLAN)) == []


@settings(max_examples=25, deadline=None)
@given(THREE, st.integers(0, 2), st.sampled_from(COUNTED), st.integers(1, 9))
def test_altered_cell_names_its_member_and_its_equations(reports: list[Report], which: int, address: str, more: int) -> None:
    altered = report(
        NAMES[which], figures={**{a: f.value for a, f in reports[which].figures.items()}, address: _plus(reports[which], address, more)}
    )
    reports[which] = altered
    findings = found(merge(members(*reports), PLAN))
    through = [identity.target for identity in identities(EDITIONS["2021"]) if address in identity.addresses]
    assert sorted(f.address or "" for f in findings) == sorted(through)
    assert {f.code for f in findings} == {"U103"}
    assert all(f.message.startswith(NAMES[which]) for f in findings)
    assert {abs(Decimal(f.difference or 0)) for f in findings} == {more}


@settings(max_examples=25, deadline=None)
@given(THREE, st.sampled_from(list(EDITIONS["2021"].cells)), st.integers(1, 9))
def test_altered_sum_is_found_where_it_was_altered(reports: list[Report], address: str, more: int) -> None:
    merged = merge(members(*reports), PLAN)
    figures = {a: f.value for a, f in merged.report.figures.items()}
    assert found(merged, report("云溪县人民政府", figures=figures)) == []
    published = report("云溪县人民政府", figures=figures | {address: _plus(merged.report, address, more)})
    [one] = found(merged, published)
    assert (one.code, one.address, one.difference) == ("U101", address, more)


def _plus(one: Report, address: str, more: int) -> Value:
    value = one.value(address)
    assert value is not None
    return value + more


def group(now: list[str], before: list[str], *records: tuple[str, str, int]) -> list[tuple[set[str], set[str], tuple[str, ...]]]:
    """Who is joined with whom: names of this year, of last year, and those without a report."""
    last = tuple(Member(report(name, 2022)) for name in before)
    plan = Plan("县", 2023, last=last, reorganisations=tuple(Reorganisation(a, b, date(year, 3, 1)) for a, b, year in records))
    found = kin(merge(members(*(report(name) for name in now)), plan))
    return [({m.name for m in one.this}, {m.name for m in one.last}, one.absent) for one in found]


def test_agencies_go_on_under_their_names() -> None:
    assert group(["甲局", "乙局", "新局"], ["乙局", "甲局", "旧局"]) == [({"甲局"}, {"甲局"}, ()), ({"乙局"}, {"乙局"}, ())]


def test_chains_of_reorganisations_make_one_group() -> None:
    records = (("甲局", "乙局", 2023), ("甲局", "丙局", 2023), ("丁局", "丙局", 2023))
    assert group(["乙局", "丙局"], ["甲局", "丁局", "丙局"], *records) == [({"乙局", "丙局"}, {"甲局", "丙局", "丁局"}, ())]


def test_old_reorganisations_join_only_who_still_reported() -> None:
    assert group(["乙局"], ["乙局"], ("甲局", "乙局", 2019)) == [({"乙局"}, {"乙局"}, ())]
    assert group(["乙局"], ["乙局", "甲局"], ("甲局", "乙局", 2022)) == [({"乙局"}, {"乙局", "甲局"}, ())]


def test_agencies_of_records_without_a_report_are_named() -> None:
    assert group(["乙局"], ["乙局"], ("甲局", "乙局", 2023)) == [({"乙局"}, {"乙局"}, ("甲局",))]
