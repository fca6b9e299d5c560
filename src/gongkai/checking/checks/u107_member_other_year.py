"""U107: a report among the members is about another year."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.upward import named
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check("U107", title="单位年报是别的年度的", catalogue=(), severity=Severity.ERROR, source=cite("regulations", "第四十九条"))
def member_other_year(context: Context, found: Maker) -> Iterator[Finding]:
    """某一份年报的年度与汇总的年度不同，没有计入汇总。

    查什么
        比较每份年报自己写的年度与汇总的年度。没有写年度的照常计入。
    为什么要紧
        两个年度的数加在一起没有意义；不计入，汇总就少了这一家。
    常见原因
        交了上一年的文件；标题里的年份没有改；把几年的年报放在同一个目录。
    例子
        汇总2023年度，县水利局交的年报标题写2022年。
    依据
        《政府信息公开条例》第四十九条：公布的是本机关上一年度的年报。
    """
    merged = context.merged
    if merged is None:
        return
    for member in merged.other_year:
        yield found(
            f"{named(member)}是{member.report.year}年的年报，汇总的是{merged.report.year}年，没有计入。",
            advice="换上本年度的年报；如果只是标题的年份写错，改正后再汇总。",
            expected=merged.report.year,
            found=member.report.year,
        )
