"""A106: outcomes are reported although no request came in and none was carried over."""

from collections.abc import Iterator
from functools import cache

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.wording import cells_named
from gongkai.form import Edition
from gongkai.law import cite
from gongkai.report import Finding, Report, Severity


@check(
    "A106",
    title="没有申请却有办理结果",
    catalogue=("B01",),
    severity=Severity.ERROR,
    source=cite("format_2021"),
)
def outcomes_without_requests(context: Context, found: Maker) -> Iterator[Finding]:
    """表三：本年新收和上年结转都是0时，办理结果和结转下年度也应都是0。

    查什么
        本年新收、上年结转两行各格都明确写0，而下面还有大于0的数。两行里有空格、有辨认不清的数，或者有一格不是0，都不查。
    为什么要紧
        没有申请就没有可办理的事项；这是勾稽关系最常见的一种破绽，单看差数不容易想到原因。
    常见原因
        漏填上年结转；把咨询、信访记作申请的办理结果；抄来别的单位的表没有改干净。
    例子
        本年新收0件、上年结转0件，“予以公开”写1件。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号表三表头的勾稽关系。
    """
    report = context.report
    edition = report.table_edition("requests")
    if edition is None:
        return
    incoming = _incoming(edition)
    if not all(report.value(address) == 0 and report.figure(address).certain for address in incoming):
        return
    rest = [address for address in edition.addresses("requests") if address not in incoming]
    positive = [address for address in rest if _positive(report, address)]
    if positive:
        yield found(
            f"表三本年新收和上年结转都是0，{cells_named(edition, positive)}却大于0。",
            advice="如果确有申请，补填新收或者结转的件数；如果没有，把这些格改为0。",
            address=positive[0],
            where=report.figure(positive[0]).where,
            expected=0,
            found=report.value(positive[0]),
            source=cite(edition.notice),
        )


@cache
def _incoming(edition: Edition) -> frozenset[str]:
    """Cells of the rows on the left of the table's balance: what came in."""
    rows = {row for balance in edition.table("requests").balances for row in balance.left}
    return frozenset(a for a in edition.addresses("requests") if edition.cells[a].row.key in rows)


def _positive(report: Report, address: str) -> bool:
    figure = report.figure(address)
    return figure.certain and figure.value is not None and figure.value > 0
