"""D110: the prose gives two different numbers for the same thing."""

from collections.abc import Iterator

from gongkai.checking.prose import Claim, Scope, claims_of, quoted, told
from gongkai.checking.rule import Context, Maker, check
from gongkai.report import Finding, Severity


@check(
    "D110",
    title="同一件事前后说法不一",
    catalogue=("C02",),
    severity=Severity.WARNING,
)
def prose_contradicts_itself(context: Context, found: Maker) -> Iterator[Finding]:
    """同一机关、同一年、同一个数，文字前后应当一致。

    查什么
        两处都用同一个动词（收到、受理、办结……）说本机关本年度的同一个数，而且都是确切的数，却不相同。
        相差正好是上年结转件数的不报。两句都写明机关或年份的判为错误，否则提醒。
    为什么要紧
        前后矛盾说明至少一处没有更新。
    常见原因
        第一部分改了，第三部分没有改；几个科室分头起草。
    例子
        第一部分写“全年收到申请5件”，第三部分写“全年收到申请6件”。
    依据
        前后核对，没有专门条文。
    """
    first: dict[tuple[str, str], Claim] = {}
    carried_in = context.report.value("requests/carried_in/total")
    for claim in claims_of(context):
        if not claim.exact or claim.scope is not Scope.OWN:
            continue
        earlier = first.setdefault((claim.subject, claim.verb), claim)
        if earlier.value == claim.value or earlier.unit != claim.unit:
            continue
        if claim.subject.startswith("requests/received") and carried_in and abs(claim.value - earlier.value) == carried_in:
            continue
        sure = earlier.direct and claim.direct
        yield found(
            f"{told(earlier.part)}写{earlier.value}{earlier.unit}，{told(claim.part)}又写{claim.value}{claim.unit}："
            f"{quoted(earlier.quote)}；{quoted(claim.quote)}",
            advice="对照台账，把写错的一处改正；说的不是同一件事的，写明各自的范围。",
            expected=earlier.value,
            found=claim.value,
            difference=claim.value - earlier.value,
            quote=claim.quote,
            severity=Severity.ERROR if sure else None,
        )
