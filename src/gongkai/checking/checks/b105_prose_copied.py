"""B105: parts one or five repeat last year's text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.checking import year_on_year
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.wording import part_name
from gongkai.law import cite
from gongkai.report import Finding, Report, Severity


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When two texts are too much alike."""

    shingle: int = 8
    """Characters of a shingle: longer than a set phrase, shorter than a sentence."""
    share: float = 0.6
    """Common shingles among all of both texts; unrelated parts of one agency stay below a third."""
    shortest: int = 60
    """Characters without punctuation: shorter parts are formulas."""


_THRESHOLDS = Thresholds()
_PARTS = (1, 5)
_NUMBERS = re.compile(r"[0-9][0-9.,]*|[〇零一二三四五六七八九十百千万亿]{2,}")
_SIGNS = re.compile(r"[^\w]|_")


@check(
    "B105",
    title="文字与上年大体相同",
    catalogue=("D03",),
    severity=Severity.WARNING,
    source=cite("format_2021"),
)
def prose_copied(context: Context, found: Maker) -> Iterator[Finding]:
    """第一、第五部分的文字与上一年度报告大体相同，可能只换了年份和数字。

    查什么
        去掉标点、把数字和年份遮住后，把两年同一部分切成8个字的片段，相同片段占全部片段的比例超过60%就提示，
        并写出比例和一段相同的原文。不足60个字的部分不比较。
    为什么要紧
        报告要说的是这一年做了什么、去年的问题改了没有。通报把“内容雷同、敷衍塞责”列为典型问题。
    常见原因
        以上年报告为底稿，只改年份和数字；存在的问题几年不变，措施也不变。
    例子
        第五部分两年都是“形式不够丰富、解读不够及时”，相同片段占92%。
    依据
        国办公开办函〔2021〕30号：内容不能遗漏，也不宜泛化。
    """
    last = year_on_year.comparable(context)
    if last is None:
        return
    for number in _PARTS:
        new, old = _masked(context.report, number), _masked(last, number)
        if min(len(new), len(old)) < _THRESHOLDS.shortest:
            continue
        share = _likeness(new, old)
        if share <= _THRESHOLDS.share:
            continue
        yield found(
            f"{part_name(number)}与上一年度报告大体相同：遮住数字后，{share:.0%}的片段一样。",
            advice="写这一年实际做的事；存在问题的，说明去年的问题改得怎样、今年有什么新问题和措施。",
            expected=f"不超过{_THRESHOLDS.share:.0%}",
            found=Decimal(f"{share:.2f}"),
            quote=_common_sentence(context.report, last, number),
        )


def _masked(report: Report, number: int) -> str:
    """A part's text with numbers replaced by 0 and without signs and blanks."""
    part = report.part(number)
    return _mask(part.text) if part else ""


def _mask(text: str) -> str:
    return _SIGNS.sub("", _NUMBERS.sub("0", unicodedata.normalize("NFKC", text)))


def _likeness(one: str, other: str) -> float:
    """Jaccard's share of common shingles."""
    first, second = _shingles(one), _shingles(other)
    return len(first & second) / len(first | second)


def _shingles(text: str) -> set[str]:
    size = _THRESHOLDS.shingle
    return {text[i : i + size] for i in range(len(text) - size + 1)}


def _common_sentence(this: Report, last: Report, number: int) -> str:
    """The longest sentence of this year's part that also stands in last year's, as printed."""
    part, before = this.part(number), _masked(last, number)
    sentences = re.findall(r"[^。；\n]+", part.text) if part else []
    common = [sentence.strip() for sentence in sentences if (masked := _mask(sentence)) and masked in before]
    return max(common, key=len, default="")
