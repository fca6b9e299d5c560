"""A104: results in table four do not add up to their total."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.sums import Totals, broken_totals
from gongkai.form import IdentityKind
from gongkai.law import cite
from gongkai.report import Finding, Severity

_TOTALS = Totals(
    table="disputes",
    kind=IdentityKind.COLUMNS,
    parts="同组左边",
    cause="漏计尚未审结的案件，或者数字错位到相邻的组",
    advice="按案件逐件核对这一组的结果：明细错就改明细，总计错就改总计。",
)


@check(
    "A104",
    title="表四某组的总计与各结果之和不符",
    catalogue=("B04",),
    severity=Severity.ERROR,
    source=cite("format_2021"),
)
def dispute_row_does_not_sum(context: Context, found: Maker) -> Iterator[Finding]:
    """表四三组案件：总计应等于结果维持、结果纠正、其他结果、尚未审结之和。

    查什么
        行政复议、未经复议直接起诉、复议后起诉三组分别相加，与本组总计比较。有空格的组不判对错，合并成一条提示。
    为什么要紧
        表四十五格排成一行，最容易错位；总计不符，案件的数量和结果都不可信。
    常见原因
        尚未审结的案件没有计入总计；一个数字错位到下一组；把复议后又起诉的案件在两组各记一次总计。
    例子
        行政复议维持2件、尚未审结1件，总计写2件，差1。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号表四。
    """
    yield from broken_totals(context, found, _TOTALS)
