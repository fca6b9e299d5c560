"""U106: a member has cells without a sure number, so the sums there are not sure either."""

from collections import defaultdict
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.upward import ADVISED, form_of, named
from gongkai.checking.wording import cells_named
from gongkai.editions import EDITIONS
from gongkai.form import Edition
from gongkai.report import Finding, Member, Merged, Severity


@check("U106", title="单位年报有空格或读不准的数", catalogue=(), severity=Severity.WARNING)
def member_cell_unknown(context: Context, found: Maker) -> Iterator[Finding]:
    """某个单位有些格空着、填了符号、读不准或者没有这张表，这些格的汇总数只是其余单位之和。

    查什么
        别的单位有数、这一家没有可靠的数的格，每家合并成一条。读不准但有数的，照读出的数计入；空着的不当作0。这样的
        汇总数标为不能确定。各家都空着的格，汇总也空着，不在这里列出。
    为什么要紧
        空着不等于0。不补齐，汇总数就可能少。
    常见原因
        没有发生的事项没有填0；部门的规章一行整行没有；从网页复制时丢了格子。
    例子
        云溪县科技局的表二规章一行3格空着，其余单位都填了0。
    依据
        格式没有写明空格怎样汇总；空格与0分开处理，是本程序的做法。
    """
    if context.merged is None:
        return
    for member, addresses in _lacking(context.merged):
        edition = EDITIONS[context.merged.report.edition or ""]
        unread = [address for address in addresses if not member.report.figure(address).certain]
        empty = [address for address in addresses if member.report.figure(address).certain]
        parts = [*_empty(member, edition, empty)]
        if unread:
            parts.append(f"{cells_named(edition, unread)}读不准，有数的照读出的数计入")
        yield found(
            f"{named(member)}：{'；'.join(parts)}。这些格的汇总数不能确定。",
            advice=f"{ADVISED}没有发生的事项填0。",
            address=addresses[0],
        )


def _lacking(merged: Merged) -> Iterator[tuple[Member, list[str]]]:
    """Members with the cells that they lack though their own form has them, in the order of both."""
    cells: dict[int, list[str]] = defaultdict(list)
    for address, total in merged.totals.items():
        for member in total.lacking:
            cells[id(member)].append(address)
    for member in merged.counted:
        own = [address for address in cells.get(id(member), ()) if _has(member, address)]
        if own:
            yield member, own


def _has(member: Member, address: str) -> bool:
    """Whether the member's own form has the cell, or the member lacks the whole table."""
    edition = form_of(member, address.partition("/")[0])
    return edition is None or address in edition.cells


def _empty(member: Member, edition: Edition, addresses: list[str]) -> Iterator[str]:
    whole = [table for table in edition.tables if form_of(member, table.key) is None]
    if whole:
        yield f"没有{'、'.join(table.name for table in whole)}"
    keys = {table.key for table in whole}
    single = [address for address in addresses if address.partition("/")[0] not in keys]
    if single:
        yield f"{cells_named(edition, single)}没有数"
