"""The desk: the line of the day, what is first, what others have, what somebody looks after, and the desk of one of several bodies."""

from datetime import date

import pytest
from django.test import Client

from gongkai.portal.agencies.models import Agency, Appointment, Person
from gongkai.portal.audit.actor import Actor, Seat
from gongkai.portal.audit.guard import lifted
from gongkai.portal.frame.todo import Todo
from gongkai.portal.site.day_line import day_line
from gongkai.portal.site.selectors import todos
from gongkai.portal.site.selectors.seats import at_desk, desks
from gongkai.workdays import Calendar
from tests.portal.big_region import settle

CLERK = Actor("何秀兰", 1, 3, "云溪县科学技术局", (Seat("clerk", 3),))


@pytest.mark.parametrize(
    ("today", "kind", "holiday"),
    [
        (date(2026, 1, 20), "工作日", "2月15日至23日春节放假，2月14日、2月28日上班"),  # two make-up days
        (date(2026, 2, 14), "工作日（因春节调休上班）", "2月15日至23日春节放假，2月28日上班"),  # one of them
        (date(2026, 2, 16), "春节假期", "4月4日至6日清明节放假"),  # in a holiday the next one is told
        (date(2025, 9, 28), "工作日（因国庆节调休上班）", "10月1日至8日国庆节放假，10月11日上班"),
        (date(2025, 12, 27), "周末", "1月1日至3日元旦放假，1月4日上班"),  # over the turn of the year
        (date(2026, 11, 22), "周末", ""),  # next year's notice is not there
        (date(2027, 3, 1), "工作日（暂定）", ""),
    ],
)
def test_line_of_the_day(today, kind, holiday):
    line = day_line(today, Calendar.load())
    assert (line.kind, line.holiday) == (kind, holiday)


def test_first_is_what_presses_most(monkeypatch):
    late = Todo("核对", "", "/a/", "去核对", due=date(2026, 1, 19), urgent=True)
    soon = Todo("填写", "", "/b/", "去填写", due=date(2026, 1, 22))
    some_day = Todo("登记", "", "/c/", "去登记")
    theirs = Todo("审核", "", "/d/", "看", due=date(2026, 1, 18), waits_for="审核人")
    monkeypatch.setattr(todos, "SOURCES", (lambda by, today: [some_day, theirs], lambda by, today: [soon, late]))
    found = todos.waiting(CLERK, date(2026, 1, 20))
    assert found.first == late
    assert found.rest == (soon, some_day)
    assert found.on_others == (theirs,)


def test_nothing_to_do(monkeypatch):
    monkeypatch.setattr(todos, "SOURCES", ())
    found = todos.waiting(CLERK, date(2026, 1, 20))
    assert (found.first, found.rest, found.on_others) == (None, (), ())


@pytest.fixture
def region(db):
    return settle(62, 400)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_desk_needs_signing_in(region):
    assert Client().get("/desk/").headers["Location"] == "/login/?next=%2Fdesk%2F"


@pytest.mark.parametrize(
    ("role", "heading"),
    [
        ("clerk", "本机关"),
        ("deputy", "本机关"),
        ("reviewer", "本机关"),
        ("secrecy_reviewer", "本机关"),
        ("leader", "本机关"),
        ("competent_office", "所管机关"),
        ("auditor", "所管机关"),
        ("system_admin", "机关和人员"),
        ("security_admin", "角色和交接"),
        ("audit_admin", "操作记录"),
    ],
)
def test_each_role_sees_what_it_looks_after(region, role, heading):
    answer = signed_in(region.people[role]).get("/desk/")
    assert [charge.heading for charge in answer.context["charges"]] == [heading]
    assert "今天要做的事" in answer.content.decode()


def test_numbers_of_the_competent_office_are_of_its_bodies(region):
    [charge] = signed_in(region.people["competent_office"]).get("/desk/").context["charges"]
    assert charge.figures[0].value == "62个"


def test_body_that_ends_later_is_still_looked_after(region):
    """The list has it until its day; the number beside the list did not."""
    with lifted():
        Agency.objects.filter(pk=Agency.objects.exclude(pk=region.office).latest("pk").pk).update(closed_on=date(2999, 1, 1))
    [charge] = signed_in(region.people["competent_office"]).get("/desk/").context["charges"]
    assert charge.figures[0].value == "62个"


def test_somebody_with_several_bodies_keeps_to_one(region):
    person = region.people["clerk"]
    with lifted():
        Appointment.objects.create(person=person, role="reviewer", agency_id=region.office, since=date(2019, 3, 1))
    client = signed_in(person)
    every = client.get("/desk/").context
    assert [desk.agency for desk in every["desks"]] == [region.bureau, region.office]  # the own body first
    assert every["chosen"] is None
    assert [charge.heading for charge in every["charges"]] == [desk.name for desk in every["desks"]]
    one = client.get(f"/desk/?body={region.office}").context
    assert (one["chosen"].agency, one["chosen"].roles) == (region.office, ("审核人",))
    assert client.get("/desk/?body=999999").context["chosen"] is None  # a body that is not theirs


def test_seats_at_one_desk():
    two = Actor("梁静", 1, 3, "县政府办", (Seat("clerk", 3), Seat("clerk", 1), Seat("reviewer", 1)))
    assert at_desk(two, 1).seats == (Seat("clerk", 1), Seat("reviewer", 1))


@pytest.mark.django_db
def test_administrator_sits_at_the_platform():
    [desk] = desks(Actor("方志远", 1, 3, "县政府办", (Seat("system_admin"),)))
    assert (desk.agency, desk.name, desk.roles) == (0, "平台", ("系统管理员",))


def test_person_without_a_role_is_told_whom_to_ask(region):
    nobody = Person.objects.filter(appointments=None).first()
    if nobody is None:
        with lifted():
            Appointment.objects.filter(person=region.people["clerk"]).delete()
        nobody = region.people["clerk"]
    text = signed_in(nobody).get("/desk/").content.decode()
    assert "您还没有角色" in text
    assert "安全管理员" in text


@pytest.mark.parametrize(("today", "told"), [(date(2026, 11, 2), True), (date(2026, 10, 30), False)])
def test_missing_calendar_is_told_from_november(region, settings, today, told):
    settings.GONGKAI_TODAY = today
    text = signed_in(region.people["clerk"]).get("/desk/").content.decode()
    assert ("2027年放假安排还没有载入" in text) is told
