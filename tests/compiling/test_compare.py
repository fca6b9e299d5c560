"""Comparing: cells with one address side by side, the equations between the years, and copied text."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from gongkai.compiling import Comparison, compare
from gongkai.editions import EDITIONS, TABLES
from gongkai.report import Figure, Report, State, Value
from gongkai.report.similarity import mask
from tests.compiling.making import loose_figures, report

RECEIVED = "requests/received/total"
CARRIED_IN = "requests/carried_in/total"
CARRIED_OUT = "requests/carried_out/total"
LICENCES = "proactive/licences/decisions"
CHARGES = "proactive/charges/amount"
UNSURE = Figure(7, "", "7", State.NUMBER, certain=False)
COPIED = "我们每季度检查一次栏目更新情况，发现长期不更新的栏目就约谈责任科室。今年检查了4次，约谈了3个科室。"
NEW = "群众最常问的是入学和医保，我们把这两类事项的办理条件画成了一张图，贴在各社区服务大厅的公告栏里，供人拍照带走查看。"


def pair(last: Figure | Value | str | None, this: Figure | Value | str | None, address: str = RECEIVED) -> Comparison:
    return compare(report(year=2022, figures={address: last}), report(year=2023, figures={address: this}))


def row(comparison: Comparison, address: str = RECEIVED) -> tuple[Value | None, Decimal | None]:
    [found] = [r for rows in comparison.tables.values() for r in rows if r.cell.address == address]
    return found.difference, found.percent


@pytest.mark.parametrize(
    ("last", "this", "difference", "percent"),
    [
        (40, 50, 10, Decimal("25.0")),
        (30, 10, -20, Decimal("-66.7")),
        (16, 17, 1, Decimal("6.3")),  # half a tenth up
        (10, 0, -10, Decimal("-100.0")),
        (9, 18, 9, None),  # a small base
        (0, 5, 5, None),
        (None, 5, None, None),  # blank is not 0
        (5, None, None, None),
        ("/", 5, None, None),
        (UNSURE, 5, None, None),
        (5, UNSURE, None, None),
    ],
)
def test_difference_and_percent(
    last: Figure | int | str | None, this: Figure | int | str | None, difference: int | None, percent: Decimal | None
) -> None:
    assert row(pair(last, this)) == (difference, percent)


def test_other_units_are_not_subtracted() -> None:
    yuan = Figure(251000, "元", "251000元", State.NUMBER)
    assert row(pair(yuan, Decimal("25.1"), CHARGES), CHARGES) == (None, None)


def test_changes_have_no_percent() -> None:
    address = "proactive/licences/change"
    reports = [report(year=year, edition="2019", figures={address: 20}) for year in (2019, 2020)]
    assert row(compare(*reports), address) == (0, None)


@settings(max_examples=20, deadline=None)
@given(loose_figures(), loose_figures("2019"))
def test_rows_are_the_cells_of_both_forms(new: dict[str, Figure], old: dict[str, Figure]) -> None:
    found = compare(report(year=2020, edition="2019", figures=old), report(year=2021, figures=new))
    rows = {r.cell.address: r for rows in found.tables.values() for r in rows}
    assert set(rows) == set(EDITIONS["2019"].cells) | set(EDITIONS["2021"].cells)
    for address, one in rows.items():
        assert one.last == (old.get(address))
        assert one.this == (new.get(address))
        if one.difference is not None:
            assert one.last is not None
            assert one.this is not None
            assert one.last.value is not None
            assert one.last.value + one.difference == one.this.value


def test_lines_that_only_one_form_has_stand_alone() -> None:
    found = compare(report(year=2020, edition="2019"), report(year=2021))
    alone = {r.cell.row.key for r in found.tables["requests"] if r.last is None or r.this is None}
    assert alone == {"other", "other.correction_lapsed", "other.fee_lapsed", "other.other"}
    assert row(found, LICENCES) == (0, None)


def test_rows_of_idle_cells_are_told_apart() -> None:
    found = pair(0, 3)
    busy = [r.cell.address for r in found.tables["requests"] if not r.idle]
    assert busy == [RECEIVED]
    assert all(r.idle for rows in pair(None, "/").tables.values() for r in rows)
    assert [r.cell.address for r in pair(UNSURE, 0).tables["requests"] if not r.idle] == [RECEIVED]


def test_table_that_one_report_lacks_is_not_compared() -> None:
    cut = Report("云溪县教育局", 2022, editions={**dict.fromkeys(TABLES, "2021"), "disputes": None}, figures=report().figures)
    assert list(compare(cut, report()).tables) == ["proactive", "requests"]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_broken_carry_over_is_named(edition: str) -> None:
    last = report(year=2022, edition=edition, figures={CARRIED_OUT: 2})
    [broken] = compare(last, report(figures={CARRIED_IN: 1})).broken
    assert (broken.link.target, broken.expected, broken.found) == (CARRIED_IN, 2, 1)
    assert compare(last, report(figures={CARRIED_IN: 2})).broken == ()
    assert compare(last, report(figures={CARRIED_IN: None})).broken == ()  # not assessable


@pytest.mark.parametrize(("last", "this", "follows"), [(2022, 2023, True), (2021, 2023, False), (None, 2023, None), (2022, None, None)])
def test_years_that_follow(last: int | None, this: int | None, follows: bool | None) -> None:
    assert compare(report(year=last), report(year=this)).consecutive is follows


def test_copied_text_is_measured_and_quoted() -> None:
    last = report(year=2022, parts={1: COPIED.replace("4次", "6次") + NEW, 2: NEW * 2, 3: "短。", 5: NEW * 2})
    this = report(parts={1: COPIED * 2, 2: COPIED * 2, 3: "短。", 4: COPIED * 2, 5: COPIED + NEW})
    parts = {part.number: part for part in compare(last, this).parts}
    assert list(parts) == [1, 2, 3, 4, 5]
    assert parts[1].share == pytest.approx(1, abs=0.1)  # the number is masked; only the seam between the two halves is new
    assert parts[1].copied[0] == "我们每季度检查一次栏目更新情况，发现长期不更新的栏目就约谈责任科室"
    assert (parts[2].share, parts[2].copied) == (0, ())
    assert (parts[3].share, parts[3].copied) == (None, ())  # too short to say anything
    assert (parts[4].share, parts[4].last_length) == (None, 0)
    assert parts[5].share == pytest.approx(len(mask(NEW)) / len(mask(COPIED + NEW)), abs=0.02)
