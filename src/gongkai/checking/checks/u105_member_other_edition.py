"""U105: a member's tables follow another edition than the merged report."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.upward import ADVISED, named
from gongkai.checking.wording import cell_name, some
from gongkai.form import Edition
from gongkai.law import cite
from gongkai.report import Finding, Member, Merged, Severity

_TABLES = ("proactive", "requests")
"""Tables in which the editions differ."""


@check("U105", title="单位年报用了别的格式", catalogue=(), severity=Severity.WARNING, source=cite("format_2021"))
def member_other_edition(context: Context, found: Maker) -> Iterator[Finding]:
    """某个单位的表二或表三用的不是汇总年度的格式，有些格对不上，没有计入汇总。

    查什么
        逐表比较各单位与汇总年报的格式。行列含义相同的格照常相加；只在那个格式里有的格没有计入，其中不是0的列出来。
        绝不推测：2019年格式的“（六）其他处理”在2021年格式里是三行，不猜应当归入哪一行。
    为什么要紧
        对不上的格不会出现在汇总数里，而那家的总计却算进去了，汇总就不平。
    常见原因
        套用了往年的表格。
    例子
        2022年度的年报还用2019年格式，“（六）其他处理”2件没有计入。
    依据
        国办公开办函〔2021〕30号：2021年度起用新格式。
    """
    if context.merged is None:
        return
    for member in context.merged.counted:
        for table in _TABLES:
            edition = member.report.table_edition(table)
            if edition is not None and edition.name != context.merged.report.edition:
                yield _other(found, context.merged, member, edition, table)


def _other(found: Maker, merged: Merged, member: Member, edition: Edition, table: str) -> Finding:
    report = member.report
    lost = [address for address in edition.addresses(table) if address not in merged.totals and report.value(address)]
    examples = some([f"{cell_name(edition, address)}{report.value(address)}" for address in lost])
    lost_words = f"没有计入的有{len(lost)}格不是0：{examples}" if lost else "没有计入的格都是0或空着"
    return found(
        f"{named(member)}的{edition.table(table).name}用的是{edition.name}年格式，汇总用{merged.report.edition}年格式，"
        f"只加了两种格式都有的格；{lost_words}。",
        advice=ADVISED,
        address=next(iter(lost), None),
        expected=merged.report.edition,
        found=edition.name,
    )
