"""How much of one text stands in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.report.agency_name import folded_name
from gongkai.report.similarity import SHINGLE, copied_sentences, copied_share, likeness, mask, shingles

TEXT = st.text("公开栏目检查更新0", max_size=60)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("2023年，受理１２件。", "0年受理0件"),  # years, figures, signs and full width make no difference
        ("受理十二件", "受理0件"),
        ("一是公开", "一是公开"),  # a single numeral is a word
        ("收取 1,250.5 元", "收取0元"),
        ("……", ""),
    ],
)
def test_mask(text: str, masked: str) -> None:
    assert mask(text) == masked


@given(TEXT, TEXT)
def test_measures_lie_between_nothing_and_all(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
    assert 0 <= copied_share(one, other) <= 1
    assert (copied_share(one, other) > 0) == bool(shingles(one) & shingles(other))


@given(st.text("公开栏目检查更新", min_size=SHINGLE, max_size=60), TEXT, TEXT)
def test_whole_text_inside_another_is_all_copied(text: str, before: str, after: str) -> None:
    assert copied_share(text, before + text + after) == 1
    assert likeness(text, text) == 1


def test_copied_sentences_are_as_printed_each_once_and_longest_first() -> None:
    new = "更新了栏目。2023年检查了12次栏目；更新了栏目。新开专栏。"
    assert list(copied_sentences(new, "2022年检查了9次栏目。更新了，栏目。")) == ["2023年检查了12次栏目", "更新了栏目"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("云溪县 科学技术局", "云溪县科技局", True), ("云溪县人民政府", "云溪县政府", True), ("云溪县教育局", "云溪市教育局", False)],
)
def test_names_of_one_agency(one: str, other: str, same: bool) -> None:
    assert (folded_name(one) == folded_name(other)) is same
