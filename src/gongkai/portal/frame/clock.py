"""Now and today in the platform: the one place that asks the clock, in the time of Beijing."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The present moment, aware; moved to the day of the setting GONGKAI_TODAY where one is given (demo and tests)."""
    moment = timezone.localtime()
    fixed: date | None = getattr(settings, "GONGKAI_TODAY", None)
    if fixed is None:
        return moment
    return moment.replace(year=fixed.year, month=fixed.month, day=fixed.day)


def today() -> date:
    """The present day in Beijing."""
    return now().date()
