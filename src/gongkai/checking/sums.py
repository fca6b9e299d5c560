"""Totals of one kind in one table, held against their parts: what A102, A103 and A104 have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.checking.arithmetic import Verdict, verdicts
from gongkai.checking.rule import Context, Maker
from gongkai.checking.wording import cell_name, cells_named
from gongkai.form import Edition, IdentityKind
from gongkai.law import cite
from gongkai.report import Finding, Severity

_CROSSINGS = 2
"""Cells named as the likely cause: with more in question the hint is none."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Which totals: those that follow from `kind` in `table`; `parts` says where the parts stand, `cause` what is usual."""

    table: str
    kind: IdentityKind
    parts: str
    cause: str
    advice: str


def broken_totals(context: Context, found: Maker, totals: Totals) -> Iterator[Finding]:
    """One finding for each total that differs from its parts, and one remark for all that cannot be assessed."""
    edition = context.report.table_edition(totals.table)
    if edition is None:
        return
    answers = verdicts(context)[totals.table]
    own = [verdict for verdict in answers if verdict.identity.kind is totals.kind]
    for verdict in own:
        if verdict.holds is False:
            yield _broken(context, found, totals, edition, verdict, answers)
    open_ = [verdict for verdict in own if verdict.holds is None]
    if open_:
        yield found(
            _unassessed(edition, totals, open_),
            severity=Severity.INFO,
            advice="把空格补填为数字（没有的填0），辨认不清的对照台账改清楚，再核对一次。",
            source=cite(edition.notice),
        )


def _broken(context: Context, found: Maker, totals: Totals, edition: Edition, verdict: Verdict, answers: tuple[Verdict, ...]) -> Finding:
    target = verdict.identity.target
    parts = len(verdict.identity.terms())
    name = f"{edition.table(totals.table).name}{cell_name(edition, target)}"
    if verdict.expected is None or verdict.found is None:
        raise ValueError(f"{target} was assessed without an answer")
    difference = verdict.found - verdict.expected
    crossing = _crossing(edition, verdict, answers)
    return found(
        f"{name}应等于{totals.parts}{parts}项之和{verdict.expected}，报告写{verdict.found}，差{abs(difference)}。"
        f"常见原因：{totals.cause}。{crossing}",
        advice=totals.advice,
        address=target,
        where=context.report.figure(target).where,
        expected=verdict.expected,
        found=verdict.found,
        difference=difference,
        source=cite(edition.notice),
    )


def _crossing(edition: Edition, verdict: Verdict, answers: tuple[Verdict, ...]) -> str:
    """The cells that this identity shares with another one that is off by as much: one slip breaks both."""
    own = set(verdict.identity.addresses)
    shared = {
        address
        for other in answers
        if other.holds is False and other.identity is not verdict.identity and _gap(other) == _gap(verdict)
        for address in own.intersection(other.identity.addresses)
    }
    if not 0 < len(shared) <= _CROSSINGS:
        return ""
    return f"经过{cells_named(edition, sorted(shared))}的另一个等式也差{_gap(verdict)}，很可能就是这一格填错，先核对它。"


def _gap(verdict: Verdict) -> object:
    return None if verdict.left is None or verdict.right is None else abs(verdict.left - verdict.right)


def _unassessed(edition: Edition, totals: Totals, left_open: list[Verdict]) -> str:
    name = edition.table(totals.table).name
    sentences = []
    if holding := [v for v in left_open if v.holds_if_zero is True]:
        sentences.append(f"{_targets(edition, holding)}有空格，不能核对；空格若都是0，等式成立。")
    if failing := [v for v in left_open if v.holds_if_zero is False]:
        sentences.append(f"{_targets(edition, failing)}有空格，不能核对；空格若都是0，等式不成立。")
    if unclear := [v for v in left_open if v.holds_if_zero is None]:
        sentences.append(f"{_targets(edition, unclear)}有数字辨认不清，不能核对。")
    return f"{name}有{len(left_open)}项合计没有核对：" + "".join(sentences)


def _targets(edition: Edition, answers: list[Verdict]) -> str:
    return cells_named(edition, [verdict.identity.target for verdict in answers])
