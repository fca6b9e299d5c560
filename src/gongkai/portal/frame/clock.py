"""Now and today in the platform: the one place that asks the clock, in the time of Beijing."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_stopped: ContextVar[datetime | None] = ContextVar("gongkai_clock_stopped", default=None)


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Inside it is this moment (aware, or of Beijing), whatever the clock says: for telling a past, as the demo and tests do."""
    token = _stopped.set(moment if timezone.is_aware(moment) else timezone.make_aware(moment))
    try:
        yield
    finally:
        _stopped.reset(token)


def now() -> datetime:
    """The present moment, aware; moved to the day of the setting GONGKAI_TODAY where one is given (demo and tests)."""
    stopped = _stopped.get()
    if stopped is not None:
        return stopped
    moment = timezone.localtime()
    fixed: date | None = getattr(settings, "GONGKAI_TODAY", None)
    if fixed is None:
        return moment
    return moment.replace(year=fixed.year, month=fixed.month, day=fixed.day)


def today() -> date:
    """The present day in Beijing."""
    return now().date()
