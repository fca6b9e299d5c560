"""The guard at the database: a row of the platform is written inside a deed or not at all.

It looks at each statement before it runs; a write to a table of ours outside a deed raises `WriteOutsideDeed`. What the
libraries keep for themselves (sessions, tries at signing in, queued jobs) and drafts are not ledgers and pass.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from gongkai.portal.audit.deed import writes

_WRITE = re.compile(
    r"""(?:\s|/\*.*?\*/|--[^\n]*\n)*(?:WITH\b.*?\)\s*)?
    (?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|MERGE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?|COPY)
    \s+(?:ONLY\s+)?(?:"?\w+"?\.)?"?(\w+)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_FREE = ("django_", "auth_", "axes_", "otp_", "sqlite_", "new__", "frame_draft", "site_")
"""Tables by the beginning of their name that are no ledger of ours (`new__`: SQLite's way to alter a table in a migration)."""

_lifted: ContextVar[bool] = ContextVar("gongkai_guard_lifted", default=False)


class WriteOutsideDeed(RuntimeError):
    """Our own code tried to write a ledger without a deed: a fault of the program, never of its user."""


@contextmanager
def lifted() -> Iterator[None]:
    """Writes without a deed are allowed inside: migrations, restoring a backup, and the fixtures of tests."""
    token = _lifted.set(True)
    try:
        yield
    finally:
        _lifted.reset(token)


def install() -> None:
    """Stand at every connection from now on."""
    connection_created.connect(_stand, dispatch_uid="gongkai.portal.audit.guard")


def _stand(sender: object, connection: BaseDatabaseWrapper, **_: object) -> None:
    if _look not in connection.execute_wrappers:
        connection.execute_wrappers.append(_look)


def _look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    written = _WRITE.match(sql)
    if written and not written[1].startswith(_FREE) and not writes() and not _lifted.get():
        raise WriteOutsideDeed(f"{written[1]} is written outside a deed: {sql[:120]}")
    return execute(sql, params, many, context)
