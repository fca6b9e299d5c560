"""A label of the form stands as a literal only under editions/ (design.md §8): everything else asks the edition.

Labels shorter than six characters are common words and are let be.
"""

import re
from pathlib import Path

import pytest

from gongkai.editions import EDITIONS
from tests.conventions.source_tree import PACKAGE, literals, python_literals

SHORTEST = 6
QUOTES_THE_REGULATIONS = PACKAGE / "law" / "columns.py"  # Art. 20 itself has words that the form took over
NUMBERING = re.compile(r"^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])\s*")


def long_labels() -> frozenset[str]:
    """Printed labels of both editions, without their numbering, that are long enough to be nobody else's words."""
    bare = {NUMBERING.sub("", label.strip()) for edition in EDITIONS.values() for label in edition.labels()}
    return frozenset(label for label in bare if len(label) >= SHORTEST)


def labels_in(text: str, labels: frozenset[str]) -> list[str]:
    return sorted(label for label in labels if label in text)


def test_labels_stand_only_in_editions() -> None:
    labels = long_labels()
    assert len(labels) > 30, "the editions give fewer labels than the form has: the test would let everything pass"
    retyped = [
        f"{literal}: {found}"
        for literal in literals("editions")
        if literal.path != QUOTES_THE_REGULATIONS and (found := labels_in(literal.text, labels))
    ]
    assert not retyped, "ask the edition for these labels:\n" + "\n".join(retyped)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('NAME = "本年收到行政复议申请数量"', True),  # a literal
        ('print(f"共{n}件：收到行政复议申请数量")', True),  # part of an f-string
        ('"""收到行政复议申请数量。"""', False),  # a docstring may speak of it
        ('NAME = "申请数量"', False),  # only a part of the label
    ],
)
def test_retyped_label_is_seen(source: str, found: bool, tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(source, encoding="utf-8")
    labels = frozenset({"收到行政复议申请数量"})
    assert any(labels_in(literal.text, labels) for literal in python_literals(path)) is found


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("（一）予以公开", "予以公开"),
        ("1.属于国家秘密", "属于国家秘密"),
        ("三、收到和处理情况", "收到和处理情况"),
        ("一次性告知", "一次性告知"),
    ],
)
def test_numbering_is_no_part_of_a_label(label: str, bare: str) -> None:
    assert NUMBERING.sub("", label) == bare
