"""A report keeps its figures through what publishing does to it: never a wrong number that claims to be certain.

Each fault is tried in every style of writing where it happens, on figures made from fixed seeds.
"""

from __future__ import annotations

import pytest

from gongkai.reading import read_bytes
from tests.reading import drafts
from tests.reading.mutations import MUTATIONS
from tests.reading.reading_score import Score, score

MAY_MISS = {("remarks", "lines")}
"""Faults that may cost figures in a style, though never give wrong ones; take lines away, add none."""


def scores(name: str, style: str) -> list[Score]:
    function, _ = MUTATIONS[name]
    found = []
    for edition in ("2021", "2019"):
        for blanks in ("full", "holes", "marks"):
            made = drafts.draft(name, edition, blanks)
            function(made)
            written = drafts.page(made) if style == "page" else drafts.text(made, style)
            ambiguous = made.open | (drafts.lost(made) if style in drafts.LOSING else set())
            found.append(score(read_bytes(written.encode()).report, made.truth, ambiguous))
    return found


@pytest.mark.parametrize(("name", "style"), [(name, style) for name, (_, styles) in MUTATIONS.items() for style in styles])
def test_figures_stay_right(name: str, style: str) -> None:
    found = scores(name, style)
    assert [one.confident for one in found if one.confident] == []
    if (name, style) not in MAY_MISS:
        assert [one for one in found if not one.perfect] == []


def test_allowances_name_what_is_tested() -> None:
    assert {(name, style) for name, style in MAY_MISS if style in MUTATIONS[name][1]} == MAY_MISS
