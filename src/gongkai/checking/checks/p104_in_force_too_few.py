"""P104: fewer documents are in force than were issued, or more were repealed than there can have been."""

from collections.abc import Iterator

from gongkai.checking import year_on_year
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.wording import cell_name
from gongkai.form import Edition
from gongkai.law import cite
from gongkai.report import Finding, Report, Severity, Value


@check(
    "P104",
    title="现行有效的文件少于本年制发",
    catalogue=("B06",),
    severity=Severity.WARNING,
    source=cite("format_2021"),
)
def in_force_too_few(context: Context, found: Maker) -> Iterator[Finding]:
    """2021年格式：现行有效件数一般不少于本年制发减本年废止；废止件数不多于上年现行有效加本年制发。

    查什么
        规章、行政规范性文件两行。本年制发、又在本年废止的，可以从现行有效里减去，所以先减废止再比较。
        给出上一年度报告时，再看废止件数是否超过上年现行有效与本年制发之和。有空格或者归属不清的不查。
        文件当年失效、机构划转都可能使它依法不成立，所以只作警告。
    为什么要紧
        本年发的文件到年底多半仍然有效；现行有效写0或者漏计本年新发的，社会公众会以为文件已经失效。
    常见原因
        现行有效只填往年的；把“废止”理解成历年累计；三格填串了位置。
    例子
        本年制发3件、废止0件，现行有效写0件。
    依据
        国办公开办函〔2021〕30号表二。
    """
    edition = context.report.table_edition("proactive")
    if edition is None:
        return
    for row in ("rules", "normative_documents"):
        addresses = [f"proactive/{row}/{column}" for column in ("issued", "repealed", "in_force")]
        if all(address in edition.cells for address in addresses):
            yield from _row(context, found, edition, addresses)


def _row(context: Context, found: Maker, edition: Edition, addresses: list[str]) -> Iterator[Finding]:
    issued, repealed, in_force = (_sure(context.report, address) for address in addresses)
    if issued is None or repealed is None:
        return
    table = edition.table("proactive").name
    if in_force is not None and in_force < issued - repealed:
        yield found(
            f"{table}{cell_name(edition, addresses[2])}{in_force}件，少于本年制发{issued}件减本年废止{repealed}件。",
            advice="现行有效应包括本年新发、年底仍有效的文件；如有文件当年到期失效，在报告里说明。",
            address=addresses[2],
            where=context.report.figure(addresses[2]).where,
            expected=issued - repealed,
            found=in_force,
            difference=in_force - (issued - repealed),
        )
    last = year_on_year.comparable(context)
    before = _sure(last, addresses[2]) if last else None
    if before is not None and repealed > before + issued:
        yield found(
            f"{table}{cell_name(edition, addresses[1])}{repealed}件，多于上年现行有效{before}件加本年制发{issued}件。",
            advice="废止件数只填本年废止的；如果清理出往年漏统计的文件，在报告里说明。",
            address=addresses[1],
            where=context.report.figure(addresses[1]).where,
            expected=before + issued,
            found=repealed,
            difference=repealed - before - issued,
        )


def _sure(report: Report, address: str) -> Value | None:
    figure = report.figure(address)
    return figure.value if figure.certain else None
