"""The page on how the platform is running: what went wrong is said first, secrets are not shown."""

from datetime import date

import pytest
from django.test import override_settings

from gongkai.portal.frame import clock
from gongkai.portal.site.environment import read_environment
from gongkai.portal.site.jobs import JOBS
from gongkai.portal.site.models import JobRun, Worker

pytestmark = pytest.mark.django_db


def page(client) -> str:
    answer = client.get("/desk/platform/")
    assert answer.status_code == 200
    return answer.content.decode()


def ran(job: str, day: int, state: str, says: str) -> None:
    JobRun.objects.create(job=job, day=date(2026, 1, day), state=state, planned_at=clock.now(), ended_at=clock.now(), says=says)


def test_jobs_are_shown_with_their_last_run(zhaomin):
    Worker.objects.create(key="x", place="x", seen_at=clock.now())
    ran("verify_log", 19, JobRun.FAILED, "昨天坏过。")
    ran("verify_log", 20, JobRun.DONE, "操作记录共5条，全部完好。")
    shown = page(zhaomin)
    assert all(job.label in shown for job in JOBS.values())
    assert "操作记录共5条，全部完好。" in shown
    assert "昨天坏过" not in shown
    assert "一切正常" in shown
    assert "还没有做过" in shown


def test_what_went_wrong_is_said_first(zhaomin):
    ran("verify_log", 20, JobRun.FAILED, "第3条的内容与摘要不符。")
    shown = page(zhaomin)
    assert shown.index("有1项定时任务最近一次没有做成") < shown.index("第3条的内容与摘要不符。") < shown.index("<table")


def test_no_worker_is_told(zhaomin):
    assert "现在没有后台进程在工作" in page(zhaomin)
    with override_settings(GONGKAI_ENVIRONMENT=read_environment({"GONGKAI_JOBS": "off"})):
        shown = page(zhaomin)
        assert "现在没有后台进程在工作" not in shown
        assert "后台任务没有开" in shown


def test_settings_are_shown_without_their_secrets(zhaomin):
    given = {"GONGKAI_PORT": "8080", "GONGKAI_SECRET_KEY": "streng-geheim", "GONGKAI_DATABASE": "postgresql://gk:geheim@db/gk"}
    with override_settings(GONGKAI_ENVIRONMENT=read_environment(given)):
        shown = page(zhaomin)
    assert "8080" in shown
    assert "GONGKAI_SECRET_KEY" in shown
    assert "geheim" not in shown
