"""U108: what a member carried in differs from what it and its predecessors carried out."""

from collections.abc import Iterator

from gongkai.checking.kinship import Kin, kin
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.upward import ADVISED, named, names
from gongkai.checking.wording import cell_name
from gongkai.checking.year_on_year import explained
from gongkai.form import Edition, YearLink, year_links
from gongkai.law import cite
from gongkai.report import Finding, Member, Severity, Value

_Terms = tuple[tuple[int, str], ...]


@check("U108", title="单位上年结转与上年年报不符", catalogue=("B05",), severity=Severity.ERROR, source=cite("format_2021"))
def member_carried_in_differs(context: Context, found: Maker) -> Iterator[Finding]:
    """某个单位表三的上年结转，与它上一年度年报的结转下年度不相等，机构改革也解释不了。

    查什么
        给出各单位上一年度的年报时，逐家逐列比较。机构改革记录把旧机关和新机关连起来：合并的，新机关的上年结转应等于
        各旧机关结转之和；拆分的，各新机关之和应等于旧机关的结转。有空格的列不判错；记录里的机关缺年报的，不判错，
        只作说明；年报里写明机构改革或者数据更正的，改作警告。
    为什么要紧
        上年没有办完的申请不会消失，机构改革时应当随职能一并移交。
    常见原因
        漏填上年结转；机构合并时没有接收对方的未办结申请；上年年报公布后又改了台账。
    例子
        县卫生局2022年结转3件，2023年并入县卫健局，县卫健局上年结转写0件。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号表三。
    """
    merged = context.merged
    if merged is None or not merged.last:
        return
    for group in kin(merged):
        if group.absent:
            yield found(
                f"{names(group.this)}的上年结转没有核对：机构改革记录里的{'、'.join(group.absent)}没有年报。",
                severity=Severity.INFO,
                advice="补上这些机关的年报，再核对一次；记录写错的，改记录。",
            )
            continue
        yield from _compared(found, group)


def _compared(found: Maker, group: Kin) -> Iterator[Finding]:
    """A finding for each column in which the group's sums differ."""
    edition = group.this[0].report.table_edition("requests")
    if edition is None:
        return
    for link in year_links(edition):
        is_, should = _sum(group.this, link.this), _sum(group.last, link.last)
        if link.link.hard and is_ is not None and should is not None and is_ != should:
            yield _differs(found, group, edition, link, should, is_)


def _sum(members: tuple[Member, ...], terms: _Terms) -> Value | None:
    """The signed sum over all members, none where one has no sure number."""
    total: Value = 0
    for member in members:
        for sign, address in terms:
            figure = member.report.figure(address)
            if figure.value is None or not figure.certain:
                return None
            total += sign * figure.value
    return total


def _differs(found: Maker, group: Kin, edition: Edition, link: YearLink, should: Value, is_: Value) -> Finding:
    reason = next((sentence for member in group.this if (sentence := explained(member.report))), "")
    doubt = f"年报另有说明（“{reason[:40]}”），请确认说明的正是这一差额。" if reason else ""
    return found(
        f"{_who(group.this)}的{edition.table(link.table).name}{cell_name(edition, link.target)}写{is_}，"
        f"{_before(group)}是{should}，差{abs(is_ - should)}{_records(group)}。{doubt}",
        severity=Severity.WARNING if doubt else None,
        advice=ADVISED,
        address=link.target,
        expected=should,
        found=is_,
        difference=is_ - should,
        source=cite(edition.notice),
    )


def _who(members: tuple[Member, ...]) -> str:
    return named(members[0]) if len(members) == 1 else f"{names(members)}合计"


def _before(group: Kin) -> str:
    """Whose figure of last year it should be."""
    if not group.records:
        return "它的上年年报同一列结转下年度"
    return f"{names(group.last)}的上年年报同一列结转下年度{'合计' if len(group.last) > 1 else ''}"


def _records(group: Kin) -> str:
    """The reorganisations that lead from last year's agencies to this year's."""
    records = "；".join(f"{record.on:%Y-%m-%d} {record.old}→{record.new}" for record in group.records)
    return f"（机构改革：{records}）" if records else ""
