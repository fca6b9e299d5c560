"""Verifying a long log behind the scenes, for whoever ordered it."""

from typing import Any

import msgspec
from django_tasks import task

from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.check import check_log
from gongkai.portal.audit.verdict import Link


@task()
def verify_in_queue(by: dict[str, Any], noted: str) -> str:
    """Verify the log in the name of the actor `by` (as `order` packs it) and keep the verdict in the log."""
    actor = msgspec.convert(by, Actor).acting_by("job")
    return check_log(actor, noted=[Link.read(noted)] if noted else ()).sentence


def order(by: Actor, noted: Link | None) -> None:
    """Put a verification into the queue."""
    verify_in_queue.enqueue(msgspec.to_builtins(by), str(noted) if noted else "")
