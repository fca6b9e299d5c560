"""Tries without the right go into the log, each person and page once an hour, so that nobody can flood it."""

from datetime import timedelta

from gongkai.portal.audit import deeds
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.selectors import denied_since
from gongkai.portal.frame import clock

QUIET = timedelta(hours=1)
_LONGEST = 200
"""Characters of an address that are kept."""


def remember(by: Actor, page: str, path: str, sentence: str) -> None:
    """Keep in the log that `by` was refused at the page of that name, unless the same was kept within the last hour.

    Visitors who are not signed in count as one, whatever their addresses.
    """
    if not denied_since(by, page, clock.now() - QUIET):
        deeds.keep_denied(by, page=page[:80], path=path[:_LONGEST], sentence=sentence)
