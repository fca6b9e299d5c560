"""C110: the report does not say which period its figures cover."""

from collections.abc import Iterator

from gongkai.checking.period import period_of
from gongkai.checking.rule import Context, Maker, check
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check(
    "C110",
    title="没有写统计期限",
    catalogue=("A05",),
    severity=Severity.INFO,
    source=cite("regulations", "第四十九条"),
)
def period_not_stated(context: Context, found: Maker) -> Iterator[Finding]:
    """报告宜写明数据的统计期限。

    查什么
        全文有没有写数据从哪天统计到哪天。没有写的，作提示；没有第一部分的节选不查。
    为什么要紧
        格式通知没有要求，但写明期限，读者才知道跨年的申请算在哪一年。
    常见原因
        开头的说明段整段省去。
    例子
        报告从“一、总体情况”直接开始，没有“所列数据的统计期限为……”一句。
    依据
        《政府信息公开条例》第四十九条：每年公布上一年度的报告；写明期限是各地惯例。
    """
    report = context.report
    if report.part(1) is None or report.metadata.get("period") or period_of(context) is not None:
        return
    year = context.report_year
    wording = f"{year}年1月1日至{year}年12月31日" if year else "某年1月1日至12月31日"
    yield found("报告没有写统计期限（格式没有要求，可以不写）。", advice=f"需要时在报告开头写明：本报告所列数据的统计期限为{wording}。")
