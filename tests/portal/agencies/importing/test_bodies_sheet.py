"""A sheet of bodies: every fault at once, each with its cell; parents by name or key, also of the same sheet, in any order."""

from datetime import date

import pytest

from gongkai.portal.agencies.importing.bodies import examine_bodies
from gongkai.portal.agencies.importing.columns import COLUMNS
from gongkai.portal.agencies.importing.template import template
from gongkai.portal.agencies.importing.workbook import read
from gongkai.portal.frame.refusal import Refused
from tests.portal.agencies.importing.known import BODY_HEADER, bodies_sheet, body, region, workbook

DAY = date(2024, 1, 1)
DEPARTMENT, COUNTY = "政府工作部门", "县级"
OFFICE = "云溪县人民政府办公室"


def row(name, key="", kind=DEPARTMENT, level=COUNTY, parent="云溪县人民政府", office=OFFICE, opened=DAY, since="", credit=""):
    return [name, "", key, kind, level, parent, office, opened, since, credit]


def faults(*rows, known=None):
    plan = examine_bodies(bodies_sheet(*rows), known or region())
    return {(problem.cell, problem.severity) for problem in plan.problems}


def test_new_bodies_name_each_other_in_any_order():
    plan = examine_bodies(
        bodies_sheet(row("云溪县水务局水政大队", kind="部门派出机构", parent="云溪县水务局"), row("云溪县水务局", parent="339900-0001")),
        region(),
    )
    assert not plan.problems
    below, above = plan.rows
    assert (below.fate, below.refs["parent"].line, above.refs["parent"].id) == ("new", above.line, 1)
    assert (above.fields["kind"], above.opened_on, above.fields["rule_power"]) == ("department", DAY, "none")


FAULTS = [
    # what is written, the cells that are faulty, why
    ([row("")], {"A2"}, "the name must be there"),
    ([row("甲局", kind="局")], {"D2"}, "not one of the kinds"),
    ([row("甲局", level="")], {"E2"}, "the level must be there"),
    ([row("甲局", parent="云溪县政府")], {"F2"}, "called a little otherwise"),
    ([row("甲局", office="不存在的办公室")], {"G2"}, "no such office"),
    ([row("甲局", parent="甲局")], {"F2"}, "its own parent"),
    ([row("甲局", opened="2024年2月30日")], {"H2"}, "no such day"),
    ([row("甲局", opened="45292")], {"H2"}, "a day that lost its format"),
    ([row("甲局", opened="")], {"H2"}, "a new body needs its day"),
    ([row("甲局", credit="91330000MA2XXXXXX")], {"J2"}, "17 characters"),
    ([row("甲局", credit="91330000MA2XXXXXX1")], {"J2"}, "the check digit is wrong"),
    ([row("甲局", key="339900-9999")], {"C2"}, "no such key"),
    ([row("甲局", since=DAY)], {"I2"}, "a new body has no change"),
    ([row("甲局"), row("甲局")], {"A3"}, "twice in the sheet"),
    ([row("甲局", parent="乙局"), row("乙局", parent="甲局")], {"F2", "F3"}, "a circle"),
    ([row("", kind="局", parent="天上")], {"A2", "D2", "F2"}, "all at once"),
]


@pytest.mark.parametrize(("rows", "cells", "why"), FAULTS, ids=[why for *_, why in FAULTS])
def test_every_fault_has_its_cell(rows, cells, why):
    assert {cell for cell, severity in faults(*rows) if severity == "error"} == cells


def test_a_fault_says_what_stands_what_is_expected_and_what_to_do():
    (problem,) = examine_bodies(bodies_sheet(row("甲局", parent="云溪县人民政付")), region()).problems
    assert (problem.cell, problem.found) == ("F2", "云溪县人民政付")
    assert "没有这个机关" in problem.expected
    assert "云溪县人民政府" in problem.advice


def test_missing_office_is_a_warning():
    assert faults(row("甲局", office="")) == {("G2", "warning")}


