"""D101: the parts listed under a total in prose do not come to it."""

from collections.abc import Iterator

from gongkai.checking.prose import enumerations, quoted, sentences_of, told
from gongkai.checking.rule import Context, Maker, check
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check(
    "D101",
    title="文字中“其中”各项之和不等于总数",
    catalogue=("C01",),
    severity=Severity.ERROR,
    source=cite("regulations", "第五十条"),
)
def parts_do_not_add_up(context: Context, found: Maker) -> Iterator[Finding]:
    """文字里“共N条，其中甲a条、乙b条”，各项相加应等于N。

    查什么
        正文中“其中”之后或括号内逐项列出的数，单位与总数相同、没有“等”“主要”“约”“余”一类字样的，相加后与总数核对。
        各项之和大于总数，或者列到“其他”仍不等于总数的，判为错误；可能没有列全的，或者分渠道列出、可能重叠的，只提醒。
        其中前几项之和已经等于总数的（例如先分渠道、再分结果），不报。
    为什么要紧
        公众和上级机关首先看到的就是这句话，加不上说明统计口径或抄录有误。
    常见原因
        改了总数没有改分项；漏列一类；同一条信息归入两类。
    例子
        “共公布政府信息60条，其中政策类20条、规划类15条、其他26条”：20+15+26=61，不是60。
    依据
        《政府信息公开条例》第五十条关于年度报告内容的规定。
    """
    for listed in enumerations(sentences_of(context)):
        unit, total = listed.total.unit, listed.total.value
        terms = "+".join(str(part.value) for part in listed.parts)
        doubt = "；各项有重叠的，请在句中写明" if listed.sum > total else "；没有列全的，请写明“主要包括”"
        doubt = "" if listed.full else doubt
        yield found(
            f"{told(listed.part)}写总数{total}{unit}，所列{len(listed.parts)}项之和是{listed.sum}{unit}（{terms}）{doubt}：{quoted(listed.quote)}",
            advice=f"逐项核对：分项无误的，把总数改为{listed.sum}{unit}；总数无误的，改正或补齐分项。",
            expected=listed.sum,
            found=total,
            difference=total - listed.sum,
            quote=listed.quote,
            severity=None if listed.full else Severity.WARNING,
        )
