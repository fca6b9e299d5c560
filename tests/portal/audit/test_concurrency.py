"""Twenty threads do deeds at a time: no deadlock, no number twice, no number left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.portal.audit.rows import Log
from gongkai.portal.audit.verifying import verify
from tests.portal.audit.platforms import opened, run
from tests.portal.audit.servers import OwnServer

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    own = OwnServer()
    yield own.start()
    own.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    return "" if request.param == "sqlite" else str(request.getfixturevalue("postgresql"))


def entries(data: Path, database: str) -> int:
    connection = opened(data, database)
    try:
        verdict = verify(log=Log(connection))
        assert verdict.sound, verdict.sentence
        return verdict.entries
    finally:
        connection.close()


def test_deeds_of_twenty_threads_stand_in_one_chain(tmp_path: Path, database: str) -> None:
    run(tmp_path, "prepare", database=database)
    run(tmp_path, "many", "20", "15", database=database)
    assert entries(tmp_path, database) == 20 * 15 * 2


def test_rows_that_point_and_rows_that_are_locked_do_not_wait_for_one_another(tmp_path: Path, postgresql: str) -> None:
    """Foreign keys are checked before the head is locked: at the commit they would wait for who waits for the head."""
    run(tmp_path, "prepare", database=postgresql)
    before = entries(tmp_path, postgresql)
    run(tmp_path, "cross", "20", "15", database=postgresql)
    assert entries(tmp_path, postgresql) == before + 20 * 15 + 2
