"""Reading the log.

The audit administrator reads all of it, an auditor what touches the bodies in reach, everybody what they did or was done to them.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.lookups import In
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongkai.portal.audit import permission
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deeds import DENIED, VERIFIED
from gongkai.portal.audit.models import Entry, Head
from gongkai.portal.audit.verdict import Link
from gongkai.portal.audit.verifying import read_body

PERSON = "person"
"""The kind under which deeds are about an account."""

MANY = 100
"""Bodies in reach from which on an index finds more than it saves."""

VERIFYING = "gongkai.portal.audit.tasks.verify_in_queue"
"""The task of a verification, as the queue names it."""


def visible(by: Actor) -> Q:
    """The condition that holds for the entries an actor may see."""
    bodies = permission.reach(by, permission.READ_LOG)
    if bodies is None:
        return Q()
    own = Q(actor=by.person) | Q(about_kind=PERSON, about_key=str(by.person)) if by.person is not None else Q(pk__in=())
    if not bodies:
        return own
    if len(bodies) <= MANY:
        return own | Q(about_agency__in=bodies) | Q(actor_agency__in=bodies)
    # Much of the log is in sight: it is walked from its end until the page is full, since the indexes would fetch and sort it all.
    return own | Q(In(F("about_agency") + 0, bodies)) | Q(In(F("actor_agency") + 0, bodies))


def entries(by: Actor, **narrowing: Any) -> QuerySet[Entry]:
    """The entries that `by` may see, newest first, narrowed as `narrowed` has it."""
    return narrowed(Entry.objects.filter(visible(by)).order_by("-seq"), **narrowing)


def narrowed(
    found: QuerySet[Entry],
    *,
    q: str = "",
    person: int | None = None,
    agency: int | None = None,
    deed: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Entry]:
    """The entries of `found` with all words of `q`, by a person, by or about a body, of a deed, between two days (both included)."""
    for word in q.split():
        found = found.filter(Q(says__icontains=word) | Q(actor_name__icontains=word) | Q(about_name__icontains=word))
    if person is not None:
        found = found.filter(actor=person)
    if agency is not None:
        found = found.filter(Q(about_agency=agency) | Q(actor_agency=agency))
    if deed:
        found = found.filter(deed=deed)
    if since:
        found = found.filter(at__gte=_midnight(since))
    if until:
        found = found.filter(at__lt=_midnight(until + timedelta(days=1)))
    return found


def whole(by: Actor) -> bool:
    """Whether `by` may see every entry."""
    return permission.reach(by, permission.READ_LOG) is None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after, in words; none where it was not."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Past:
    """One entry as it is read: the row, and what its text says beyond it."""

    entry: Entry
    via: str
    address: str
    seats: tuple[tuple[str, int], ...]
    changes: tuple[Change, ...]


VIAS = {"browser": "网页", "command": "控制台命令", "job": "后台任务", "import": "批量导入"}
"""How a deed came in, in the words of the screen."""


def past(entry: Entry) -> Past:
    """The entry with what its text says; without that where the text cannot be read."""
    try:
        body = read_body(entry.body)
    except ValueError:
        return Past(entry, "", "", (), ())
    changes = tuple(Change(label, before, after) for label, before, after in body.changes)
    return Past(entry, VIAS.get(body.by.via, body.by.via), body.by.address, tuple(body.by.seats), changes)


def one(by: Actor, seq: int) -> Past | None:
    """The entry of that number, where `by` may see it."""
    entry = Entry.objects.filter(visible(by), pk=seq).first()
    return past(entry) if entry else None


def follower(entry: Entry) -> Entry | None:
    """The entry chained behind this one."""
    return Entry.objects.filter(pk=entry.seq + 1).first()


def history(kind: str, key: str, most: int = 50) -> list[Past]:
    """What was done to a thing, newest first; for the page of the thing, which whoever sees it has already been let to."""
    return [past(entry) for entry in Entry.objects.filter(about_kind=kind, about_key=key).order_by("-seq")[:most]]


def head() -> Link:
    """The last link of the chain."""
    last = Head.objects.get(pk=1)
    return Link(last.seq, last.digest)


def last_verdict() -> Past | None:
    """The last verification that was kept, whoever ordered it."""
    entry = Entry.objects.filter(deed=VERIFIED).order_by("-seq").first()
    return past(entry) if entry else None


def denied_since(by: Actor, page: str, moment: datetime) -> bool:
    """Whether it has been kept since then that this person (or any visitor) was refused at a page."""
    tries = Entry.objects.filter(about_kind="page", about_key=page, deed=DENIED, actor=by.person, at__gte=moment)
    return tries.exists()


def verifying_now() -> bool:
    """Whether a verification stands in the queue of jobs or is running."""
    return DBTaskResult.objects.filter(task_path=VERIFYING, status__in=("READY", "RUNNING")).exists()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def found_sound(verdict: Past) -> bool:
    """Whether a verification that was kept had found nothing."""
    return any(change.label == "结果" and change.after == "完好" for change in verdict.changes)
