"""Verifying the log on somebody's order, the verdict kept in the log itself."""

from collections.abc import Iterable

from gongkai.portal.audit import deeds
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.permission import VERIFY_LOG, require
from gongkai.portal.audit.verdict import Link, Verdict
from gongkai.portal.audit.verifying import Progress, verify


def check_log(by: Actor, progress: Progress | None = None, *, noted: Iterable[Link] = ()) -> Verdict:
    """The verdict on the whole log, kept as an entry behind what it is about. Raises `NotPermitted` before anything is read."""
    require(by, VERIFY_LOG)
    return deeds.keep_verdict(by, verdict=verify(progress, noted=noted))
