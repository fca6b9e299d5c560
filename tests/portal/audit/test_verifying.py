"""Whatever is done to an entry, to their order or to the head is found, and the place is named."""

# ruff: noqa: S608  # columns of our own table stand in the statements

from datetime import date, timedelta

import pytest
from django.db import connection

from gongkai.portal.audit.digest import digest_of
from gongkai.portal.audit.models import Entry, Head
from gongkai.portal.audit.rows import COLUMNS
from gongkai.portal.audit.verdict import Link
from gongkai.portal.audit.verifying import verify
from tests.portal.audit.conftest import CLERK, tamper

pytestmark = pytest.mark.django_db

TEXTS = [column for column in COLUMNS if column not in ("seq", "at", "actor", "actor_agency", "about_agency")]
NUMBERS = ["actor", "actor_agency", "about_agency"]


def codes(verdict):
    return [(each.what, each.seq) for each in verdict.breaks]


def test_untouched_log_is_sound(written):
    verdict = verify()
    assert (verdict.sound, verdict.entries, verdict.head) == (True, 6, Link(6, written[-1].digest))


def test_empty_log_is_sound():
    assert verify().sound


def test_actor_as_it_was_is_in_the_text(written):
    assert (CLERK.called, written[0].actor_name) == ("云溪县科学技术局王素芬", "云溪县科学技术局王素芬")


@pytest.mark.parametrize("column", TEXTS)
def test_any_character_changed_in_a_text_is_found(written, column):
    """Every position of the column of the third entry, one after the other."""
    text = getattr(written[2], column)
    assert text
    for place in range(len(text)):
        other = chr(ord(text[place]) ^ 1)
        tamper(f"UPDATE audit_entry SET {column} = %s WHERE seq = 3", text[:place] + other + text[place + 1 :])
        verdict = verify()
        assert verdict.broken in ([3], [3, 4]), f"{column}[{place}] {text[place]!r} → {other!r}: {codes(verdict)}"
        assert "第3条" in verdict.first.sentence
        tamper(f"UPDATE audit_entry SET {column} = %s WHERE seq = 3", text)
    assert verify().sound


@pytest.mark.parametrize("column", TEXTS)
@pytest.mark.parametrize("change", ["", "{}x", "x{}", "{} "])
def test_text_cut_or_lengthened_is_found(written, column, change):
    tamper(f"UPDATE audit_entry SET {column} = %s WHERE seq = 3", change.format(getattr(written[2], column)))
    assert verify().first.seq == 3


@pytest.mark.parametrize("column", NUMBERS)
@pytest.mark.parametrize("value", [None, 0, -1, 8, 2**40])
def test_changed_number_is_found(written, column, value):
    tamper(f"UPDATE audit_entry SET {column} = %s WHERE seq = 3", value)
    assert codes(verify()) == [(column, 3)]


@pytest.mark.parametrize("by", [timedelta(microseconds=1), timedelta(hours=8), timedelta(days=-365)])
def test_changed_time_is_found(written, by):
    tamper("UPDATE audit_entry SET at = %s WHERE seq = 3", written[2].at.replace(tzinfo=None) + by)
    assert ("at", 3) in codes(verify())


def test_sentence_says_what_stood_there(written):
    tamper("UPDATE audit_entry SET says = %s WHERE seq = 3", "撤销“云溪县档案馆”")
    assert "第3条的“内容”现在是“撤销“云溪县档案馆””，写下时是“设立“云溪县档案馆””" in verify().first.sentence


def test_deleted_entry_is_found(written):
    tamper("DELETE FROM audit_entry WHERE seq IN (3, 4)")
    verdict = verify()
    assert codes(verdict) == [("missing", 5)]
    assert "缺少第3条到第4条" in verdict.first.sentence


def test_first_entries_deleted_are_found(written):
    tamper("DELETE FROM audit_entry WHERE seq <= 2")
    assert codes(verify()) == [("missing", 3)]


def test_cut_off_end_is_found_by_the_head(written):
    tamper("DELETE FROM audit_entry WHERE seq > 4")
    assert codes(verify()) == [("cut", 5)]


def test_cut_off_end_with_its_head_is_found_by_what_was_noted(written):
    tamper("DELETE FROM audit_entry WHERE seq > 4")
    tamper("UPDATE audit_head SET seq = 4, digest = %s", written[3].digest)
    assert verify().sound
    assert codes(verify(noted=[Link(6, written[5].digest)])) == [("noted", 6)]


