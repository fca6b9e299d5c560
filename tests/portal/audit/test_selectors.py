"""Who may read what in the log, and what the list can be narrowed by."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.portal.agencies.models import Agency, Standing
from gongkai.portal.audit import denied, duties, selectors
from gongkai.portal.audit.actor import CONSOLE, PLATFORM, VISITOR, Actor, Seat
from gongkai.portal.audit.check import check_log
from gongkai.portal.audit.deed import DEEDS, LABELS, Done, deed
from gongkai.portal.audit.guard import lifted
from gongkai.portal.audit.models import Entry
from gongkai.portal.audit.record import About
from gongkai.portal.audit.verdict import Link
from gongkai.portal.audit.verifying import verify
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import NotPermitted
from tests.portal.audit.conftest import tamper

pytestmark = pytest.mark.django_db

OFFICE, BUREAU, STRANGER = 1, 2, 3
ADMIN = Actor("严审", 90, seats=(Seat("audit_admin"),))
SYSTEM = Actor("严系", 91, seats=(Seat("system_admin"),))
AUDITOR = Actor("周审", 10, OFFICE, "云溪县人民政府办公室", (Seat("auditor", OFFICE),))
CLERK = Actor("王素芬", 20, BUREAU, "云溪县科学技术局", (Seat("clerk", BUREAU),))
OTHER = Actor("赵外", 30, STRANGER, "清江县档案馆", (Seat("clerk", STRANGER),))


@pytest.fixture
def region():
    """An office, a bureau below it, and a body of another county."""
    with lifted():
        for number, office in ((OFFICE, None), (BUREAU, OFFICE), (STRANGER, None)):
            Agency.objects.create(pk=number, key=f"k{number}", opened_on=date(2020, 1, 1))
            Standing.objects.create(
                agency_id=number,
                since=date(2020, 1, 1),
                name=f"机关{number}",
                kind="department",
                level="county",
                competent_office_id=office,
            )


@pytest.fixture
def act():
    @deed("tests.act", label="试一试")
    def act(by, says, about):
        return Done(None, says=says, about=about)

    yield act
    del DEEDS["tests.act"], LABELS["tests.act"]


@pytest.fixture
def log(region, act):
    """1 clerk on their bureau, 2 system administrator on the clerk's account, 3 stranger on their body, 4 auditor on the platform."""
    act(CLERK, "填写联系方式", About("agency", "2", "云溪县科学技术局", BUREAU))
    act(SYSTEM, "更正登录名", About("person", "20", "王素芬", BUREAU))
    act(OTHER, "填写联系方式", About("agency", "3", "清江县档案馆", STRANGER))
    act(AUDITOR, "更换口令", About("person", "10", "周审", None))


def test_auditor_sees_no_deeds_of_administrators_on_other_bodies(log, act):
    """An administrator is employed in some body too; what they do for the platform is not that body's."""
    employed = Actor("严系", 91, OFFICE, "云溪县人民政府办公室", (Seat("system_admin"),))
    act(employed, "更名", About("agency", "3", "清江县档案馆", STRANGER))
    act(employed, "更名", About("agency", "2", "云溪县科学技术局", BUREAU))
    assert [entry.seq for entry in selectors.entries(AUDITOR)] == [6, 4, 2, 1]
    assert verify().sound


SEEN = [
    (ADMIN, [4, 3, 2, 1]),
    (CONSOLE, [4, 3, 2, 1]),
    (PLATFORM, [4, 3, 2, 1]),
    (AUDITOR, [4, 2, 1]),  # the bodies below and what they did themself
    (CLERK, [2, 1]),  # their own deeds, and what was done to their account
    (SYSTEM, [2]),
    (OTHER, [3]),
    (VISITOR, []),
    (Actor("新来", 99), []),
]


@pytest.mark.parametrize(("by", "seen"), SEEN, ids=lambda value: value.name if isinstance(value, Actor) else "")
def test_everybody_sees_their_part(log, by, seen):
    assert [entry.seq for entry in selectors.entries(by)] == seen
    assert [seq for seq in (4, 3, 2, 1) if selectors.one(by, seq)] == seen


