"""Which accounts are locked after wrong passwords, as django-axes counts them."""

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import Now


def locked_names() -> list[str]:
    """The log-in names that are locked at this moment."""
    # axes writes the time of the machine, also where the platform's own clock is set to another day.
    tries = AccessAttempt.objects.filter(attempt_time__gte=Now() - get_cool_off()).values("username")
    failed = tries.annotate(failed=Sum("failures_since_start")).filter(failed__gte=settings.AXES_FAILURE_LIMIT)
    return [name for name in failed.order_by("username").values_list("username", flat=True) if name]
