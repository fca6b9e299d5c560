"""P102: the 2019 edition's numbers of documents made, newly disclosed and disclosed in all do not fit."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.wording import cell_name
from gongkai.form import Edition
from gongkai.law import cite
from gongkai.report import Finding, Report, Severity, Value

_MADE, _DISCLOSED, _ALL = "made", "disclosed", "total_disclosed"


@check(
    "P102",
    title="制作数、公开数、公开总数互不相称",
    catalogue=("B14",),
    severity=Severity.WARNING,
    source=cite("format_2019"),
)
def disclosed_exceeds_made(context: Context, found: Maker) -> Iterator[Finding]:
    """2019年格式：本年新公开一般不多于本年新制作，对外公开总数量不少于本年新公开。

    查什么
        规章、规范性文件两行。新公开多于新制作、公开总数少于新公开，作警告；新制作多于新公开，作提示，
        因为规章和规范性文件都属于主动公开的范围。有空格或者归属不清的不查。
    为什么要紧
        三个数说的是同一批文件，互不相称说明至少有一个按别的口径统计。
    常见原因
        把公开的信息条数当作文件件数；公开总数只填了本年的；公开了往年的文件而没有说明。
    例子
        规范性文件新制作0件，新公开3件；规章新制作9件，新公开7件。
    依据
        国办公开办函〔2019〕60号表二；《政府信息公开条例》第二十条第一项。
    """
    edition = context.report.table_edition("proactive")
    if edition is None:
        return
    for row in ("rules", "normative_documents"):
        addresses = {column: f"proactive/{row}/{column}" for column in (_MADE, _DISCLOSED, _ALL)}
        if not all(address in edition.cells for address in addresses.values()):
            continue
        yield from _row(context.report, found, edition, addresses)


def _row(report: Report, found: Maker, edition: Edition, addresses: dict[str, str]) -> Iterator[Finding]:
    made, disclosed, total = (_sure(report, addresses[column]) for column in (_MADE, _DISCLOSED, _ALL))
    pairs: tuple[tuple[Value | None, Value | None, str, str, Severity, str], ...] = (
        (disclosed, made, _DISCLOSED, _MADE, Severity.WARNING, "如果公开了往年的文件，在报告里说明；否则核对是否把信息条数当作件数"),
        (disclosed, total, _DISCLOSED, _ALL, Severity.WARNING, "公开总数应包括本年和往年公开、现在仍对外公开的文件"),
        (made, disclosed, _MADE, _DISCLOSED, Severity.INFO, "这类文件应主动公开，请确认其余是年底制作尚未公开，还是漏计"),
    )
    for more, less, column, other, severity, advice in pairs:
        if more is None or less is None or more <= less:
            continue
        address = addresses[column]
        table = edition.table("proactive").name
        yield found(
            f"{table}{cell_name(edition, address)}{more}件，多于{cell_name(edition, addresses[other])}{less}件。",
            severity=severity,
            advice=advice + "。",
            address=address,
            where=report.figure(address).where,
            expected=less,
            found=more,
            difference=more - less,
        )


def _sure(report: Report, address: str) -> Value | None:
    figure = report.figure(address)
    return figure.value if figure.certain else None
