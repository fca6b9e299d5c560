"""Bytes flipped in the SQLite file itself: what can be read is verified, and nothing that an entry holds can change unseen."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.portal.audit.rows import Log
from gongkai.portal.audit.verifying import verify
from tests.portal.audit.platforms import opened, run

Place = tuple[Path, list[tuple[object, ...]]]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A platform's file with eighty entries, all of it in the one file."""
    folder = tmp_path_factory.mktemp("file")
    run(folder, "prepare")
    run(folder, "count", "40")
    path = folder / "gongkai.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    return path


@pytest.fixture(scope="module")
def place(file: Path) -> Iterator[Place]:
    """Where flipped copies go, and the entries as they were."""
    folder = file.parent / "flipped"
    folder.mkdir()
    yield folder / "copy.sqlite3", held(file)
    shutil.rmtree(folder)


def held(path: Path) -> list[tuple[object, ...]]:
    """Entries and head as plain SQLite gives them."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = connection.execute("SELECT * FROM audit_entry NOT INDEXED ORDER BY rowid").fetchall()
        return [*rows, *connection.execute("SELECT * FROM audit_head").fetchall()]
    finally:
        connection.close()


def verdict_on(path: Path):
    connection = opened(path.parent, file=path)
    try:
        return verify(log=Log(connection))
    finally:
        connection.close()


def test_untouched_file_is_sound(file: Path) -> None:
    verdict = verdict_on(file)
    assert (verdict.sound, verdict.entries) == (True, 80)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_flipped_bit_never_changes_an_entry_unseen(file: Path, place: Place, where: float, bit: int) -> None:
    copy, whole = place
    content = bytearray(file.read_bytes())
    content[int(where * len(content))] ^= 1 << bit
    copy.write_bytes(content)
    verdict = verdict_on(copy)
    try:
        changed = held(copy) != whole
    except (sqlite3.DatabaseError, UnicodeError):
        changed = True
    assert not (changed and verdict.sound)
    assert all(each.sentence for each in verdict.breaks)


def test_flipped_byte_of_an_entry_is_located(file: Path, place: Place) -> None:
    """Every entry once: a byte of its text is flipped in the file, found by its words."""
    copy, whole = place
    content = file.read_bytes()
    for row in whole[:-1]:
        mark = f'"seq":{row[0]}}}'.encode()
        assert content.count(mark) == 1
        start = content.index(mark)
        flipped = bytearray(content)
        flipped[start + 1] ^= 1
        copy.write_bytes(flipped)
        verdict = verdict_on(copy)
        assert verdict.broken == [row[0]], verdict.breaks


def test_text_that_is_no_utf8_any_more_is_located(file: Path, place: Place) -> None:
    copy, _ = place
    content = bytearray(file.read_bytes())
    start = content.index(b'"seq":7}')
    content[start + 1] = 0xFF
    copy.write_bytes(content)
    assert [(each.what, each.seq) for each in verdict_on(copy).breaks][:1] == [("unreadable", 7)]


def test_every_bit_of_the_description_of_the_tables(file: Path, place: Place) -> None:
    """The first page, a byte in seven: where SQLite keeps what it says in its own errors, which may then be no text any more."""
    copy, whole = place
    content = file.read_bytes()
    for at in range(0, 4096, 7):
        flipped = bytearray(content)
        flipped[at] ^= 0x80
        copy.write_bytes(flipped)
        try:
            same = held(copy) == whole
        except (sqlite3.DatabaseError, UnicodeError):
            same = False
        assert same or not verdict_on(copy).sound


def test_file_cut_in_the_middle_is_found(file: Path, place: Place) -> None:
    copy, _ = place
    copy.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    verdict = verdict_on(copy)
    assert verdict.first is not None
    assert "SQLite 说" in verdict.first.sentence
