"""D103: what the prose says about documents, decisions or charges differs from table two."""

from collections.abc import Iterator

from gongkai.checking.prose import differences
from gongkai.checking.rule import Context, Maker, check
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check(
    "D103",
    title="文字所说的文件、决定或收费与表二不一致",
    catalogue=("C03",),
    severity=Severity.ERROR,
    source=cite("regulations", "第五十条"),
)
def proactive_in_prose_differ(context: Context, found: Maker) -> Iterator[Finding]:
    """文字里制发、废止、现行有效的规范性文件件数，许可、处罚、强制的决定件数，收费金额，应与表二相同。

    查什么
        “制发规范性文件3件”“现行有效16件”“作出行政处罚决定37件”“收取行政事业性收费12.5万元”一类的句子，
        与表二对应的格核对；金额换算单位并按较粗的一位四舍五入后比较。
        “规范性文件类信息5条”“公开行政许可信息40条”说的是信息条数，不查；没有写明“决定”的只提醒。
    为什么要紧
        表二是法定主动公开内容的数字，文字与它不同，读者会怀疑漏报。
    常见原因
        把转发上级的文件计入制发；文字按事项数、表格按决定数统计；金额单位写错。
    例子
        文字写“全年制发规范性文件3件”，表二本年制发件数是2。
    依据
        《政府信息公开条例》第五十条第一款第一项：年度报告应当包括主动公开政府信息的情况。
    """
    for one in differences(context, "proactive"):
        yield found(
            one.message(),
            advice=one.advice(),
            address=one.address,
            where=context.report.figure(one.cells.addresses[0]).where,
            expected=one.held,
            found=one.claim.value,
            difference=one.claim.value - one.held if one.unit == one.claim.unit else None,
            quote=one.claim.quote,
            severity=None if one.sure else Severity.WARNING,
        )
