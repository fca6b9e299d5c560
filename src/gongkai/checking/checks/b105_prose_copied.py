"""B105: parts one or five repeat last year's text."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.checking import year_on_year
from gongkai.checking.rule import Context, Maker, check
from gongkai.form import part_name
from gongkai.law import cite
from gongkai.report import Finding, Report, Severity
from gongkai.report.similarity import copied_sentences, likeness, mask


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When two texts are too much alike."""

    share: float = 0.6
    """Common shingles among all of both texts; unrelated parts of one agency stay below a third."""
    shortest: int = 60
    """Characters without punctuation: shorter parts are formulas."""


_THRESHOLDS = Thresholds()
_PARTS = (1, 5)


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
        text, before = _text(context.report, number), _text(last, number)
        new, old = mask(text), mask(before)
        if min(len(new), len(old)) < _THRESHOLDS.shortest:
            continue
        share = likeness(new, old)
        if share <= _THRESHOLDS.share:
            continue
        yield found(
            f"{part_name(number)}与上一年度报告大体相同：遮住数字后，{share:.0%}的片段一样。",
            advice="写这一年实际做的事；存在问题的，说明去年的问题改得怎样、今年有什么新问题和措施。",
            expected=f"不超过{_THRESHOLDS.share:.0%}",
            found=Decimal(f"{share:.2f}"),
            quote=next(copied_sentences(text, before), ""),
        )


def _text(report: Report, number: int) -> str:
    part = report.part(number)
    return part.text if part else ""
