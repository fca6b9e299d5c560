"""The tools and lists that the text checks share."""

import doctest
import importlib
from pkgutil import iter_modules

import pytest

from gongkai.checking import Context
from gongkai.checking import text as package
from gongkai.checking.text.departments import akin, group_of, groups_in
from gongkai.checking.text.enumerators import Kind, numeral_value, printed, slips
from gongkai.checking.text.passages import full_width, located, passages, simplified
from gongkai.checking.text.places import bare_place
from gongkai.checking.text.quoting import LONGEST, clause_around, sentence_around
from gongkai.checking.text.typo_list import TYPOS, Typo
from gongkai.checking.text.typos import typos
from gongkai.report import Part, Report

MODULES = [module.name for module in iter_modules(package.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"gongkai.checking.text.{name}")).failed == 0


def test_list_of_typos_is_long_and_has_no_entry_twice() -> None:
    wrongs = [typo.wrong for typo in TYPOS]
    assert len(wrongs) >= 60
    assert len(wrongs) == len(set(wrongs))


@pytest.mark.parametrize("typo", TYPOS, ids=lambda typo: typo.wrong)
def test_typo_is_found_alone_and_its_correction_is_clean(typo: Typo) -> None:
    text = f"某处{typo.wrong}某事"
    assert typo.wrong in [found.wrong for found, _, _ in typos(text)]
    assert typo.wrong not in [found.wrong for found, _, _ in typos(f"某处{typo.right}某事")]


@pytest.mark.parametrize("typo", [typo for typo in TYPOS if typo.after or typo.before], ids=lambda typo: typo.wrong)
def test_guard_of_typo_holds(typo: Typo) -> None:
    guarded = [f"某{word}{typo.wrong}某" for word in typo.after] + [f"某{typo.wrong}{word}某" for word in typo.before]
    assert not [text for text in guarded if typo.wrong in [found.wrong for found, _, _ in typos(text)]]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("一是甲；二是乙；三是丙", Kind.ORDINAL, []),  # 递增
        ("一是甲；二是乙；二是丙；三是丁", Kind.ORDINAL, [(2, 3)]),  # 重复一次，后面接着数
        ("一是甲；二是乙；二是丙；四是丁", Kind.ORDINAL, [(2, 3)]),  # 重复一次，后面把它算上了
        ("一是甲；三是丙；四是丁", Kind.ORDINAL, [(3, 2)]),  # 跳号只报一次
        ("一是甲，其中一是子、二是丑；二是乙；三是丙", Kind.ORDINAL, []),  # 条目里套一组
        ("一是甲；二是乙。一是丙；二是丁", Kind.ORDINAL, []),  # 两组
        ("（一）甲。（二）乙。（三）丙。（二）丁。", Kind.BRACKETED, [(2, 4)]),  # 倒序
        ("①甲②乙④丁", Kind.CIRCLED, [(4, 3)]),  # 圈码
        ("（1）甲（2）乙（2）丙", Kind.ARABIC_BRACKETED, [(2, 3)]),  # 括号数字
        ("1.甲。2.乙。12.丙。", Kind.ARABIC, []),  # 相差太远的不是这一组的
        ("十一是甲；十二是乙", Kind.ORDINAL, []),  # 没有前面的一是，也不成组
    ],
)
def test_slips(text: str, kind: Kind, expected: list[tuple[int, int]]) -> None:
    assert [(slip.at.value, slip.wanted) for slip in slips(text, kind)] == expected


@pytest.mark.parametrize("value", range(1, 21))
@pytest.mark.parametrize("kind", list(Kind))
def test_printed_number_reads_back(kind: Kind, value: int) -> None:
    assert numeral_value(printed(kind, value).strip("（）.是")) == value


def test_full_width_keeps_positions() -> None:
    assert full_width("(一)甲,乙;丙:丁?") == "（一）甲，乙；丙：丁？"


def test_only_traditional_text_is_converted() -> None:
    assert simplified("政府信息公開") == "政府信息公开"
    assert simplified("乾隆年间的后宫") == "乾隆年间的后宫"


def test_quotes_are_cut_around_the_place() -> None:
    text = f"前句。{'甲' * 100}，乙丙，{'丁' * 100}。后句。"
    at = text.index("乙丙")
    assert clause_around(text, at, at + 2) == "乙丙"
    quote = sentence_around(text, at, at + 2)
    assert "乙丙" in quote
    assert len(quote) <= LONGEST


def test_passage_of_a_position() -> None:
    report = Report(opening="甲乙", sections=(Part(1, "总体", "丙丁"), Part(2, "主动", "")), closing="戊")
    pieces = passages(Context(report))
    assert [(piece.place, piece.part) for piece in pieces] == [("报告开头", None), ("第一部分", 1), ("报告末尾", None)]
    assert located(pieces, 4)[0].place == "第一部分"
    with pytest.raises(IndexError):
        located(pieces, 99)


@pytest.mark.parametrize(
    ("place", "bare"),
    [("南关区", "南关"), ("甘南州", "甘南"), ("赵县", "赵县"), ("云溪经济技术开发区", "云溪"), ("恩施土家族苗族自治州", "恩施"), ("", "")],
)
def test_bare_place(place: str, bare: str) -> None:
    assert bare_place(place) == bare


def test_departments() -> None:
    science, water, forestry, resources = (group_of(word) for word in ("科技", "水利", "林业", "自然资源"))
    assert groups_in("科学技术局") == science
    assert groups_in("社会事业局") is None
    assert groups_in("档案局") == frozenset()
    assert akin(forestry, resources)
    assert not akin(science, water)
    assert group_of("乡亲") == frozenset()
