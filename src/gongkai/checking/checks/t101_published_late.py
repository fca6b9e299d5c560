"""T101: published after the statutory day, or before the report year was over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.checking.agency_level import Kind, Level, own_body
from gongkai.checking.rule import Context, Maker, check
from gongkai.law import cite
from gongkai.report import Finding, Severity


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, a month and a day of the year after the report year, and whom it binds."""

    month: int
    day: int
    whom: str


_DEPARTMENT = Deadline(1, 31, "县级以上人民政府部门")
_GOVERNMENT = Deadline(3, 31, "县级以上地方人民政府")
_TOWNSHIP = Deadline(3, 31, "乡镇、街道没有单列期限，一般也")
"""第四十九条 names no townships; in practice they publish with their county at the latest."""


@check(
    "T101",
    title="年度报告公布日期不在法定期限内",
    catalogue=("F01",),
    severity=Severity.ERROR,
    source=cite("regulations", "第四十九条"),
)
def published_late(context: Context, found: Maker) -> Iterator[Finding]:
    """部门在次年1月31日前公布，政府在次年3月31日前公布；也不能早于次年1月1日。

    查什么
        公布日期由使用者给出时，超过期限作错误；只有网页上的日期时作警告，因为网页可能改版重发。
        名称以政府结尾的，以及开发区管委会，按3月31日；其他机关按1月31日。乡镇、街道条例没有单列，过了3月31日只作警告。
        名称不明，或者是政府办公室（可能代政府公布）的，过了1月31日只作警告，过了3月31日才作错误。地方规定更早的，以地方规定为准。
    为什么要紧
        期限由条例直接规定，公布时间是考核的第一项；早于年底公布，说明数据没有统计到12月31日。
    常见原因
        等上级审核、等领导签批；报告早已报送而没有上网；重新发布时改掉了原来的日期。
    例子
        某县科技局2022年度报告网页日期是2023年2月21日。
    依据
        《政府信息公开条例》第四十九条。
    """
    year = context.report_year
    published = context.published_on or _printed(context)
    if year is None or published is None:
        return
    if published < date(year + 1, 1, 1):
        yield _found(
            context,
            found,
            published,
            date(year + 1, 1, 1),
            f"公布日期{_day(published)}早于{year}年年底，数据不可能统计到12月31日。",
            "核对公布日期和报告年度；年底以后发生的变化要补进数据。",
            sure=True,
        )
        return
    deadline, sure = _deadline(context, year, published)
    last = date(year + 1, deadline.month, deadline.day)
    if published > last:
        yield _found(
            context,
            found,
            published,
            last,
            f"公布日期是{_day(published)}，{deadline.whom}应在{_day(last)}前公布，晚了{(published - last).days}天。",
            "尽快说明原因；如果是网页改版后重新发布，保留原来的发布日期。",
            sure=sure,
        )


def _printed(context: Context) -> date | None:
    """The day that the page prints, none where it prints none or no real day."""
    try:
        return date.fromisoformat(context.report.metadata.get("published_on", ""))
    except ValueError:
        return None


def _deadline(context: Context, year: int, published: date) -> tuple[Deadline, bool]:
    """The deadline that applies, and whether it surely does."""
    body = own_body(context)
    kind = body.kind
    if kind is Kind.GOVERNMENT and body.level is Level.TOWNSHIP:
        return _TOWNSHIP, False
    if kind in (Kind.GOVERNMENT, Kind.ZONE_ADMINISTRATION):
        return _GOVERNMENT, True
    if kind is Kind.DEPARTMENT:
        return _DEPARTMENT, True
    late_for_all = published > date(year + 1, _GOVERNMENT.month, _GOVERNMENT.day)
    return (_GOVERNMENT, True) if late_for_all else (_DEPARTMENT, False)


def _found(context: Context, found: Maker, published: date, bound: date, message: str, advice: str, *, sure: bool) -> Finding:
    given = context.published_on is not None
    return found(
        message + ("" if given else "日期取自网页，网页可能是重新发布的。"),
        severity=None if given and sure else Severity.WARNING,
        advice=advice,
        expected=bound.isoformat(),
        found=published.isoformat(),
        difference=(published - bound).days,
    )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
