"""U104: two reports of one agency for the same year."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.upward import named
from gongkai.checking.wording import cells_named
from gongkai.editions import EDITIONS
from gongkai.law import cite
from gongkai.report import Finding, Member, Severity


@check("U104", title="同一机关有两份年报", catalogue=(), severity=Severity.ERROR, source=cite("regulations", "第四十九条"))
def member_twice(context: Context, found: Maker) -> Iterator[Finding]:
    """同一机关同一年度有两份年报，只计入了先给出的一份。

    查什么
        机关名称相同（空格和通用简称不算不同）的年报只计一次。两份的数完全相同作提醒；有不同的数就是错误，因为看不出
        哪一份是最后定稿。没有写机关名称的年报，同一个文件给了两次才算重复。
    为什么要紧
        算两遍，汇总的每一格都会多；留错一份，汇总就用了改正之前的数。
    常见原因
        改正后重新交了一份，旧的没有删；网页和文本各存了一份；上级单位的汇总年报和本级的放在一起。
    例子
        县教育局有“年报.html”和“年报（改）.html”两份，表三新收一份写12、一份写13。
    依据
        《政府信息公开条例》第四十九条：每个机关每年公布一份年报。
    """
    if context.merged is None:
        return
    for left_out, counted in context.merged.twice:
        different = _different(left_out, counted)
        yield found(
            f"{named(left_out)}与{named(counted)}是同一机关的年报，只计入了后者；"
            + (f"两份有{len(different)}格不同：{_cells(counted, different)}。" if different else "两份的数完全相同。"),
            severity=None if different else Severity.WARNING,
            advice="问清哪一份是定稿，把另一份拿掉，再汇总一次。" if different else "拿掉多余的一份。",
            address=next(iter(different), None),
            expected=counted.report.value(different[0]) if different else None,
            found=left_out.report.value(different[0]) if different else None,
        )


def _different(one: Member, other: Member) -> list[str]:
    """Addresses where the two have different numbers, those of the counted report first."""
    addresses = dict.fromkeys([*other.report.figures, *one.report.figures])
    return [address for address in addresses if one.report.value(address) != other.report.value(address)]


def _cells(counted: Member, addresses: list[str]) -> str:
    edition = counted.report.table_edition(addresses[0].partition("/")[0]) or list(EDITIONS.values())[-1]
    own = [address for address in addresses if address in edition.cells]
    return cells_named(edition, own) if own else "两份用的格式不同"
