"""Merging: every cell is the sum of the members, each once, and what is not sure says so."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.checking.arithmetic import assess, numbers_in
from gongkai.compiling import Plan, merge
from gongkai.editions import EDITIONS
from gongkai.form import identities
from gongkai.report import Figure, Member, Merged, Reorganisation, Report, State, Value
from tests.compiling.making import loose_figures, members, report, true_figures

PLAN = Plan("云溪县人民政府", 2023)
RECEIVED = "requests/received/natural_person"
CHARGES = "proactive/charges/amount"
PROCUREMENT = "proactive/procurement/amount"
NAMES = ("云溪县教育局", "云溪县民政局", "云溪县水利局", "云溪县司法局", "青塘镇人民政府")
MANY = settings(max_examples=25, deadline=None)


def merged(*reports: Report, plan: Plan = PLAN) -> Merged:
    return merge(members(*reports), plan)


def essence(found: Report) -> dict[str, tuple[object, ...]]:
    """What must be equal of two merges."""
    return {address: (f.value, f.unit, f.state, f.certain) for address, f in found.figures.items()}


def several(figures: st.SearchStrategy[dict[str, Value]] | st.SearchStrategy[dict[str, Figure]]) -> st.SearchStrategy[list[Report]]:
    """Up to five reports of different agencies with such figures."""
    return st.lists(figures, min_size=1, max_size=len(NAMES)).map(
        lambda found: [report(name, figures=each) for name, each in zip(NAMES, found, strict=False)]
    )


@MANY
@given(several(true_figures()))
def test_every_cell_is_the_sum_and_equations_hold(reports: list[Report]) -> None:
    found = merged(*reports).report
    for address, figure in found.figures.items():
        assert (figure.value, figure.certain) == (sum(r.value(address) or 0 for r in reports), True)
    numbers = numbers_in(found)
    assert all(assess(identity, numbers).holds for identity in identities(EDITIONS["2021"]))


@MANY
@given(several(loose_figures()), st.randoms(use_true_random=False))
def test_order_does_not_matter(reports: list[Report], random: Random) -> None:
    shuffled = random.sample(reports, len(reports))
    assert essence(merged(*shuffled).report) == essence(merged(*reports).report)


@MANY
@given(several(loose_figures()), st.integers(1, 4))
def test_merges_can_be_merged(reports: list[Report], cut: int) -> None:
    halves = [part for part in (reports[:cut], reports[cut:]) if part]
    parts = [merged(*half, plan=Plan(f"第{number}片区", 2023)).report for number, half in enumerate(halves)]
    assert essence(merged(*parts).report) == essence(merged(*reports).report)


@MANY
@given(several(loose_figures()))
def test_sum_is_certain_only_where_every_member_is(reports: list[Report]) -> None:
    found = merged(*reports)
    for address, total in found.totals.items():
        known = [r.figure(address) for r in reports if r.value(address) is not None]
        sure = len(known) == len(reports) and all(f.certain for f in known) and len({f.unit or "万元" for f in known}) == 1
        if not known:
            assert (total.figure.value, total.lacking) == (None, ())
        else:
            assert total.figure.certain is sure
            assert bool(total.lacking or total.other_unit) is not sure


@pytest.mark.parametrize(
    ("figures", "value", "state", "certain"),
    [
        ((2, 3), 5, State.NUMBER, True),
        ((2, None), 2, State.NUMBER, False),  # blank is not 0
        ((2, "/"), 2, State.NUMBER, False),  # nor is a mark
        ((None, None), None, State.BLANK, True),  # nobody has it: nothing is summed
        ((None, "—"), None, State.BLANK, True),
        ((None, Figure(state=State.ABSENT)), None, State.BLANK, True),
        ((None, Figure(state=State.UNREADABLE, certain=False)), None, State.UNREADABLE, False),
        ((2, Figure(state=State.UNREADABLE, certain=False)), 2, State.NUMBER, False),
        ((2, Figure(3, "", "3", State.NUMBER, certain=False)), 5, State.NUMBER, False),
    ],
)
def test_cell_of_two(figures: tuple[Figure | int | str | None, ...], value: int | None, state: State, certain: bool) -> None:
    reports = [report(name, figures={RECEIVED: figure}) for name, figure in zip(NAMES, figures, strict=False)]
    figure = merged(*reports).report.figure(RECEIVED)
    assert (figure.value, figure.state, figure.certain) == (value, state, certain)


@pytest.mark.parametrize(
    ("edition", "address", "figures", "value", "unit", "certain"),
    [
        ("2021", CHARGES, [(Decimal("1.5"), ""), (2, "万元")], Decimal("3.5"), "", True),  # the form says 万元
        ("2021", CHARGES, [(2, ""), (30000, "元")], 2, "", False),  # 元 is left out, not converted
        ("2021", CHARGES, [(10000, "元"), (30000, "元")], 40000, "元", True),  # all alike: a true sum, in their unit
        ("2019", PROCUREMENT, [(3, "万元"), (4, "万元")], 7, "万元", True),  # the form says no unit
        ("2019", PROCUREMENT, [(3, "万元"), (4, "")], 4, "", False),
        ("2019", PROCUREMENT, [(3, "万元"), (40000, "元")], 3, "万元", False),
    ],
)
def test_units_are_never_converted(
    edition: str, address: str, figures: list[tuple[Value, str]], value: Value, unit: str, certain: bool
) -> None:
    year = 2023 if edition == "2021" else 2020
    cells = [Figure(number, said, f"{number}{said}", State.NUMBER) for number, said in figures]
    reports = [report(name, year, edition, {address: cell}) for name, cell in zip(NAMES, cells, strict=False)]
    figure = merged(*reports, plan=Plan("云溪县人民政府", year)).report.figure(address)
    assert (figure.value, figure.unit, figure.certain) == (value, unit, certain)


def test_member_without_a_table_makes_its_cells_unsure() -> None:
    whole, cut = report(NAMES[0], figures={RECEIVED: 4}), report(NAMES[1])
    cut = Report(
        NAMES[1], 2023, editions={**cut.editions, "requests": None}, figures={"disputes/review/total": Figure(1, "", "1", State.NUMBER)}
    )
    total = merged(whole, cut).totals[RECEIVED]
    assert (total.figure.value, total.figure.certain, [m.name for m in total.lacking]) == (4, False, [NAMES[1]])


def test_each_agency_is_counted_once() -> None:
    found = merged(report("云溪县 教育局", figures={RECEIVED: 4}), report("云溪县教育局", figures={RECEIVED: 7}), report(NAMES[1]))
    assert [member.name for member in found.counted] == ["云溪县 教育局", NAMES[1]]
    assert [(a.report.value(RECEIVED), b.report.value(RECEIVED)) for a, b in found.twice] == [(7, 4)]
    assert found.report.value(RECEIVED) == 4


def test_reports_without_a_name_are_told_apart_by_their_files() -> None:
    nameless = report(None, figures={RECEIVED: 4})
    found = merge([Member(nameless, "甲.html"), Member(nameless, "乙.html"), Member(nameless, "甲.html")], PLAN)
    assert (len(found.counted), len(found.twice), found.report.value(RECEIVED)) == (2, 1, 8)


def test_other_years_are_left_out() -> None:
    found = merged(report(NAMES[0], figures={RECEIVED: 4}), report(NAMES[1], 2022, figures={RECEIVED: 9}), report(NAMES[2], None))
    assert [member.name for member in found.other_year] == [NAMES[1]]
    assert (len(found.counted), found.report.value(RECEIVED)) == (2, 4)


def test_year_is_that_of_most_members_unless_said() -> None:
    reports = report(NAMES[0], 2022), report(NAMES[1], 2022), report(NAMES[2], 2023)
    assert merged(*reports, plan=Plan("县")).report.year == 2022
    assert merged(*reports, plan=Plan("县", 2023)).report.year == 2023


def test_other_edition_is_added_only_where_addresses_agree() -> None:
    old = report(NAMES[0], edition="2019", figures={RECEIVED: 4, "requests/other/natural_person": 2})
    found = merged(old, report(NAMES[1], figures={RECEIVED: 3, "requests/other.other/natural_person": 1})).report
    assert found.edition == "2021"
    assert (found.value(RECEIVED), found.figure(RECEIVED).certain) == (7, True)
    other = found.figure("requests/other.other/natural_person")
    assert (other.value, other.certain) == (1, False)  # 其他处理 of 2019 is three lines since 2021: not guessed which


@pytest.mark.parametrize(
    ("expected", "missing", "unexpected"),
    [
        ((NAMES[0], NAMES[1]), (), []),
        ((NAMES[0],), (), [NAMES[1]]),
        ((*NAMES[:2], "云溪县审计局"), ("云溪县审计局",), []),
        (("教育局", "民政局"), (), []),  # one report ends so: no doubt
        (("云溪县 教育局", NAMES[1]), (), []),
        (("局", NAMES[0]), ("局",), [NAMES[1]]),  # too short to mean one
        (("云溪县卫生局", *NAMES[:2]), (), []),  # carried on by 教育局 over two steps
        (("云溪县旧局", *NAMES[:2]), ("云溪县旧局",), []),  # its successor came only after the year
        ((), (), []),
    ],
)
def test_who_is_missing(expected: tuple[str, ...], missing: tuple[str, ...], unexpected: list[str]) -> None:
    records = (
        Reorganisation("云溪县卫生局", "云溪县卫健局", date(2019, 3, 1)),
        Reorganisation("云溪县卫健局", NAMES[0], date(2022, 3, 1)),
        Reorganisation("云溪县旧局", NAMES[0], date(2024, 1, 1)),
    )
    found = merged(report(NAMES[0]), report(NAMES[1]), plan=Plan("县", 2023, expected, reorganisations=records))
    assert (found.missing, [member.name for member in found.unexpected]) == (missing, unexpected)


def test_successor_of_an_expected_agency_is_expected() -> None:
    records = (Reorganisation("云溪县卫生局", NAMES[0], date(2022, 3, 1)),)
    found = merged(report(NAMES[0]), plan=Plan("县", 2023, ("云溪县卫生局",), reorganisations=records))
    assert (found.missing, found.unexpected) == ((), ())


def test_result_is_a_report_of_the_form() -> None:
    found = merged(report(NAMES[0])).report
    assert found.title == "云溪县人民政府2023年政府信息公开工作年度报告"
    assert list(found.figures) == list(EDITIONS["2021"].addresses())
    assert [part.number for part in found.sections] == [1, 2, 3, 4, 5, 6]


def test_nothing_to_merge_gives_an_empty_form() -> None:
    found = merge([], Plan("县"))
    assert {figure.state for figure in found.report.figures.values()} == {State.BLANK}
