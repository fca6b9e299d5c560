"""U101: a merged report differs from the sum of its members."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.upward import left_open
from gongkai.checking.wording import cell_name, cells_named
from gongkai.form import Edition
from gongkai.law import cite
from gongkai.report import Figure, Finding, Member, Merged, Severity, Value

_SHOWN = 3
"""Members whose share of a sum is named: the largest."""


@check("U101", title="汇总年报与各单位之和不符", catalogue=(), severity=Severity.ERROR, source=cite("regulations", "第四十九条"))
def merged_differs_from_sum(context: Context, found: Maker) -> Iterator[Finding]:
    """汇总年报表二、表三、表四的每一格，应等于各单位年报同一格之和。

    查什么
        给出各单位的年报时，把汇总年报逐格与各单位之和比较，不等的写出相差多少、主要由哪几家构成；差额恰好等于某一家
        的数时指出是哪一家。有单位空着、读不准或者单位（元、万元）不同的格不判错，合并成一条说明；还有单位没有交，
        或者有年报因为年度不同没有计入时，改作警告。
    为什么要紧
        汇总数要向社会公布，各单位的年报也都公开，谁都可以加一遍。
    常见原因
        汇总后有单位改了数；漏了一家或者一家算了两遍；手工加错。
    例子
        自然人新收各单位之和是120件，汇总年报写118件，差2，恰好是县司法局的2件。
    依据
        《政府信息公开条例》第四十九条。各格逐项相加，是汇总的通常做法，没有文件另作规定。
    """
    merged = context.merged
    if merged is None or merged.report is context.report:
        return
    unassessed: dict[str, list[str]] = {}
    for address, total in merged.totals.items():
        edition = context.report.table_edition(address.partition("/")[0])
        if edition is None or address not in edition.cells:
            continue
        figure = context.report.figure(address)
        should, is_ = _sure(total.figure, edition, address), _sure(figure, edition, address)
        if should is None or is_ is None:
            if figure.value or total.figure.value:
                unassessed.setdefault(edition.name, []).append(address)
        elif should != is_:
            yield _differs(context, found, edition, address, merged, should, is_)
    for name, addresses in unassessed.items():
        edition = context.report.table_edition(addresses[0].partition("/")[0])
        if edition is not None and edition.name == name:
            yield found(
                f"{cells_named(edition, addresses)}有单位空着、读不准或者单位不同，不能与各单位之和核对。",
                severity=Severity.INFO,
                advice="先请这些单位补填、改清楚，再核对一次。",
            )


def _sure(figure: Figure, edition: Edition, address: str) -> Value | None:
    """The number of a figure that is certain and in the form's own unit."""
    return figure.value if figure.certain and figure.unit in ("", edition.cells[address].unit) else None


def _differs(context: Context, found: Maker, edition: Edition, address: str, merged: Merged, should: Value, is_: Value) -> Finding:
    table = edition.table(edition.cells[address].table).name
    reasons = left_open(merged)
    doubt = f"但{reasons}，请补齐后再核对。" if reasons else ""
    return found(
        f"{table}{cell_name(edition, address)}写{is_}，{len(merged.counted)}家之和是{should}，差{abs(is_ - should)}"
        f"{_made_of(merged.counted, address)}。{_culprit(merged.counted, address, is_ - should)}{doubt}",
        severity=Severity.WARNING if doubt else None,
        advice="按各单位年报重新加一遍：汇总错就改汇总，某家改过数就以它公布的年报为准。",
        address=address,
        where=context.report.figure(address).where,
        expected=should,
        found=is_,
        difference=is_ - should,
    )


def _made_of(members: tuple[Member, ...], address: str) -> str:
    """The largest shares of the sum."""
    shares = [(value, member.name) for member in members if (value := member.report.value(address))]
    shares.sort(key=lambda share: Decimal(share[0]).copy_abs(), reverse=True)
    if not shares:
        return ""
    words = "、".join(f"{name}{value}" for value, name in shares[:_SHOWN])
    return f"（其中{words}{'等' if len(shares) > _SHOWN else ''}）"


def _culprit(members: tuple[Member, ...], address: str, difference: Value) -> str:
    """The one member whose number is the difference: it was left out, or counted twice."""
    alike = [member for member in members if member.report.value(address) == abs(difference)]
    if len(alike) != 1:
        return ""
    return f"差额恰好等于{alike[0].name}的数，先看它是不是{'漏计了' if difference < 0 else '算了两遍'}。"
