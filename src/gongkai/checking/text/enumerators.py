"""Enumerators in running text (一是、（一）、1.、（1）、①) and what is wrong with their order."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from gongkai.form.naming import NUMERALS


class Kind(StrEnum):
    """A way of numbering, by its first number."""

    ORDINAL = "一是"
    BRACKETED = "（一）"
    ARABIC = "1."
    ARABIC_BRACKETED = "（1）"
    CIRCLED = "①"


class Enumerator(NamedTuple):
    """One enumerator: its kind, its value, where it stands in the text."""

    kind: Kind
    value: int
    start: int
    end: int


class Slip(NamedTuple):
    """An enumerator out of order: `wanted` is what should stand there; `repeated` where it is the last one again."""

    at: Enumerator
    wanted: int
    repeated: bool


_DIGITS = {numeral: value for value, numeral in enumerate("一二三四五六七八九", start=1)}
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_IDIOM = re.compile(r"一是一[，,、]?\s*二是二")
_PATTERNS = {
    Kind.ORDINAL: re.compile(r"([一二三四五六七八九十][一二三四五六七八九十]?)是(?!否)"),
    # “办公室（二）；”“（一）项”不是序号：序号后面接着正文。
    Kind.BRACKETED: re.compile(r"（\s*([一二三四五六七八九十]{1,3})\s*）(?!\s*[；，。、：）》”项款条类组期\]])"),
    Kind.ARABIC: re.compile(r"(\d\d?)\s*[、.．]\s*(?=[\u4e00-\u9fff“《])(?![月日号季类级期批次年])"),
    Kind.ARABIC_BRACKETED: re.compile(r"（\s*(\d{1,2})\s*）(?!\s*[；，。、：）》”项款条件类组期\]])"),
    Kind.CIRCLED: re.compile(f"([{_CIRCLES}])"),
}
_NOT_AFTER = {
    # “第一是”“之一是”“统一是”“唯一是”“万一是”不是序号。
    Kind.ORDINAL: frozenset("第之统唯万专单其同不百千零一二三四五六七八九十"),
    Kind.BRACKETED: frozenset("第条款项"),
    Kind.ARABIC_BRACKETED: frozenset("第条款项"),
}
_ARABIC_AFTER = frozenset("。；：！？，）” \n\t\u3000\xa0")
_TELLTALE = {
    Kind.ORDINAL: ("二是", "三是"),
    Kind.BRACKETED: ("二）", "三）"),
    Kind.ARABIC: ("2.", "2、", "2．"),
    Kind.ARABIC_BRACKETED: ("2）", "3）"),
    Kind.CIRCLED: ("②",),
}
_LOST_BRACKET = re.compile(r"(?:^|\n)\s*(?:）|[一1]）|（一)")
_OTHER_STARTS = ("首先", "第一", "其一", "一方面", "（一）", "1.", "1、", "一、", "一是")
_FAR = 3
"""A number further than this from the wanted one is no item of the list."""


def numeral_value(numeral: str) -> int:
    """The value of a Chinese numeral up to 99, of digits or of a circled digit.

    >>> numeral_value("二十一")
    21
    """
    if numeral in _CIRCLES:
        return _CIRCLES.index(numeral) + 1
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def printed(kind: Kind, value: int) -> str:
    """The enumerator of this kind for a value up to 20, as it should be printed.

    >>> printed(Kind.BRACKETED, 3)
    '（三）'
    """
    if kind is Kind.CIRCLED:
        return _CIRCLES[value - 1]
    if kind in (Kind.ARABIC, Kind.ARABIC_BRACKETED):
        return kind.value.replace("1", str(value))
    name = NUMERALS[value] if value <= 10 else "二十" if value == 20 else "十" + NUMERALS[value - 10]
    return kind.value.replace("一", name)


def enumerators(text: str, kind: Kind) -> Iterator[Enumerator]:
    """The enumerators of one kind in order of appearance; punctuation must be full-width (see `passages.full_width`)."""
    if kind is Kind.ORDINAL and "一是一" in text:
        text = _IDIOM.sub(lambda idiom: "　" * len(idiom.group()), text)
    barred = _NOT_AFTER.get(kind, frozenset())
    for match in _PATTERNS[kind].finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else "\n"
        if before in barred or (kind is Kind.ARABIC and before not in _ARABIC_AFTER):
            continue
        value = numeral_value(match.group(1))
        if 0 < value <= len(_CIRCLES):
            yield Enumerator(kind, value, start, end)


def slips(text: str, kind: Kind) -> Iterator[Slip]:
    """Enumerators of one kind, in a text of full-width punctuation, that neither begin a list nor go on with one.

    A list begins at 1 and may stand inside an item of another list of its kind. After a repeated number the next may
    count the repetition or not. A list without its first number is a slip of the kinds that cannot be mistaken.
    """
    if not any(mark in text for mark in _TELLTALE[kind]):
        return
    lists: list[frozenset[int]] = []  # for each list begun so far what it may go on with, the youngest last
    for item in enumerators(text, kind):
        going_on = next((at for at in range(len(lists) - 1, -1, -1) if item.value in lists[at]), None)
        if item.value == 1:
            lists.append(frozenset({2}))
        elif going_on is not None:
            lists[going_on:] = [frozenset({item.value + 1})]
        elif not lists:
            if item.value == 2 and not _begun_otherwise(text[: item.start], kind):
                yield Slip(item, 1, repeated=False)
            lists.append(frozenset({item.value + 1}))
        elif abs(item.value - (wanted := min(lists[-1]))) <= _FAR:
            repeated = item.value == wanted - 1
            yield Slip(item, wanted, repeated)
            lists[-1] = frozenset({wanted, wanted + 1} if repeated else {item.value + 1})


def _begun_otherwise(before: str, kind: Kind) -> bool:
    """Whether the list may have begun in other words, or with an enumerator that lost a bracket."""
    if kind is Kind.BRACKETED:
        return bool(_LOST_BRACKET.search(before)) or "一、" in before
    return kind is not Kind.ORDINAL or any(start in before for start in _OTHER_STARTS)
