"""The entries as the database really holds them, for the verifier: no column is converted, and one that cannot be read hides no other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

COLUMNS = (
    "seq",
    "at",
    "deed",
    "says",
    "actor",
    "actor_name",
    "actor_agency",
    "about_kind",
    "about_key",
    "about_name",
    "about_agency",
    "body",
    "algorithm",
    "previous",
    "digest",
)
BATCH = 2000
_FAR = 2**62
_BAD = (DatabaseError, UnicodeError)
"""What a damaged file raises: SQLite's errors, and its driver's where even the message of the error cannot be read."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in place of a value that the database cannot give; `why` is what the database says."""

    why: str


Raw = dict[str, Any]
"""One entry: column → what the database holds, or `Unreadable`."""


class Log:
    """The log in one database, read as it lies there."""

    def __init__(self, database: BaseDatabaseWrapper | None = None) -> None:
        """Read the platform's own database, or another one, such as a copy."""
        self._database = database if database is not None else connection
        self._sqlite = self._database.vendor == "sqlite"

    def entries(self, after: int = -_FAR) -> Iterator[Raw]:
        """All entries behind number `after`, in the order of their numbers, a batch in memory at a time."""
        while True:
            try:
                batch = self._batch(after)
            except _BAD:
                batch = list(self._one_by_one(after))
            if not batch:
                return
            yield from batch
            if batch[-1]["seq"] <= after:  # a damaged table can lead in a circle; `damages` tells of it
                return
            after = batch[-1]["seq"]

    def head(self) -> tuple[int, str] | None:
        """Number and digest that the head of the chain names; none where there is no such row or it cannot be read."""
        try:
            found = self._ask("SELECT seq, digest FROM audit_head WHERE id = 1")
        except _BAD:
            return None
        return (found[0][0], found[0][1]) if found and isinstance(found[0][0], int) and isinstance(found[0][1], str) else None

    def damages(self) -> list[str]:
        """What SQLite itself finds wrong with the file below the level of rows; nothing on PostgreSQL, whose pages are not ours to read."""
        if not self._sqlite:
            return []
        try:
            said = [str(row[0]) for row in self._ask("PRAGMA integrity_check(100)")]
        except _BAD as error:
            return [str(error)]
        return [] if said == ["ok"] else said

    def stored_time(self, at: datetime) -> Any:
        """A moment as the column `at` holds it."""
        return str(at.astimezone(UTC).replace(tzinfo=None)) if self._sqlite else at

    def _batch(self, after: int) -> list[Raw]:
        found = self._ask(f"SELECT {self._columns()} FROM audit_entry WHERE seq > %s ORDER BY seq LIMIT {BATCH}", after)  # noqa: S608  # constants
        return [dict(zip(COLUMNS, row, strict=True)) for row in found]

    def _one_by_one(self, after: int) -> Iterator[Raw]:
        """The next entries one at a time, where reading them together fails; as far as the table itself can be walked."""
        for _ in range(BATCH):
            try:
                found = self._ask("SELECT MIN(seq) FROM audit_entry WHERE seq > %s", after)
            except _BAD:
                return
            if not found or found[0][0] is None or found[0][0] <= after:
                return
            after = found[0][0]
            yield {column: self._value(column, after) for column in COLUMNS}

    def _value(self, column: str, seq: int) -> Any:
        if column == "seq":
            return seq
        asked = self._column(column)
        try:
            found = self._ask(f"SELECT {asked} FROM audit_entry WHERE seq = %s", seq)  # noqa: S608  # a name of our own table
        except _BAD as error:
            return Unreadable(str(error).splitlines()[0][:200])
        return found[0][0] if found else Unreadable("no such row")

    def _columns(self) -> str:
        return ", ".join(self._column(column) for column in COLUMNS)

    def _column(self, column: str) -> str:
        # SQLite's driver would turn the text of a moment into a moment, and stumble over one that is none.
        return "CAST(at AS TEXT)" if column == "at" and self._sqlite else column

    def _ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._database.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())
