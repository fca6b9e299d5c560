"""X110: a long sentence stands in the report twice."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import full_width, passages, squeezed
from gongkai.report import Finding, Severity

SHORTEST = 30
"""Characters of a sentence from which on a repetition is no chance (catalogue D11)."""
_ALIKE = 85.0
"""Similarity from which on two long sentences with a long clause in common are the same sentence; S4 of the seeds has 90."""
_SAME_START = 36
"""Characters from which on an equal beginning is no chance either: longer than the title of any regulation."""
_SHORTEST_CLAUSE = 10
_CONTACT = ("联系", "电话", "邮编", "地址", "传真")
"""Words of contact lines, which may well stand at the beginning and at the end."""
_LEADS = frozenset("（一二三四五六七八九十1234567890①②③④⑤⑥⑦⑧⑨⑩")
_LEAD = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．是]|[①-⑳])+")


class _Sentence(NamedTuple):
    place: str
    text: str
    """Without spaces and leading enumerators, its punctuation full-width."""
    printed: str


@check("X110", title="长句重复", catalogue=("D11",), severity=Severity.WARNING)
def sentence_repeated(context: Context, found: Maker) -> Iterator[Finding]:
    """同一长句不应在报告里出现两次。

    查什么
        30个字以上的句子，在全文（含各部分之间）原样或者几乎原样重复。序号、空格、全角半角的差别不计，联系方式不计。
    为什么要紧
        重复说明稿件是拼接的，同一件事可能被统计两次。
    常见原因
        总体情况与主动公开部分用了同一段；改稿时旧段落没有删去。
    例子
        第一、二部分都有“在单位政务公开栏适时公开了……等信息”。
    依据
        国办公开办函〔2021〕30号“不能遗漏，也不宜泛化”的要求。
    """
    seen: dict[str, _Sentence] = {}  # under itself and under its long clauses
    for sentence in _sentences(context):
        clauses = [clause for clause in sentence.text.replace("、", "，").split("，") if len(clause) >= _SHORTEST_CLAUSE]
        earlier = seen.get(sentence.text)
        exact = earlier is not None
        if earlier is None:
            earlier = _alike(sentence.text, clauses, seen)
        for key in (sentence.text, *clauses):
            seen.setdefault(key, sentence)
        if earlier is None:
            continue
        where = f"{sentence.place}里" if earlier.place == sentence.place else f"{earlier.place}和{sentence.place}"
        yield found(
            f"{where}{'一字不差地' if exact else '几乎一字不差地'}重复了同一句：“{sentence.text[:40]}……”。",
            advice="保留一处，另一处删去或者改写；有数字的，核对有没有重复统计。",
            quote=sentence.printed,
            expected=None if exact else earlier.printed,
        )


def _sentences(context: Context) -> Iterator[_Sentence]:
    """Every sentence that is long enough."""
    for passage in passages(context):
        text, start = full_width(passage.text), 0
        for mark in "！？；\n":
            text = text.replace(mark, "。")
        for sentence in text.split("。"):
            if len(sentence) >= SHORTEST and not _is_contact(sentence):
                bare = squeezed(sentence)
                if bare[0] in _LEADS:
                    bare = _LEAD.sub("", bare, count=1)
                if len(bare) >= SHORTEST:
                    yield _Sentence(passage.place, bare, passage.text[start : start + len(sentence)].strip())
            start += len(sentence) + 1


def _is_contact(sentence: str) -> bool:
    return sum(word in sentence for word in _CONTACT) > 1


def _alike(sentence: str, clauses: list[str], seen: dict[str, _Sentence]) -> _Sentence | None:
    """An earlier sentence that shares a long clause with this one and is nearly the same."""
    for clause in clauses:
        earlier = seen.get(clause)
        if earlier is not None and len(earlier.text) >= SHORTEST and _nearly_same(sentence, earlier.text):
            return earlier
    return None


def _nearly_same(one: str, other: str) -> bool:
    return bool(fuzz.ratio(one, other) >= _ALIKE) or _common_start(one, other) >= _SAME_START


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
