"""The machine dies while twenty writers are at work: what was acknowledged is there, nothing is there by half, the log verifies.

`kill -9` of the writers on both databases, and of a whole PostgreSQL server; several times, at moments of chance.
"""

import os
import random
import selectors
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gongkai.portal.audit.rows import Log
from gongkai.portal.audit.verifying import verify
from tests.portal.audit.platforms import opened, run, start
from tests.portal.audit.servers import OwnServer

if TYPE_CHECKING:
    import subprocess

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PROCESSES, THREADS = 2, 10
ROUNDS = int(os.environ.get("GONGKAI_TEST_ROUNDS", "2"))
"""How often each of them is killed."""

TWICE = """
SELECT a.key FROM agencies_agency a JOIN agencies_standing s ON s.agency_id = a.id GROUP BY a.key HAVING COUNT(*) = 2
"""
"""The bodies of which both standings are there."""


@contextmanager
def writing(data: Path, database: str, name: str) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Twenty writers, killed with all that belongs to them at the end."""
    writers = [start(data, "write", str(THREADS), f"{name}{number}", database=database) for number in range(PROCESSES)]
    try:
        yield writers
    finally:
        for writer in writers:
            os.killpg(writer.pid, signal.SIGKILL)
        for writer in writers:
            writer.wait()


def acknowledged(writers: list["subprocess.Popen[bytes]"], seconds: float) -> list[str]:
    """What the writers say they have done until that long after each of them began."""
    said = {writer: bytearray() for writer in writers}
    with selectors.DefaultSelector() as ready:
        for writer in writers:
            assert writer.stdout
            os.set_blocking(writer.stdout.fileno(), False)
            ready.register(writer.stdout, selectors.EVENT_READ, writer)
        end, started = time.monotonic() + 30, False
        while time.monotonic() < end:
            for key, _ in ready.select(0.05):
                said[key.data] += os.read(key.fd, 1 << 16)
            if not started and all(said.values()):
                started, end = True, time.monotonic() + seconds
    assert started, "the writers did not begin"
    return finished(said)


def finished(said: dict[Any, bytearray]) -> list[str]:
    """The whole lines of what was said."""
    return [line for text in said.values() for line in text.decode().split("\n")[:-1]]


def rest(writers: list["subprocess.Popen[bytes]"]) -> list[str]:
    """What was still in the pipes when the writers were dead. The first line may be the end of one read before."""
    return [line for writer in writers if writer.stdout for line in (writer.stdout.read() or b"").decode().split("\n")[1:-1]]


def examine(data: Path, database: str, done: list[str]) -> int:
    """Hold the database against what was acknowledged; how many deeds it holds."""
    connection = opened(data, database)
    try:
        verdict = verify(log=Log(connection))
        assert verdict.sound, verdict.sentence
        with connection.cursor() as cursor:

            def column(sql: str) -> list[Any]:
                cursor.execute(sql)
                return [row[0] for row in cursor.fetchall()]

            bodies = column("SELECT key FROM agencies_agency")
            entries = column("SELECT about_key FROM audit_entry WHERE deed = 'tests.open'")
            inner = column("SELECT about_key FROM audit_entry WHERE deed = 'tests.stand'")
            twice = column(
                "SELECT a.key FROM agencies_agency a JOIN agencies_standing s ON s.agency_id = a.id GROUP BY a.key HAVING COUNT(*) = 2"
            )
            numbers = column("SELECT seq FROM audit_entry ORDER BY seq")
        assert sorted(bodies) == sorted(entries) == sorted(inner) == sorted(twice)
        assert numbers == list(range(1, 2 * len(bodies) + 1))
        assert not set(done) - set(bodies)
        return len(bodies)
    finally:
        connection.close()


def rounds(data: Path, database: str, times: int) -> None:
    """Kill the writers several times over the same database."""
    run(data, "prepare", database=database)
    done: list[str] = []
    held = 0
    for number in range(times):
        with writing(data, database, f"r{number}-") as writers:
            done += acknowledged(writers, random.uniform(0.05, 1.0))
        done += rest(writers)
        now = examine(data, database, done)
        assert now > held
        held = now


def test_killed_writers_on_sqlite(tmp_path: Path) -> None:
    rounds(tmp_path, "", ROUNDS + 1)


@pytest.fixture
def server() -> Iterator[OwnServer]:
    own = OwnServer()
    yield own
    own.stop()


def test_killed_writers_on_postgresql(tmp_path: Path, server: OwnServer) -> None:
    rounds(tmp_path, server.start(), ROUNDS)


def test_killed_postgresql(tmp_path: Path, server: OwnServer) -> None:
    run(tmp_path, "prepare", database=server.start())
    done: list[str] = []
    for number in range(ROUNDS):
        with writing(tmp_path, server.start(), f"r{number}-") as writers:
            done += acknowledged(writers, random.uniform(0.05, 1.0))
            server.kill()
        done += rest(writers)
        assert examine(tmp_path, server.start(), done)
