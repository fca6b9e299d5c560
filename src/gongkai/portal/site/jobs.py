"""What the platform does by itself every day: the table of jobs, and which of them is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from gongkai.portal.frame import clock
from gongkai.portal.site.models import JobRun

KEEP_RESULTS = timedelta(days=30)
KEEP_DRAFTS = timedelta(days=180)
MOST_MISSED = 31
"""How many missed days are made up for at most, where a job wants each of its days."""


class JobFailed(Exception):
    """A job that ran and found something wrong; the sentence says what and what to do."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something done every day at a time; `act` is given the day and answers with a sentence on what it did.

    After days on which the platform stood still it runs once, or with `each_day` once for every day that was missed.
    A job that was interrupted runs again, so `act` must bear being done twice.
    """

    key: str
    label: str
    at: time
    act: Callable[[date], str]
    each_day: bool = False


def verify_log(day: date) -> str:
    """A sentence on the chain of the log; raises `JobFailed` where it is broken."""
    from gongkai.portal.audit.actor import PLATFORM
    from gongkai.portal.audit.check import check_log
    from gongkai.portal.audit.verdict import KEEP

    verdict = check_log(PLATFORM)
    if not verdict.sound:
        raise JobFailed(f"{verdict.sentence}{KEEP}")
    return verdict.sentence


def clear_away(day: date) -> str:
    """A sentence on what was thrown away: sessions that ended, results of tasks and drafts that nobody came back to."""
    from gongkai.portal.frame.models import Draft

    now = clock.now()
    sessions, _ = Session.objects.filter(expire_date__lt=now).delete()
    results, _ = DBTaskResult.objects.finished().filter(finished_at__lt=now - KEEP_RESULTS).delete()
    drafts, _ = Draft.objects.filter(saved_at__lt=now - KEEP_DRAFTS).delete()
    return f"清理了过期的登录{sessions}次、草稿{drafts}份、后台任务结果{results}条。"


def settle_people(day: date) -> str:
    """A sentence on how many people moved to the bodies that take the place of theirs from today on."""
    from gongkai.portal.agencies.deeds.reorganising import settle_people as settle
    from gongkai.portal.audit.actor import PLATFORM

    moved = settle(PLATFORM)
    return f"机构调整生效，{moved}人转到了承接的机关。" if moved else "没有因机构调整要转的人员。"


JOBS: dict[str, Job] = {
    job.key: job
    for job in (
        Job("settle_people", "机构调整生效", time(0, 10), settle_people),
        Job("verify_log", "核验操作记录", time(2, 30), verify_log),
        Job("clear_away", "清理过期的登录、草稿和任务结果", time(3, 30), clear_away),
    )
}
"""The jobs of the calendar by key; keys are permanent, the database keeps them."""


def due_days(job: Job, last: date | None, now: datetime) -> list[date]:
    """The days on which the job should have run by now and was not yet planned, oldest first."""
    newest = now.date() if now.time() >= job.at else now.date() - timedelta(days=1)
    if last is None:
        return [newest]
    missed = min((newest - last).days, MOST_MISSED)
    days = [newest - timedelta(days=back) for back in reversed(range(missed))]
    return days if job.each_day else days[-1:]


def plan(now: datetime) -> list[JobRun]:
    """The runs that are due and were put into the queue just now; what another process has planned is left to it."""
    planned = []
    for job in JOBS.values():
        last = JobRun.objects.filter(job=job.key).order_by("-day").values_list("day", flat=True).first()
        for day in due_days(job, last, now):
            try:
                with transaction.atomic():
                    run = JobRun.objects.create(job=job.key, day=day, planned_at=now)
                    run_job.enqueue(run.pk)
            except IntegrityError:
                continue
            planned.append(run)
    return planned


@task()
def run_job(run_id: int) -> str:
    """Do one planned run and keep what it said."""
    run = JobRun.objects.get(pk=run_id)
    try:
        run.says = JOBS[run.job].act(run.day)
        run.state = JobRun.DONE
    except Exception as error:
        run.state = JobRun.FAILED
        run.says = str(error) if isinstance(error, JobFailed) else f"程序出错：{type(error).__name__}。详情见服务的日志。"
        raise
    finally:
        run.ended_at = clock.now()
        run.save()
    return run.says
