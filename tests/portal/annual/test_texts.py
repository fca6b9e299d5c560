"""Saving while somebody else types: what stands, what is kept beside it, and that no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.portal.annual.texts import Writer, put

LI, WANG = Writer(1, "李", "t1"), Writer(2, "王", "t2")


def entry(text, stamp, by):
    return {"text": text, "stamp": stamp, "by": by.person, "name": by.name, "at": by.at}


@pytest.mark.parametrize(
    ("entries", "typed", "seen", "by", "stands", "beside"),
    [
        ({}, "3", 0, LI, "3", []),  # the first to type
        ({"k": entry("3", 1, LI)}, "4", 1, WANG, "4", []),  # has seen what he changes
        ({"k": entry("3", 2, LI)}, "4", 1, WANG, "3", ["4"]),  # has not seen it: both are kept
        ({"k": entry("3", 2, LI)}, "3", 1, WANG, "3", []),  # the same text twice is no clash
        ({"k": entry("3", 2, LI)}, "4", 1, LI, "4", []),  # one person in two windows overwrites themself
        ({"k": entry("3", 2, LI)}, "4", -1, LI, "3", ["4"]),  # unless the words lay unsent on another computer
        ({"k": entry("3", 2, LI)}, "", 2, WANG, "", []),  # emptied by somebody who saw it
        ({"k": entry("3", 2, LI)}, "", 0, WANG, "3", [""]),  # emptied by somebody who did not
    ],
)
def test_put(entries, typed, seen, by, stands, beside):
    outcome = put(entries, {}, 9, {"k": typed}, {"k": seen}, by)
    assert outcome.entries.get("k", {"text": ""})["text"] == stands
    assert [rival["text"] for rival in outcome.rivals.get("k", [])] == beside


def test_rival_grows_as_its_writer_types_on():
    entries, rivals = {"k": entry("公开", 2, LI)}, {}
    for text in ("依", "依申请", "依申请公开"):
        rivals = put(entries, rivals, 3, {"k": text}, {"k": 1}, WANG).rivals
    rivals = put(entries, rivals, 4, {"k": "另一句"}, {"k": 1}, WANG).rivals
    assert [rival["text"] for rival in rivals["k"]] == ["依申请公开", "另一句"]


@given(st.lists(st.tuples(st.sampled_from([LI, WANG]), st.text("ab", max_size=2), st.integers(-1, 8)), max_size=8))
def test_no_word_is_lost(saves):
    """Whatever order two people save in, each text typed stands, was seen by whoever changed it, or is kept beside, gone on with or not."""
    entries, rivals, replaced = {}, {}, set()
    for stamp, (by, text, seen) in enumerate(saves, 1):
        outcome = put(entries, rivals, stamp, {"k": text}, {"k": seen}, by)
        replaced |= set(outcome.changed.values())
        entries, rivals = outcome.entries, outcome.rivals
        kept = {entries.get("k", {"text": ""})["text"], *(rival["text"] for rival in rivals.get("k", []))}
        assert text in kept
    for by, text, _ in saves:
        gone_on = {rival["text"] for rival in rivals.get("k", []) if rival["by"] == by.person}
        assert text in kept | replaced or any(other.startswith(text) for other in gone_on)
