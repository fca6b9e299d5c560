"""What signing in has to know of accounts."""

from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from gongkai.portal.agencies.models import Person


def person_of(key: int) -> Person | None:
    """The person with that id."""
    return Person.objects.filter(pk=key).first()


def person_named(username: str) -> Person | None:
    """The person with that log-in name, whatever its case."""
    return Person.objects.filter(username=username.strip().lower()).first()


def locked_until(username: str) -> datetime | None:
    """Until when the log-in name is locked after wrong passwords, in local time; none where no try is noted."""
    last = AccessAttempt.objects.filter(username=username).aggregate(last=Max("attempt_time"))["last"]
    return None if last is None else timezone.localtime(last + timedelta(minutes=settings.GONGKAI_LOCK_MINUTES))