@pytest.mark.parametrize(
    ("narrowing", "seen"),
    [
        ({"q": "联系方式"}, [3, 1]),
        ({"q": "联系方式 科学"}, [1]),
        ({"q": "科学技术局 填写"}, [1]),
        ({"q": "没有的字"}, []),
        ({"person": 20}, [1]),
        ({"agency": BUREAU}, [2, 1]),
        ({"deed": "tests.act"}, [4, 3, 2, 1]),
        ({"deed": "tests.other"}, []),
    ],
)
def test_list_is_narrowed(log, narrowing, seen):
    assert [entry.seq for entry in selectors.entries(ADMIN, **narrowing)] == seen


def test_days_are_those_of_beijing(log):
    tamper("UPDATE audit_entry SET at = %s WHERE seq = 1", datetime(2026, 1, 1, 16, 30, tzinfo=UTC).replace(tzinfo=None))
    tamper("UPDATE audit_entry SET at = %s WHERE seq > 1", datetime(2026, 1, 9, tzinfo=UTC).replace(tzinfo=None))
    second = date(2026, 1, 2)
    assert [entry.seq for entry in selectors.entries(ADMIN, since=second, until=second)] == [1]
    assert not selectors.entries(ADMIN, until=second - timedelta(days=1)).exists()


def test_history_of_a_thing_is_newest_first(log, act):
    act(SYSTEM, "停用账号", About("person", "20", "王素芬", BUREAU))
    assert [past.entry.says for past in selectors.history("person", "20")] == ["停用账号", "更正登录名"]


def test_history_takes_one_query(log):
    with CaptureQueriesContext(connection) as asked:
        selectors.history("person", "20")
    assert len(asked) == 1


def test_changes_keep_the_order_in_which_the_deed_told_them(log):
    check_log(ADMIN)
    assert [change.label for change in selectors.last_verdict().changes] == ["结果", "读到条数", "问题处数", "最后完好的一条", "它的摘要"]


def test_entry_tells_how_it_was_done(log):
    past = selectors.one(ADMIN, 1)
    assert (past.via, past.seats) == ("网页", (("clerk", BUREAU),))


def test_denied_tries_are_kept_once_an_hour(region, settings):
    for page in ("agencies:people", "agencies:people", "audit:verify"):
        denied.remember(CLERK, page, f"/desk/{page}", "这一步需要……")
    denied.remember(OTHER, "agencies:people", "/desk/people/", "这一步需要……")
    for number in range(5):
        denied.remember(Actor("访客", address=f"10.0.0.{number}"), "agencies:people", "/desk/people/", "这一步需要……")
    assert Entry.objects.count() == 4
    tamper("UPDATE audit_entry SET at = %s", (clock.now() - timedelta(minutes=61)).astimezone(UTC).replace(tzinfo=None))
    denied.remember(CLERK, "agencies:people", "/desk/people/", "这一步需要……")
    assert Entry.objects.count() == 5


def test_long_addresses_are_cut(region):
    denied.remember(CLERK, "x" * 300, "/" + "长" * 5000, "不行")
    assert len(Entry.objects.get().about_name) == 200


def test_verification_is_kept_and_asked_for_again_after_a_week(log, monkeypatch):
    today = clock.today()
    assert [todo.action for todo in duties.todo(ADMIN, today)] == ["去核验"]
    verdict = check_log(ADMIN)
    assert verdict.sound
    assert Entry.objects.get(seq=5).says == "核验了操作记录，共4条，全部完好"
    assert duties.todo(ADMIN, today + timedelta(days=6)) == []
    assert "过去7天" in duties.todo(ADMIN, today + timedelta(days=7))[0].why
    assert duties.todo(CLERK, today) == []


def test_broken_log_is_urgent(log):
    tamper("UPDATE audit_entry SET says = 'x' WHERE seq = 2")
    assert check_log(ADMIN, noted=[Link(1, "0" * 16)]).broken == [1, 2]
    todo = duties.todo(ADMIN, clock.today())
    assert (todo[0].urgent, todo[0].title) == (True, "操作记录有问题")


@pytest.mark.parametrize("by", [CLERK, AUDITOR, SYSTEM, VISITOR])
def test_only_the_audit_administrator_verifies(log, by):
    with pytest.raises(NotPermitted):
        check_log(by)
    assert Entry.objects.count() == 4
