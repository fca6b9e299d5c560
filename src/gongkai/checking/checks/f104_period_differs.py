"""F104: the period stated is no calendar year, or characters of its dates are lost."""

from collections.abc import Iterator
from datetime import date

from gongkai.checking.period import period_of
from gongkai.checking.rule import Context, Maker, check
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check(
    "F104",
    title="统计期限不是1月1日至12月31日",
    catalogue=("A05",),
    severity=Severity.ERROR,
    source=cite("regulations", "第四十九条"),
)
def period_differs(context: Context, found: Maker) -> Iterator[Finding]:
    """统计期限应是报告年度的1月1日至12月31日，日期要写完整。

    查什么
        说明统计期限的那一句：起止日期是不是同一年的1月1日和12月31日，“年”“月”“日”有没有丢字。
        写法不限（“自……起至……止”、破折号、只写月份都可以）；没有写期限的不查。起始日晚于1月1日的只作警告，
        新成立的机关可能从成立之日起算；丢字的也作警告。期限是完整的另一年，由 F103 报告。
    为什么要紧
        年度报告报告的是一整年；期限不对，数据就不能与别的单位、别的年度比较。
    常见原因
        只改了一头的年份；网页编辑器丢掉了“年”“月”二字。
    例子
        “2022年1月1日起至2023年12月31日”；“20221月1日”；“202111日至20211231日”。
    依据
        《政府信息公开条例》第四十九条：每年公布上一年度的报告。
    """
    period = period_of(context)
    if period is None or period.year is not None:
        return
    year = context.report_year or (period.last.year if period.last else None)
    expected = f"{year}年1月1日至12月31日" if year else "某年1月1日至12月31日"
    if period.broken:
        yield found(
            f"统计期限里的日期丢了字：“{period.broken}”。",
            severity=Severity.WARNING,
            advice=f"补上丢掉的“年”“月”“日”，写作“{expected}”。",
            expected=expected,
            found=period.broken,
            quote=period.quote,
        )
    elif period.first and period.last:
        late_start = (period.last.month, period.last.day) == (12, 31) and period.first.year == period.last.year
        yield found(
            f"统计期限写的是{_day(period.first)}至{_day(period.last)}，应是{expected}。",
            severity=Severity.WARNING if late_start else None,
            advice="改正日期；机关年内成立、从成立之日起算的，用一句话说明。" if late_start else "改正日期，并核对数据是不是这一整年的。",
            expected=expected,
            found=f"{_day(period.first)}至{_day(period.last)}",
            quote=period.quote,
        )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
