"""An exported log is verified anywhere: whatever is changed in the file is found, and what a part of the log cannot prove is said."""

import json

import pytest

from gongkai.portal.audit.exporting import PARTIAL, lines, verify_export
from gongkai.portal.audit.models import Entry
from gongkai.portal.audit.verdict import Link
from gongkai.portal.frame import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(written, tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_text("".join(lines(written, whole=True, made_at=clock.now())), encoding="utf-8")
    return path


def codes(path, **given):
    return [(each.what, each.seq) for each in verify_export(path, **given).breaks]


def test_export_is_sound(file, written):
    verdict = verify_export(file)
    assert (verdict.sound, verdict.entries, verdict.head) == (True, 6, Link(6, written[-1].digest))
    assert not verdict.remarks


def test_any_flipped_bit_of_the_entries_is_found(file):
    """Every byte behind the first line, one after the other. Only spaces where JSON allows them change nothing."""
    content = file.read_bytes()
    start = content.index(b"\n") + 1
    for place in range(start, len(content)):
        flipped = bytearray(content)
        flipped[place] ^= 1
        file.write_bytes(flipped)
        assert codes(file), f"byte {place}: {content[place : place + 1]!r} → {bytes(flipped[place : place + 1])!r}"


@pytest.mark.parametrize("number", range(1, 7))
def test_lost_line_is_found(file, number):
    kept = file.read_text(encoding="utf-8").splitlines(keepends=True)
    del kept[number]
    file.write_text("".join(kept), encoding="utf-8")
    assert codes(file)[0][0] in ("missing", "cut")


def test_file_that_was_cut_is_found(file):
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    assert [what for what, _ in codes(file)] == ["line", "cut"]


def test_lines_behind_the_end_are_found(file):
    content = file.read_text(encoding="utf-8")
    file.write_text(content + content.splitlines()[1] + "\n", encoding="utf-8")
    assert codes(file)[0][0] == "line"


def test_noted_digest_holds_an_export_too(file, written):
    assert not codes(file, noted=[Link(4, written[3].digest)])
    assert codes(file, noted=[Link(4, "0" * 16), Link(9, "0" * 16)]) == [("noted", 4), ("noted", 9)]


def test_part_of_the_log_says_what_it_cannot_prove(file, written):
    file.write_text("".join(lines(Entry.objects.filter(seq__in=(2, 3, 5)), whole=False, made_at=clock.now())), encoding="utf-8")
    verdict = verify_export(file)
    assert (verdict.sound, verdict.entries, verdict.remarks) == (True, 3, [PARTIAL])


def test_part_of_the_log_in_another_order_is_found(file, written):
    file.write_text("".join(lines(reversed(written), whole=False, made_at=clock.now())), encoding="utf-8")
    assert not verify_export(file).sound


@pytest.mark.parametrize("content", ["", "x", "[]", "{}", '{"kind":"other","whole":true}', '{"kind":"gongkai-log","whole":1}', "\x00\n"])
def test_other_files_are_told_apart(tmp_path, content):
    path = tmp_path / "other.txt"
    path.write_text(content, encoding="utf-8")
    assert codes(path) == [("file", None)]


def test_export_of_an_empty_log_is_sound(tmp_path):
    path = tmp_path / "empty.jsonl"
    path.write_text("".join(lines([], whole=True, made_at=clock.now())), encoding="utf-8")
    assert verify_export(path).sound


def test_each_line_is_json_with_text_and_digests(file):
    second = json.loads(file.read_text(encoding="utf-8").splitlines()[1])
    assert set(second) == {"seq", "algorithm", "previous", "digest", "body"}
