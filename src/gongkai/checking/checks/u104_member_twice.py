"""U104: two reports of one agency for the same year."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.upward import named
from gongkai.checking.wording import cells_named
from gongkai.editions import EDITIONS
from gongkai.law import cite
from gongkai.report import Figure, Finding, Member, Severity
from gongkai.report.agency_name import folded_name


@check("U104", title="同一机关有两份年报", catalogue=(), severity=Severity.ERROR, source=cite("regulations", "第四十九条"))
def member_twice(context: Context, found: Maker) -> Iterator[Finding]:
    """同一机关同一年度有两份年报，只计入了其中一份。

    查什么
        机关名称相同（空格和通用简称不算不同）的年报只计一次：计入读得准的数较多的一份，一样多的计入先给出的。两份有
        不同的数是错误，因为看不出哪一份是最后定稿；数相同，或者只是一份读不出，作提醒。没有写机关名称的年报，同一个
        文件给了两次才算重复。与汇总的机关同名的年报也提醒：它可能本来就是汇总数，会算两遍。
    为什么要紧
        算两遍，汇总的每一格都会多；留错一份，汇总就用了改正之前的数。
    常见原因
        改正后重新交了一份，旧的没有删；网页和文本各存了一份；上级单位的汇总年报和本级的放在一起。
    例子
        县教育局有“年报.html”和“年报（改）.html”两份，表三新收一份写12、一份写13。
    依据
        《政府信息公开条例》第四十九条：每个机关每年公布一份年报。
    """
    merged = context.merged
    if merged is None:
        return
    for left_out, counted in merged.twice:
        yield _twice(found, left_out, counted)
    own = [member for member in merged.counted if member.key == folded_name(merged.report.agency or "")]
    if own and len(merged.counted) > 1:
        yield found(
            f"{named(own[0])}与汇总的机关同名，已经计入；如果它本来就是汇总数，各家就算了两遍。",
            severity=Severity.WARNING,
            advice="是汇总数的，拿掉它再汇总一次；是本机关自己的数的，不必改。",
            found=own[0].name,
        )


def _twice(found: Maker, left_out: Member, counted: Member) -> Finding:
    different = [a for a in counted.report.figures if _contradict(left_out.report.figure(a), counted.report.figure(a))]
    words = "两份写着的数相同"
    if different:
        edition = counted.report.table_edition(different[0].partition("/")[0]) or list(EDITIONS.values())[-1]
        names = cells_named(edition, [address for address in different if address in edition.cells])
        words = f"两份有{len(different)}格写着不同的数：{names}"
    return found(
        f"{named(left_out)}与{named(counted)}是同一机关的年报，只计入了后者；{words}。",
        severity=None if different else Severity.WARNING,
        advice="问清哪一份是定稿，把另一份拿掉，再汇总一次。" if different else "拿掉多余的一份。",
        address=next(iter(different), None),
        expected=counted.report.value(different[0]) if different else None,
        found=left_out.report.value(different[0]) if different else None,
    )


def _contradict(one: Figure, other: Figure) -> bool:
    """Whether both have a sure number, and not the same."""
    return None not in (one.value, other.value) and one.certain and other.certain and (one.value, one.unit) != (other.value, other.unit)
