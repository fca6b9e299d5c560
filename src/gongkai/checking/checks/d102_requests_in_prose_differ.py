"""D102: what the prose says about requests differs from table three."""

import re
from collections.abc import Iterator

from gongkai.checking.prose import Claim, Scope, claims_of, differences, quoted, sentences_of, told
from gongkai.checking.rule import Context, Maker, check
from gongkai.law import cite
from gongkai.report import Finding, Severity, Value

_CARRIED = re.compile(r"结转(?:到|至)?(?:下一?年|次年|明年|20\d\d年)(?:度)?(?:继续)?(?:办理|处理|答复)?(?!\d|[^，,。；]{0,6}\d+件)")
_ALL_CLOSED = re.compile(r"(?:均已|已全部|全部已?|均全部|已均)(?:按[^，,。；]{0,8}|依法|在法定[^，,。；]{0,6})?(?:办结|办理完毕|办毕)")


@check(
    "D102",
    title="文字所说的申请件数与表三不一致",
    catalogue=("C02",),
    severity=Severity.ERROR,
    source=cite("regulations", "第五十条"),
)
def requests_in_prose_differ(context: Context, found: Maker) -> Iterator[Finding]:
    """文字里收到、受理、办结、予以公开等申请件数，应与表三相同。

    查什么
        句子写明本机关、本年度、确切的件数时，与表三对应的格核对：收到和受理对“本年新收”（也可以含上年结转），
        办结对“总计”，予以公开、部分公开、不予公开、无法提供、不予处理及其分项对相应各行，自然人、法人对相应各列；
        “未收到申请”应当全是0。说到其他机关、其他年份、某一渠道或某一类事项的句子不查；范围不明确的只提醒。
        还查“全部办结”而表中有结转、“结转下年度”而表中已计入办结的情形。
    为什么要紧
        同一份报告里两个数，公众不知道该信哪一个，上级汇总时也会退回。
    常见原因
        文字沿用上年报告；改表后没有改文字；把咨询、信访也数进申请。
    例子
        文字写“全年收到申请6件”，表三“本年新收”总计是5。
    依据
        《政府信息公开条例》第五十条第一款第二项：年度报告应当包括收到和处理政府信息公开申请的情况。
    """
    report = context.report
    for one in differences(context, "requests"):
        yield found(
            one.message(),
            advice=one.advice(),
            address=one.address,
            where=report.figure(one.cells.addresses[0]).where,
            expected=one.held,
            found=one.claim.value,
            difference=one.claim.value - one.held,
            quote=one.claim.quote,
            severity=None if one.sure else Severity.WARNING,
        )
    yield from _left_over(context, found)


def _left_over(context: Context, found: Maker) -> Iterator[Finding]:
    """Sentences that say without a number what was carried over, or that nothing was."""
    report = context.report
    addresses = [f"requests/{row}/total" for row in ("received", "carried_in", "processed_total", "carried_out")]
    figures = [report.figure(address) for address in addresses]
    values = [figure.value for figure in figures if figure.value is not None and figure.certain]
    if len(values) < len(addresses):
        return
    sentences = sentences_of(context)
    for claim in claims_of(context):
        if claim.scope is not Scope.OWN or not claim.subject.startswith("requests/received/total") or not claim.value:
            continue
        yield from _judged(claim, sentences[claim.sentence].text[claim.end :], values, found)


def _judged(claim: Claim, rest: str, values: list[Value], found: Maker) -> Iterator[Finding]:
    received, carried_in, processed, carried_out = values
    if _CARRIED.search(rest) and not re.search(r"其中|\d", rest) and processed > received + carried_in - claim.value:
        yield found(
            f"{told(claim.part)}说这{claim.value}件申请结转下年度，表三却把{processed}件计入办理结果的总计：{quoted(claim.quote)}",
            advice="没有办结的申请只计入结转下年度，从办理结果中减去；已经办结的，改这句话。",
            address="requests/processed_total/total",
            expected=received + carried_in - claim.value,
            found=processed,
            quote=claim.quote,
            severity=Severity.WARNING,
        )
    elif _ALL_CLOSED.search(rest) and carried_out > 0 and "其余" not in rest:
        yield found(
            f"{told(claim.part)}说申请全部办结，表三结转下年度却有{carried_out}件：{quoted(claim.quote)}",
            advice="确有结转的，把“全部办结”改为实际办结的件数；没有结转的，改表三。",
            address="requests/carried_out/total",
            expected=0,
            found=carried_out,
            difference=carried_out,
            quote=claim.quote,
            severity=Severity.WARNING,
        )
