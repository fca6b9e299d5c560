"""A103: a row of table three does not add up to its total column."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.sums import Totals, broken_totals
from gongkai.form import IdentityKind
from gongkai.law import cite
from gongkai.report import Finding, Severity

_TOTALS = Totals(
    table="requests",
    kind=IdentityKind.COLUMNS,
    parts="同一行左边",
    cause="数字填错了列，或者改了某类申请人的件数没有改总计",
    advice="按台账核对这一行各类申请人的件数：明细错就改明细，总计错就改总计。",
)


@check(
    "A103",
    title="表三某行的总计与各类申请人之和不符",
    catalogue=("B03",),
    severity=Severity.ERROR,
    source=cite("format_2021"),
)
def request_row_does_not_sum(context: Context, found: Maker) -> Iterator[Finding]:
    """表三每一行：总计应等于自然人与五类法人、其他组织之和。

    查什么
        逐行把六类申请人的件数相加，与总计列比较。有空格的行不判对错，合并成一条提示，并说明空格若是0等式是否成立。
    为什么要紧
        每件申请只有一个申请人类别，总计就是件数。上级汇总按列相加，行不平，汇总后的总计就对不上。
    常见原因
        数字错位，填到相邻的列；只填了自然人没有填总计；改了明细没有改总计。
    例子
        本年新收一行：自然人9件，其余各列0件，总计写10件，差1。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号表三。
    """
    yield from broken_totals(context, found, _TOTALS)
