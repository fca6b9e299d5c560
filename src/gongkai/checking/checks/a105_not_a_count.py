"""A105: a count is negative or fractional, or an amount is negative."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.wording import cell_name
from gongkai.form import Kind
from gongkai.law import cite
from gongkai.report import Figure, Finding, Severity, Value


@check(
    "A105",
    title="件数是负数或小数",
    catalogue=("B18",),
    severity=Severity.ERROR,
    source=cite("format_2021"),
)
def not_a_count(context: Context, found: Maker) -> Iterator[Finding]:
    """件数只能是0或正整数；增减数可以为负，金额可以有小数。

    查什么
        表二、表三、表四的每个数。本年增/减一列允许负数，收费金额和采购金额允许小数但不能为负；
        带“万”字计数的格不查小数；归属不清的数字不查。
    为什么要紧
        申请、案件、文件都按件计，负数或小数说明填错了格或者填了别的指标。
    常见原因
        金额填进件数格；把增减数填进数量格；用减号当作“没有”。
    例子
        行政许可本年处理决定数量写“12.5”；行政处罚写“-3”。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号各表。
    """
    for address, figure in context.report.figures.items():
        if _plain(figure.value):
            continue
        table = address.partition("/")[0]
        edition = context.report.table_edition(table)
        if edition is None or not (fault := _fault(edition.cells[address].kind, figure)):
            continue
        yield found(
            f"{edition.table(table).name}{cell_name(edition, address)}写“{figure.printed or figure.value}”：{fault}。",
            advice="对照台账改成实际数；没有的填0，不要用减号代替。",
            address=address,
            where=figure.where,
            found=figure.value,
            quote=figure.printed,
            source=cite(edition.notice),
        )


def _plain(value: Value | None) -> bool:
    """Whether nothing can be wrong with a value, whatever kind of number is asked for."""
    return value is None or (type(value) is int and value >= 0)


def _fault(kind: Kind, figure: Figure) -> str:
    """What is wrong with a figure as a number of its kind, empty where nothing is."""
    if figure.value is None or not figure.certain:
        return ""
    if figure.value < 0 and kind is not Kind.SIGNED:
        return "金额不能是负数" if kind is Kind.AMOUNT else "件数不能是负数"
    if kind is not Kind.AMOUNT and figure.value != int(figure.value) and "万" not in figure.unit:
        return "件数不能是小数"
    return ""