def test_missing_and_unknown_columns_are_told_in_the_header():
    data = workbook(["机关全称", "性质", "设立日期", "局长手机"], ["甲局", DEPARTMENT, DAY, "1"])
    problems = examine_bodies(read("bodies", data, "机关.xlsx"), region()).problems
    assert {(each.column, each.severity) for each in problems if each.line == 1} == {("级别", "error"), ("局长手机", "warning")}


def test_what_stands_already_stays():
    plan = examine_bodies(bodies_sheet(row("云溪县科学技术局", opened="")), region())
    assert [each.fate for each in plan.rows] == ["same"]
    assert not plan.works
    assert not plan.errors


@pytest.mark.parametrize(
    ("since", "fate", "cells"),
    [
        ("", None, {"I2"}),  # neither a day nor a correction: both ways are offered
        ("更正", "corrected", set()),
        (date(2026, 1, 1), "changed", set()),
        (date(2019, 3, 1), None, {"I2"}),  # not after the present standing began
    ],
)
def test_another_name_needs_a_day_or_a_correction(since, fate, cells):
    plan = examine_bodies(bodies_sheet(row("云溪县科学技术和工业局", key="339900-0003", opened="", since=since)), region())
    assert {problem.cell for problem in plan.errors} == cells
    if fate:
        assert [(each.fate, [change.label for change in each.changes]) for each in plan.rows] == [(fate, ["机关全称"])]


def test_blank_keeps_and_nothing_empties():
    known = region(body(4, "云溪县水务局", 1, 2, short_name="县水务局"))
    wanted = row("云溪县水务局", opened="", since="更正", parent="", kind="", level="")
    wanted[1] = "无"
    plan = examine_bodies(bodies_sheet(wanted), known)
    # kind and level are wanted columns: blank is told even where the platform knows them
    assert {problem.cell for problem in plan.errors} == {"D2", "E2"}
    wanted[3:5] = [DEPARTMENT, COUNTY]
    (only,) = examine_bodies(bodies_sheet(wanted), known).rows
    assert (only.fields, only.refs) == ({"short_name": ""}, {})


def test_two_bodies_of_one_name_want_the_key():
    known = region(body(4, "云溪县水务局", 1, 2), body(5, "云溪县水务局", 1, 2))
    assert ("F2", "error") in faults(row("水政大队", parent="云溪县水务局"), known=known)
    assert ("A2", "error") in faults(row("云溪县水务局"), known=known)


def test_ended_body_is_no_parent():
    assert ("F2", "error") in faults(row("水政大队", parent="339900-0004"), known=region(body(4, "云溪县水务局", ended=True)))


def test_template_reads_back_without_a_row_or_a_fault():
    sheet = read("bodies", template("bodies"), "模板.xlsx")
    assert set(sheet.places) == {column.key for column in COLUMNS["bodies"]}
    plan = examine_bodies(sheet, region())
    assert (plan.rows, plan.problems) == ((), ())


def test_example_that_was_written_over_is_told():
    header = ["行标", *BODY_HEADER]
    plan = examine_bodies(read("bodies", workbook(header, ["示例", *row("甲局")]), "机关.xlsx"), region())
    assert [(problem.cell, problem.severity) for problem in plan.problems] == [("A2", "error")]


FILES = [
    (b"", "空的"),
    (b"PK\x03\x04 broken", "打不开"),
    (b"\x00\x01\x02\x03" * 100, "不是表格"),
    (workbook(["甲", "乙"]), "没有找到机关表"),
]


@pytest.mark.parametrize(("data", "words"), FILES, ids=[words for _, words in FILES])
def test_unusable_file_is_refused_with_a_way_out(data, words):
    with pytest.raises(Refused) as refused:
        read("bodies", data, "机关.xlsx")
    assert words in str(refused.value)
    assert refused.value.problems[0].field == "file"


def test_csv_in_gbk_under_a_title_is_read():
    text = "云溪县机关名单,,,\n机关全称,性质,级别,设立日期\n甲局,政府工作部门,县级,2024/1/1\n"
    sheet = read("bodies", text.encode("gbk"), "机关.csv")
    (only,) = examine_bodies(sheet, region()).rows
    assert (only.line, only.name, only.opened_on) == (3, "甲局", DAY)
