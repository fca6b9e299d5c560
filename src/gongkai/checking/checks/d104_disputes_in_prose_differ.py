"""D104: what the prose says about reviews and lawsuits differs from table four."""

from collections.abc import Iterator

from gongkai.checking.prose import differences
from gongkai.checking.rule import Context, Maker, check
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check(
    "D104",
    title="文字所说的复议、诉讼件数与表四不一致",
    catalogue=("C04",),
    severity=Severity.ERROR,
    source=cite("regulations", "第五十条"),
)
def disputes_in_prose_differ(context: Context, found: Maker) -> Iterator[Finding]:
    """文字里因政府信息公开被申请复议、被提起诉讼的件数及结果，应与表四相同。

    查什么
        “未发生行政复议、行政诉讼”应当对应两组总计都是0；“行政复议3件，其中维持2件、纠正1件”应当与各结果的数相同；
        诉讼件数与未经复议直接起诉、复议后起诉两组总计之和核对。只查说政府信息公开的句子；
        “收到”“新增”的件数可能不含上年未审结的，只提醒；败诉、超期、办理他人复议案件的句子不查。
    为什么要紧
        有案件而写“未发生”，是年度报告里最容易被追问的一处。
    常见原因
        文字沿用上年报告；法制机构与公开机构的台账没有对上。
    例子
        文字写“没有发生行政复议和行政诉讼”，表四行政复议总计是1。
    依据
        《政府信息公开条例》第五十条第一款第三项：年度报告应当包括因政府信息公开工作被申请行政复议、提起行政诉讼的情况。
    """
    for one in differences(context, "disputes"):
        yield found(
            one.message(),
            advice=one.advice(),
            address=one.address,
            where=context.report.figure(one.cells.addresses[0]).where,
            expected=one.held,
            found=one.claim.value,
            difference=one.claim.value - one.held,
            quote=one.claim.quote,
            severity=None if one.sure else Severity.WARNING,
        )
