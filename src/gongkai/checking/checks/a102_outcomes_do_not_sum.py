"""A102: a column of outcomes in table three does not add up to its total row."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.sums import Totals, broken_totals
from gongkai.form import IdentityKind
from gongkai.law import cite
from gongkai.report import Finding, Severity

_TOTALS = Totals(
    table="requests",
    kind=IdentityKind.ROWS,
    parts="其上",
    cause="漏计“其他处理”，或者某一类结果加了两次",
    advice="按台账把这一列各类办理结果重新加一遍：明细错就改明细，总计错就改总计。",
)


@check(
    "A102",
    title="表三办理结果总计与各项之和不符",
    catalogue=("B02",),
    severity=Severity.ERROR,
    source=cite("format_2021"),
)
def outcomes_do_not_sum(context: Context, found: Maker) -> Iterator[Finding]:
    """表三每一列：（七）总计应等于其上各项办理结果之和。

    查什么
        按本表采用的格式逐列相加：2019年试行格式19项，2021年格式21项。有空格的列不判对错，合并成一条提示，
        并说明空格若是0等式是否成立；数字归属不清的列只提示不能核对。
    为什么要紧
        一件申请只能有一个办理结果，总计就是办结件数。总计不符，勾稽关系和上级汇总都跟着错。
    常见原因
        漏计“其他处理”；同一件申请记入两类结果；改了明细没有改总计。
    例子
        自然人一列21项相加是60，（七）总计写59，差1。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号表三。
    """
    yield from broken_totals(context, found, _TOTALS)
