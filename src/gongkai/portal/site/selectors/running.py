"""How the platform is running: its jobs, its workers, its size, what its checks say."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks
from django.db import connection
from django.db.models import OuterRef, Subquery

from gongkai import __version__
from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.rights import Right
from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame import clock
from gongkai.portal.site import checks
from gongkai.portal.site.environment import SETTINGS, Environment
from gongkai.portal.site.jobs import JOBS
from gongkai.portal.site.models import JobRun, Worker
from gongkai.portal.site.working import LOST

_SECRET = ("GONGKAI_SECRET_KEY", "GONGKAI_DATABASE", "GONGKAI_OIDC_CLIENT_SECRET")


@dataclass(frozen=True, slots=True)
class JobShown:
    """One job of the calendar with its last run: `state` is a key of `JobRun.state`, empty where it never ran."""

    label: str
    at: str
    state: str = ""
    ended_at: datetime | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """What the page of the system administrator shows. `given` are the settings that were set: name, value, meaning."""

    version: str
    database: str
    megabytes: int
    workers: int
    expected: bool
    jobs: tuple[JobShown, ...]
    remarks: tuple[tuple[str, str], ...]
    given: tuple[tuple[str, str, str], ...]

    @property
    def failed(self) -> tuple[JobShown, ...]:
        """The jobs whose last run went wrong."""
        return tuple(job for job in self.jobs if job.state == JobRun.FAILED)


def running(by: Actor) -> Running:
    """How the platform is running just now, for whoever may run it."""
    require(by, Right.RUN_PLATFORM)
    environment: Environment = settings.GONGKAI_ENVIRONMENT
    return Running(
        version=__version__,
        database="PostgreSQL" if connection.vendor == "postgresql" else "SQLite",
        megabytes=_size() // 1_000_000,
        workers=Worker.objects.filter(seen_at__gt=clock.now() - LOST).count(),
        expected=environment["GONGKAI_JOBS"] != "off",
        jobs=tuple(_jobs()),
        remarks=tuple((str(found.msg), str(found.hint or "")) for found in run_checks(tags=[checks.TAG])),
        given=tuple((name, _value(environment, name), SETTINGS[name].meaning) for name in SETTINGS if name in environment.given),
    )


def _jobs() -> list[JobShown]:
    newest = JobRun.objects.filter(job=OuterRef("job")).order_by("-day").values("pk")[:1]
    last = {run.job: run for run in JobRun.objects.filter(pk=Subquery(newest))}
    shown = []
    for job in JOBS.values():
        run = last.get(job.key)
        at = f"每天{job.at:%H:%M}"
        shown.append(JobShown(job.label, at, run.state, run.ended_at, run.says) if run else JobShown(job.label, at))
    return shown


def _size() -> int:
    """The bytes of the database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    file = Path(str(connection.settings_dict["NAME"]))
    return file.stat().st_size if file.is_file() else 0


def _value(environment: Environment, name: str) -> str:
    value = environment[name]
    if name in _SECRET:
        return "已设（不显示）"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "、".join(value) if isinstance(value, tuple) else str(value)
