"""A sheet applied: all of it or nothing, an entry for each row, roles only as proposals, codes once, and back again."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.portal.agencies.deeds.bodies import change_standing
from gongkai.portal.agencies.deeds.importing import apply_sheet, discard_sheet, put_in_sheet, undo_sheet
from gongkai.portal.agencies.deeds.proposing import decide_proposed_roles, issue_codes
from gongkai.portal.agencies.importing.workbook import read
from gongkai.portal.agencies.models import Agency, Appointment, ImportBatch, Person, Standing, Unit
from gongkai.portal.agencies.selectors import importing
from gongkai.portal.audit.actor import Actor, Seat
from gongkai.portal.audit.guard import lifted
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame.refusal import NotPermitted, Refused
from tests.portal.agencies.importing.known import PEOPLE_HEADER, bodies_sheet, people_sheet, workbook
from tests.portal.agencies.importing.test_bodies_sheet import row as body_row
from tests.portal.agencies.importing.test_people_sheet import row as person_row

pytestmark = pytest.mark.django_db

SYSTEM = Actor("系统管理员", seats=(Seat("system_admin"),))
SECURITY = Actor("安全管理员", seats=(Seat("security_admin"),))
CLERK = Actor("经办人", seats=(Seat("clerk", 1),))


@pytest.fixture(autouse=True)
def county():
    """Government, its office and the science bureau, as the sheets expect them."""
    with lifted():
        ids = []
        for number, (name, kind) in enumerate(
            [("云溪县人民政府", "government"), ("云溪县人民政府办公室", "general_office"), ("云溪县科学技术局", "department")], 1
        ):
            agency = Agency.objects.create(key=f"339900-{number:04}", opened_on=date(2019, 3, 1))
            parent, office = (ids[0] if number > 1 else None), (ids[1] if number > 2 else None)
            Standing.objects.create(
                agency=agency,
                since=agency.opened_on,
                name=name,
                kind=kind,
                level="county",
                division="339900",
                parent_id=parent,
                competent_office_id=office,
            )
            ids.append(agency.pk)
        return ids


def applied(sheet, by=SYSTEM):
    batch = put_in_sheet(by, sheet=sheet)
    return apply_sheet(by, batch=batch.pk, confirmed=importing.plan_of(sheet).digest)


def named(name):
    return Standing.objects.get(name=name)


def test_bodies_are_opened_with_parents_of_the_same_sheet():
    batch = applied(bodies_sheet(body_row("水政大队", kind="部门派出机构", parent="云溪县水务局"), body_row("云溪县水务局")))
    assert batch.state == ImportBatch.APPLIED
    assert named("水政大队").parent_id == named("云溪县水务局").agency_id
    assert len({agency.key for agency in Agency.objects.all()}) == 5
    says = list(Entry.objects.values_list("deed", flat=True).order_by("seq"))
    assert says == ["agencies.put_in_sheet", "agencies.apply_sheet", "agencies.import_body", "agencies.import_body"]


def test_changes_begin_on_their_day_and_corrections_leave_no_trace_in_the_past():
    applied(
        bodies_sheet(
            body_row("云溪县科学技术和工业局", key="339900-0003", opened="", since=date(2024, 5, 1)),
            body_row("云溪县人民政府办公厅", key="339900-0002", kind="政府办公厅（室）", office="", opened="", since="更正"),
        )
    )
    bureau = Standing.objects.filter(agency__key="339900-0003").order_by("since")
    assert [(each.name, each.since, each.until) for each in bureau] == [
        ("云溪县科学技术局", date(2019, 3, 1), date(2024, 5, 1)),
        ("云溪县科学技术和工业局", date(2024, 5, 1), None),
    ]
    assert [each.name for each in Standing.objects.filter(agency__key="339900-0002")] == ["云溪县人民政府办公厅"]


def snapshot():
    return [list(model.objects.order_by("pk").values()) for model in (Agency, Standing, Person, Unit, Appointment)]


SHEETS = [
    lambda: bodies_sheet(
        body_row("云溪县水务局"),
        body_row("云溪县科学技术和工业局", key="339900-0003", opened="", since=date(2024, 5, 1)),
        body_row("云溪县人民政府办公厅", key="339900-0002", kind="政府办公厅（室）", office="", opened="", since="更正"),
    ),
    lambda: bodies_sheet(  # one that was there goes under one that is new
        body_row("云溪县水务局"),
        body_row("云溪县科学技术局", key="339900-0003", parent="云溪县水务局", opened="", since="更正"),
    ),
    lambda: people_sheet(person_row("lin", roles="经办人"), person_row("zhou", name="周正", unit="信息股")),
]


@pytest.mark.parametrize("sheet", SHEETS, ids=["bodies", "under one another", "people"])
def test_undo_gives_back_what_was(sheet):
    before = snapshot()
    batch = applied(sheet())
    assert snapshot() != before
    undo_sheet(SYSTEM, batch=batch.pk)
    assert snapshot() == before


def test_bodies_with_something_built_on_them_stay():
    batch = applied(bodies_sheet(body_row("云溪县水务局")))
    applied(people_sheet(person_row("lin", agency="云溪县水务局")))
    with pytest.raises(Refused, match="人员"):
        undo_sheet(SYSTEM, batch=batch.pk)
    assert named("云溪县水务局")


def test_a_body_under_which_another_stands_by_now_stays(county):
    """A reference without a way back: it was overlooked, and the undoing ended in an error of the program."""
    batch = applied(bodies_sheet(body_row("云溪县水务局")))
    change_standing(SYSTEM, agency=county[2], since=date(2025, 5, 1), parent=named("云溪县水务局").agency_id)
    with pytest.raises(Refused, match="机关沿革（隶属于）1条"):
        undo_sheet(SYSTEM, batch=batch.pk)
    assert named("云溪县水务局")


def test_a_body_that_changed_again_stays():
    first = applied(bodies_sheet(body_row("云溪县科技工业局", key="339900-0003", opened="", since=date(2024, 5, 1))))
    applied(bodies_sheet(body_row("云溪县科技创新局", key="339900-0003", opened="", since=date(2025, 5, 1))))
    with pytest.raises(Refused, match="云溪县科技创新局"):
        undo_sheet(SYSTEM, batch=first.pk)


def test_people_who_got_roles_stay():
    batch = applied(people_sheet(person_row("lin", roles="经办人")))
    decide_proposed_roles(SECURITY, batch=batch.pk, granted=[1])
    with pytest.raises(Refused, match="角色任用"):
        undo_sheet(SYSTEM, batch=batch.pk)


def test_roles_are_proposals_until_the_security_administrator_grants_them(county):
    batch = applied(people_sheet(person_row("lin", roles="经办人、审核人")))
    assert not Appointment.objects.exists()
    with pytest.raises(NotPermitted):
        decide_proposed_roles(SYSTEM, batch=batch.pk, granted=[1])
    decide_proposed_roles(SECURITY, batch=batch.pk, granted=[1], declined=[2])
    assert [(each.role, each.agency_id) for each in Appointment.objects.all()] == [("clerk", county[2])]
    assert not importing.proposals(ImportBatch.objects.get())


def test_roles_that_do_not_go_together_by_now_are_refused(county):
    batch = applied(people_sheet(person_row("lin", roles="经办人")))
    with lifted():
        Appointment.objects.create(person=Person.objects.get(), role="deputy", agency_id=county[2], since=date(2024, 1, 1))
    with pytest.raises(Refused, match="替岗人是经办人不在时接替的人"):
        decide_proposed_roles(SECURITY, batch=batch.pk, granted=[1])
    decide_proposed_roles(SECURITY, batch=batch.pk, granted=(), declined=[1])
    assert [each.role for each in Appointment.objects.all()] == ["deputy"]


def test_codes_are_given_once_and_again_only_by_the_security_administrator():
    batch = applied(people_sheet(person_row("lin"), person_row("zhou", name="周正")))
    codes = issue_codes(SYSTEM, batch=batch.pk)
    assert len({code for _, code in codes}) == 2
    with pytest.raises(NotPermitted):
        issue_codes(SYSTEM, batch=batch.pk)
    again = issue_codes(SECURITY, batch=batch.pk)
    assert {code for _, code in again}.isdisjoint({code for _, code in codes})
    kept = "".join(Entry.objects.values_list("body", flat=True))
    assert not any(code in kept for _, code in [*codes, *again])


def test_faulty_sheet_changes_nothing():
    before = snapshot()
    sheet = people_sheet(person_row("lin"), person_row("", name="周正"))
    with pytest.raises(Refused, match="1处要改"):
        applied(sheet)
    assert snapshot() == before
    assert ImportBatch.objects.get().state == ImportBatch.PREVIEWED


def test_log_counts_the_lines_of_the_clerk_not_the_example():
    rows = (["示例", *person_row("zhou")], ["", *person_row("lin")])
    sheet = read("people", workbook(["行标", *PEOPLE_HEADER], *rows), "人员.xlsx")
    put_in_sheet(SYSTEM, sheet=sheet)
    assert "（1行）" in Entry.objects.get(deed="agencies.put_in_sheet").says


def test_platform_that_changed_since_the_preview_is_looked_at_again():
    sheet = people_sheet(person_row("lin", phone="0000-2"))
    batch = put_in_sheet(SYSTEM, sheet=sheet)
    seen = importing.plan_of(sheet).digest
    applied(people_sheet(person_row("lin", phone="0000-1")))
    with pytest.raises(Refused, match="有了变化"):
        apply_sheet(SYSTEM, batch=batch.pk, confirmed=seen)


def test_applied_sheet_is_neither_applied_twice_nor_discarded():
    batch = applied(people_sheet(person_row("lin")))
    with pytest.raises(Refused):
        apply_sheet(SYSTEM, batch=batch.pk, confirmed="")
    with pytest.raises(Refused):
        discard_sheet(SYSTEM, batch=batch.pk)


@pytest.mark.parametrize("by", [SECURITY, CLERK], ids=["security", "clerk"])
def test_only_the_system_administrator_imports(by):
    with pytest.raises(NotPermitted):
        put_in_sheet(by, sheet=people_sheet(person_row("lin")))


def test_security_administrator_sees_only_what_proposes_roles():
    applied(bodies_sheet(body_row("云溪县水务局")))
    people = applied(people_sheet(person_row("lin", roles="经办人")))
    put_in_sheet(SYSTEM, sheet=people_sheet(person_row("zhou", name="周正")))
    assert [batch.pk for batch in importing.listed(SECURITY)] == [people.pk]
    assert not importing.listed(CLERK)


def test_queries_do_not_grow_with_rows():
    def count(rows):
        batch = put_in_sheet(SYSTEM, sheet=rows)
        digest = importing.plan_of(rows).digest
        with CaptureQueriesContext(connection) as queries:
            apply_sheet(SYSTEM, batch=batch.pk, confirmed=digest)
        return len(queries)

    few = count(people_sheet(*(person_row(f"jia{n}", name=f"甲{n}", roles="经办人") for n in range(5))))
    many = count(people_sheet(*(person_row(f"yi{n}", name=f"乙{n}", roles="经办人") for n in range(50))))
    assert many <= few + 2


def test_proposals_wait_on_the_desk_of_the_security_administrator():
    batch = applied(people_sheet(person_row("lin", roles="经办人、审核人")))
    (todo,) = importing.todo(SECURITY, date(2026, 1, 20))
    assert "2项角色" in todo.title
    assert not importing.todo(SYSTEM, date(2026, 1, 20))
    decide_proposed_roles(SECURITY, batch=batch.pk, granted=[1], declined=[2])
    assert not importing.todo(SECURITY, date(2026, 1, 20))
