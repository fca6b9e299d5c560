"""The jobs of the calendar: which are due, that each runs once, and that nothing is lost with a worker that dies."""

from datetime import date, datetime, time, timedelta
from threading import Event, Thread
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from gongkai.portal.frame import clock
from gongkai.portal.frame.models import Draft
from gongkai.portal.site import jobs, working
from gongkai.portal.site.jobs import JOBS, Job, JobFailed, due_days, plan
from gongkai.portal.site.models import JobRun, Worker

BEIJING = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=BEIJING)


def day(number: int) -> date:
    return date(2026, 1, number)


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """The worker of the library closes connections that may be stale; that of the test holds its transaction."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


ONCE = Job("once", "一次", time(2, 30), lambda day: "")
EACH = Job("each", "逐日", time(2, 30), lambda day: "", each_day=True)


@pytest.mark.parametrize(
    ("job", "last", "now", "days"),
    [
        (ONCE, None, at(20, 2, 29), [day(19)]),
        (ONCE, None, at(20, 2, 30), [day(20)]),
        (ONCE, day(20), at(20, 23), []),
        (ONCE, day(20), at(21, 2, 29), []),
        (ONCE, day(20), at(21, 2, 30), [day(21)]),
        (ONCE, day(10), at(20, 12), [day(20)]),
        (EACH, day(17), at(20, 12), [day(18), day(19), day(20)]),
        (EACH, day(17), at(20, 1), [day(18), day(19)]),
        (EACH, day(21), at(20, 12), []),
        (EACH, date(2024, 1, 1), at(31, 12), [day(number) for number in range(1, 32)]),
    ],
)
def test_which_days_are_due(job, last, now, days):
    assert due_days(job, last, now) == days


@pytest.mark.django_db
def test_a_job_is_planned_once_a_day_by_however_many():
    with clock.stopped_at(at(20, 12)):
        assert {run.job for run in plan(clock.now())} == set(JOBS)
        assert plan(clock.now()) == []
    with clock.stopped_at(at(21, 12)):
        assert len(plan(clock.now())) == len(JOBS)
    assert DBTaskResult.objects.count() == 2 * len(JOBS)


@pytest.mark.django_db
def test_one_that_another_has_planned_is_left_to_it(monkeypatch):
    monkeypatch.setattr(jobs, "due_days", lambda job, last, now: [day(20)])
    JobRun.objects.create(job="verify_log", day=day(20), planned_at=clock.now())
    assert [run.job for run in plan(clock.now())] == ["settle_people", "clear_away"]


def run_all() -> None:
    stop = Event()
    queue = working._queue("test", stop)
    queue.run()


@pytest.mark.django_db
def test_what_a_job_says_is_kept():
    plan(clock.now())
    run_all()
    assert dict(JobRun.objects.values_list("job", "state")) == dict.fromkeys(JOBS, JobRun.DONE)
    assert "完好" in JobRun.objects.get(job="verify_log").says


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "says"),
    [(JobFailed("第3条的内容与摘要不符。"), "第3条的内容与摘要不符。"), (ZeroDivisionError("secret"), "程序出错：ZeroDivisionError")],
)
def test_a_job_that_fails_says_so_and_the_others_go_on(monkeypatch, error, says):
    def fail(day: date) -> str:
        raise error

    monkeypatch.setitem(JOBS, "verify_log", Job("verify_log", "核验", time(0, 0), fail))
    plan(clock.now())
    run_all()
    failed, done = JobRun.objects.get(job="verify_log"), JobRun.objects.get(job="clear_away")
    assert (failed.state, done.state) == (JobRun.FAILED, JobRun.DONE)
    assert failed.says.startswith(says)
    assert "secret" not in failed.says


@pytest.mark.django_db
def test_what_is_over_is_cleared_away_and_the_rest_stays():
    now = clock.now()
    for expires in (now - timedelta(days=1), now + timedelta(hours=1)):
        store = SessionStore()
        store.create()
        Session.objects.filter(session_key=store.session_key).update(expire_date=expires)
    for number, saved in enumerate((now - timedelta(days=200), now - timedelta(days=2))):
        draft = Draft.objects.create(person=1, form=f"f{number}")
        Draft.objects.filter(pk=draft.pk).update(saved_at=saved)
    assert jobs.clear_away(day(20)) == "清理了过期的登录1次、草稿1份、后台任务结果0条。"
    assert (Session.objects.count(), Draft.objects.count()) == (1, 1)


def running_for(*workers: str) -> DBTaskResult:
    run = JobRun.objects.create(job="verify_log", day=day(20), planned_at=clock.now())
    jobs.run_job.enqueue(run.pk)
    result = DBTaskResult.objects.get()
    for worker in workers:
        result.claim(worker)
    return result


@pytest.mark.django_db
def test_tasks_of_a_dead_worker_go_back_into_the_queue():
    running_for("dead")
    Worker.objects.create(key="dead", place="x", seen_at=clock.now() - timedelta(minutes=5))
    assert working.take_over() == 1
    run_all()
    assert JobRun.objects.get().state == JobRun.DONE


@pytest.mark.django_db
def test_tasks_of_a_living_worker_are_left_to_it():
    result = running_for("alive")
    Worker.objects.create(key="alive", place="x", seen_at=clock.now() - timedelta(seconds=20))
    assert working.take_over() == 0
    result.refresh_from_db()
    assert result.status == "RUNNING"


@pytest.mark.django_db
def test_a_task_that_kills_its_workers_is_given_up():
    result = running_for("one", "two", "three")
    assert working.take_over() == 1
    result.refresh_from_db()
    assert result.status == "FAILED"
    assert "被打断" in JobRun.objects.get().says


@pytest.mark.django_db
def test_a_worker_that_lost_its_parent_ends(monkeypatch):
    monkeypatch.setattr(working, "_alive", lambda key: __import__("contextlib").nullcontext())
    ended = Thread(target=lambda: working.work(Event(), parent=1 << 30))
    ended.start()
    ended.join(10)
    assert not ended.is_alive()