def test_emptied_log_is_found(written):
    tamper("DELETE FROM audit_entry")
    assert codes(verify()) == [("cut", 1)]


def test_log_written_anew_is_found_by_what_was_noted(written):
    """Somebody changes the third entry and computes all digests after it again: in itself the chain is sound."""
    previous = written[1].digest
    for entry in written[2:]:
        body = entry.body.replace("设立", "撤销") if entry.seq == 3 else entry.body
        digest = digest_of(body, previous, entry.algorithm)
        says = entry.says.replace("设立", "撤销") if entry.seq == 3 else entry.says
        tamper(
            "UPDATE audit_entry SET body = %s, says = %s, previous = %s, digest = %s WHERE seq = %s",
            body,
            says,
            previous,
            digest,
            entry.seq,
        )
        previous = digest
    tamper("UPDATE audit_head SET digest = %s", previous)
    assert verify().sound
    assert verify(noted=[Link(2, written[1].digest)]).sound
    assert codes(verify(noted=[Link(5, written[4].digest)])) == [("noted", 5)]


def test_noted_digest_may_be_its_beginning(written):
    assert verify(noted=[Link.read(f" 5：{written[4].digest[:16].upper()} ")]).sound


@pytest.mark.parametrize("text", ["", "5", "5:", "x:0123456789abcdef", "5:0123", "5:0123456789abcdeg", "第5条"])
def test_unreadable_note_says_how_to_write_it(text):
    with pytest.raises(ValueError, match="摘要"):
        Link.read(text)


def test_entries_put_in_are_found(written):
    others = ", ".join(COLUMNS[1:])
    tamper(f"INSERT INTO audit_entry (seq, {others}) SELECT 7, {others} FROM audit_entry WHERE seq = 3")
    verdict = verify()
    assert {("link", 7), ("seq", 7), ("head", 7)} <= set(codes(verdict))
    tamper("DELETE FROM audit_entry WHERE seq = 7")
    tamper(f"INSERT INTO audit_entry (seq, {others}) SELECT 0, {others} FROM audit_entry WHERE seq = 3")
    assert verify().first.what == "number"


def test_swapped_entries_are_found(written):
    for old, new in ((3, 99), (4, 3), (99, 4)):
        tamper("UPDATE audit_entry SET seq = %s WHERE seq = %s", new, old)
    assert set(verify().broken) >= {3, 4}


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE audit_head SET seq = 5", "head"),
        ("UPDATE audit_head SET seq = 8", "cut"),
        ("UPDATE audit_head SET digest = 'x'", "head"),
        ("UPDATE audit_head SET id = 2", "head"),
        ("DELETE FROM audit_head", "head"),
    ],
)
def test_changed_head_is_found(written, statement, what):
    tamper(statement)
    assert [each.what for each in verify().breaks] == [what]


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "shake_128", "crc32", "sha512"])
def test_other_algorithm_is_found(written, algorithm):
    tamper("UPDATE audit_entry SET algorithm = %s WHERE seq = 3", algorithm)
    assert [each.seq for each in verify().breaks] == [3]


def test_chain_goes_on_under_another_algorithm(written, open_body, settings):
    settings.GONGKAI_LOG_HASH = "sha3_256"
    open_body(CLERK, "339900-0007")
    assert verify().sound
    assert Entry.objects.get(seq=7).algorithm == "sha3_256"


def test_many_breaks_are_counted_and_memory_stays_flat(written, monkeypatch):
    monkeypatch.setattr("gongkai.portal.audit.verdict.MOST", 2)
    tamper("UPDATE audit_entry SET says = 'x'")
    verdict = verify()
    assert (len(verdict.breaks), verdict.more, verdict.count) == (2, 4, 6)


def test_entries_are_read_in_batches(written, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("gongkai.portal.audit.rows.BATCH", 2)
    told = []
    monkeypatch.setattr("gongkai.portal.audit.verifying.BATCH", 2)
    with django_assert_num_queries(4 + 2 + (connection.vendor == "sqlite")):
        verify(told.append)
    assert told == [2, 4, 6]


def test_clock_turned_back_is_a_remark(written, open_body, settings):
    settings.GONGKAI_TODAY = date(2020, 1, 1)
    open_body(CLERK, "339900-0007")
    verdict = verify()
    assert verdict.sound
    assert "第7条" in verdict.remarks[0]


def test_head_is_one_row(written):
    assert list(Head.objects.values_list("pk", "seq")) == [(1, 6)]
