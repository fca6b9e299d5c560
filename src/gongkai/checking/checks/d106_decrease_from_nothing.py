"""D106: a decrease that cannot be: by more than everything, or by everything with something left."""

from collections.abc import Iterator

from gongkai.checking.prose import Change, Scope, cells_of, changes, claims_of, quoted, sentences_of, told
from gongkai.checking.rule import Context, Maker, check
from gongkai.report import Finding, Report, Severity, Value

_ALL = 100


@check(
    "D106",
    title="同比变化与零件数矛盾",
    catalogue=("C06",),
    severity=Severity.WARNING,
)
def decrease_from_nothing(context: Context, found: Maker) -> Iterator[Finding]:
    """“同比减少100%”意味着今年是0而上年不是0；从0件出发不能说增长百分之几。

    查什么
        减少超过100%；减少100%而今年不是0；上年报告中的数是0却写了百分比变化。没有上年报告时只查前两项。
    为什么要紧
        这样的百分比算不出来，多半是套用了别的句子。
    常见原因
        上年和今年都没有申请，仍套用“同比下降”的句式。
    例子
        “未收到申请，同比减少100%”，而上年也没有收到申请。
    依据
        算术核对，没有专门条文。
    """
    said = claims_of(context)
    for change in changes(sentences_of(context), said):
        if change.unit != "%":
            continue
        reason = _impossible(change, context.last)
        if reason:
            yield found(
                f"{told(change.part)}写{abs(change.value)}%的变化，{reason}：{quoted(change.quote)}",
                advice="上年为0的，改写为件数的增减；其余情形按“（今年数－上年数）÷上年数”重新计算。",
                found=change.value,
                quote=change.quote,
            )


def _impossible(change: Change, last: Report | None) -> str:
    claim = change.claim
    if change.value < -_ALL:
        return "减少不可能超过100%"
    if claim is None or claim.scope is not Scope.OWN:
        return ""
    if change.value == -_ALL and claim.value != 0:
        return f"但同一句说今年是{claim.value}{claim.unit}，减少100%应当是0"
    before = _last_value(claim.subject, last)
    return "但上年报告中这一项是0，不能计算百分比" if before == 0 and change.value != 0 else ""


def _last_value(subject: str, last: Report | None) -> Value | None:
    edition = last.table_edition(subject.partition("/")[0]) if last else None
    cells = cells_of(edition, subject) if edition else None
    return cells.value(last) if cells and last else None
