"""A sheet of people: names, bodies, several roles in a cell, and who is there already."""

from datetime import date

import pytest

from gongkai.portal.agencies.importing.annotated import annotated
from gongkai.portal.agencies.importing.people import examine_people
from gongkai.portal.agencies.importing.sheet import Sheet, cell_name
from gongkai.portal.agencies.importing.workbook import read
from tests.portal.agencies.importing.known import body, people_sheet, person, region, staff

BUREAU = "云溪县科学技术局"


def row(username, name="林晓梅", agency=BUREAU, unit="办公室", phone="", email="", joined="2024-06-01", roles="", where=""):
    return [username, name, agency, unit, phone, email, joined, roles, where]


def examined(*rows, people=()):
    return examine_people(people_sheet(*rows), region(body(9, "云溪县老局", ended=True)), staff(*people))


def test_new_person_with_several_roles():
    (only,) = examined(row("Lin.XM", roles="经办人、审核人，保密审查员", where="339900-0002")).rows
    assert only.fields["username"] == "lin.xm"
    assert (only.agency, only.unit_id, only.role_agency) == (3, 7, 2)
    assert only.roles == ("clerk", "reviewer", "secrecy_reviewer")
    assert only.fields["joined_on"] == date(2024, 6, 1)


FAULTS = [
    ([row("")], {"A2"}, "no log-in name"),
    ([row("林晓梅")], {"A2"}, "not in Latin letters"),
    ([row("无")], {"A2"}, "nothing for a log-in name"),
    ([row("lin", name="")], {"B2"}, "no name"),
    ([row("lin", agency="云溪县科技局")], {"C2"}, "no such body"),
    ([row("lin", agency="339900-0009")], {"C2"}, "a body that ended"),
    ([row("lin", email="lin(at)yunxi")], {"F2"}, "no mail"),
    ([row("lin", joined="去年")], {"G2"}, "no day"),
    ([row("lin", roles="经办员")], {"H2"}, "no such role"),
    ([row("lin", roles="经办人、替岗人")], {"H2"}, "the deputy stands in for somebody else"),
    ([row("lin", roles="主管部门工作人员")], {"H2"}, "the bureau oversees nobody"),
    ([row("lin", roles="系统管理员")], {"H2"}, "administrators are granted one by one"),
    ([row("lin", roles="经办人", where="天上")], {"I2"}, "no such body for the role"),
    ([row("lin"), row("LIN", name="林二")], {"A3"}, "twice in the sheet"),
    ([row("", name="", agency="", roles="x")], {"A2", "B2", "C2", "H2"}, "all at once"),
]


@pytest.mark.parametrize(("rows", "cells", "why"), FAULTS, ids=[why for *_, why in FAULTS])
def test_every_fault_has_its_cell(rows, cells, why):
    assert {problem.cell for problem in examined(*rows).errors} == cells


def test_what_must_be_there_is_not_said_to_be_optional():
    (problem,) = examined(row("w")).errors
    assert problem.advice == "请改正。"


def test_existing_person_keeps_what_is_blank():
    plan = examined(row("lin", phone="0000-1", unit=""), people=[person(5, "lin", "林晓梅")])
    assert [(each.fate, each.fields, [change.label for change in each.changes]) for each in plan.rows] == [
        ("changed", {"phone": "0000-1"}, ["办公电话"])
    ]


def test_roles_held_already_are_not_proposed():
    lin = person(5, "lin", "林晓梅", roles=frozenset({("clerk", 3)}))
    (only,) = examined(row("lin", unit="", roles="经办人、审核人"), people=[lin]).rows
    assert only.roles == ("reviewer",)


@pytest.mark.parametrize(
    ("there", "cell", "severity"),
    [
        (person(5, "lin", "林晓梅", left=True), "A2", "error"),
        (person(5, "lin", "林大"), "B2", "warning"),
        (person(5, "lin", "林晓梅", agency=2, roles=frozenset({("clerk", 2)})), "C2", "error"),
        (person(5, "lin", "林晓梅", roles=frozenset({("auditor", 3)})), "H2", "error"),
        (person(5, "lin", "林晓梅", administrator=True), "H2", "error"),
    ],
)
def test_what_somebody_there_stands_against(there, cell, severity):
    problems = examined(row("lin", roles="审核人"), people=[there]).problems
    assert (cell, severity) in {(problem.cell, problem.severity) for problem in problems}


def test_namesakes_and_unknown_units_are_warnings():
    plan = examined(row("lin1"), row("lin2", unit="信息股"))
    assert {(problem.cell, problem.severity) for problem in plan.problems} == {("B3", "warning"), ("D3", "warning")}


def test_annotated_file_reads_back_as_it_was():
    sheet = people_sheet(row("林"), row("lin", phone="=1+1"), row("", roles="无此"))
    plan = examine_people(sheet, region(), staff())
    again = read("people", annotated(sheet, plan.problems), "标好.xlsx")
    assert [line.cells for line in again.lines] == [line.cells for line in sheet.lines]
    assert [(problem.cell, problem.found) for problem in examine_people(again, region(), staff()).problems] == [
        (problem.cell, problem.found) for problem in plan.problems
    ]


def test_sheet_comes_back_from_what_a_batch_keeps():
    sheet = people_sheet(row("lin"))
    assert Sheet.of_rows(sheet.kind, sheet.file_name, sheet.sha256, sheet.as_rows()) == sheet


@pytest.mark.parametrize(("line", "place", "name"), [(7, 1, "B7"), (1, 25, "Z1"), (2, 26, "AA2")])
def test_cells_are_called_as_spreadsheets_call_them(line, place, name):
    assert cell_name(line, place) == name
