"""D109: a change against last year in prose differs from the two reports."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.checking.prose import Change, Claim, Scope, cells_of, changes, claims_of, quoted, sentences_of, told
from gongkai.checking.rule import Context, Maker, check
from gongkai.report import Finding, Report, Severity, Value

_COUNTS = frozenset({"件", "条", "宗", "起"})


@check(
    "D109",
    title="文字所说的同比与上年报告不符",
    catalogue=("C06",),
    severity=Severity.WARNING,
)
def change_in_prose_differs(context: Context, found: Maker) -> Iterator[Finding]:
    """给出上年报告时，“同比增长x%”“比上年减少n件”“上年收到n件”应当与两年的表相符。

    查什么
        句中紧接在申请、复议、文件等件数之后的同比，用两年报告的表重新计算；百分比按所印的小数位四舍五入，舍去也可以。
        句中说到上年件数的，与上年报告的表核对。没有给上年报告时不查。
    为什么要紧
        同比是领导和媒体最常引用的数，算错会被照抄。
    常见原因
        用的是上年未经修正的数；分母写成今年的数。
    例子
        上年10件、今年12件，写“同比增长16.7%”，应为20%。
    依据
        算术核对，没有专门条文。
    """
    if context.last is None:
        return
    said = claims_of(context)
    for change in changes(sentences_of(context), said):
        yield from _change(change, context, context.last, found)
    for claim in said:
        yield from _last_year(claim, context.last, found)


def _change(change: Change, context: Context, last: Report, found: Maker) -> Iterator[Finding]:
    claim = change.claim
    if claim is None or claim.scope is not Scope.OWN:
        return
    if change.year is not None and change.year != last.year:
        return
    now, before = _value(claim.subject, context.report), _value(claim.subject, last)
    if now is None or before is None or (change.unit == "%" and not before):
        return
    if change.unit == "%":
        real = Decimal(now - before) * 100 / Decimal(before)
        step = Decimal(1).scaleb(-change.decimals)
        right = abs(real - change.value) < step
        real = real.quantize(step) if change.decimals else real.quantize(Decimal("0.1"))
    elif change.unit in _COUNTS:
        real, right = Decimal(now - before), now - before == change.value
    else:
        return
    if right:
        return
    yield found(
        f"{told(change.part)}写变化{change.value}{change.unit}，按两年的表应为{_plain(real)}{change.unit}（上年{before}，今年{now}）：{quoted(change.quote)}",
        advice="核对两年报告的表：表对的，改这句话；上年报告已更正的，说明以更正后的数为准。",
        expected=_plain(real),
        found=change.value,
        quote=change.quote,
    )


def _last_year(claim: Claim, last: Report, found: Maker) -> Iterator[Finding]:
    before = _value(claim.subject, last)
    if claim.scope is not Scope.LAST_YEAR or not claim.exact or before is None or before == claim.value:
        return
    yield found(
        f"{told(claim.part)}说上年是{claim.value}{claim.unit}，上年报告的表是{before}：{quoted(claim.quote)}",
        advice="核对上年报告：表对的，改这句话；上年报告已更正的，说明以更正后的数为准。",
        expected=before,
        found=claim.value,
        difference=claim.value - before,
        quote=claim.quote,
    )


def _value(subject: str, report: Report) -> Value | None:
    edition = report.table_edition(subject.partition("/")[0])
    cells = cells_of(edition, subject) if edition else None
    return cells.value(report) if cells else None


def _plain(value: Decimal) -> Value:
    return int(value) if value == int(value) else value
