"""D105: more unique visitors than visits."""

import re
from collections.abc import Iterator

from gongkai.checking.prose import Quantity, Sentence, quoted, sentences_of, told
from gongkai.checking.rule import Context, Maker, check
from gongkai.report import Finding, Severity

_VISITORS = re.compile(r"独立用户|独立访客|独立访问|独立IP|UV|(?:访问|阅读|浏览)人数", re.IGNORECASE)
_VISITS = re.compile(r"(?:访问|浏览|点击|阅读)(?:总)?(?:量|次数)|PV|访问人次", re.IGNORECASE)


@check(
    "D105",
    title="独立访客数大于访问量",
    catalogue=("C05",),
    severity=Severity.ERROR,
)
def visitors_exceed_visits(context: Context, found: Maker) -> Iterator[Finding]:
    """同一句话里，独立访客（人数）不可能多于访问量（次数）。

    查什么
        同一句中既有独立用户、独立访客或访问人数，又有访问量、浏览量、点击量，而且都是确切的数，前者应不大于后者。
    为什么要紧
        一个人至少访问一次，人数多于次数说明两个数写反了或者口径不同。
    常见原因
        两个数对调；人数用全年累计，次数只用一个网站的。
    例子
        “独立用户访问量7395个，网站总访问量2378次”。
    依据
        常识核对，没有专门条文。
    """
    for sentence in sentences_of(context):
        if "访问" not in sentence.text and "阅读" not in sentence.text and "浏览" not in sentence.text:
            continue
        visitors, visits = _counts(sentence)
        if visitors is None or visits is None or visitors.value <= visits.value:
            continue
        quote = sentence.quote(min(visitors.start, visits.start), max(visitors.end, visits.end))
        yield found(
            f"{told(sentence.part)}写独立访客{visitors.value}，多于访问量{visits.value}：{quoted(quote)}",
            advice="核对网站统计：两个数写反的，对调；统计范围不同的，写明各自的网站和期间。",
            expected=visits.value,
            found=visitors.value,
            difference=visitors.value - visits.value,
            quote=quote,
        )


def _counts(sentence: Sentence) -> tuple[Quantity | None, Quantity | None]:
    visitors: Quantity | None = None
    visits: Quantity | None = None
    start = 0
    for quantity in sentence.quantities:
        left = sentence.text[start : quantity.start]
        start = quantity.end
        if not quantity.exact or quantity.unit == "%" or re.search(r"日均|月均|平均|增|减", left):
            continue
        if _VISITORS.search(left):
            visitors = visitors or quantity
        elif _VISITS.search(left):
            visits = visits or quantity
    return visitors, visits
