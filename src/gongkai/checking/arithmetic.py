"""Hold an identity of the form against a report's figures: it holds, it fails, or it cannot be assessed."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.checking.rule import Context, fact
from gongkai.form import Identity, identities
from gongkai.report import Figure, Report, State, Value

_EMPTY = (State.BLANK, State.MARK, State.ABSENT)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one identity.

    `holds` is none where an operand is missing or uncertain; then `missing` names those addresses, and `holds_if_zero`
    says whether it would hold if empty cells were 0 (none where an operand is unreadable or uncertain). `left` and
    `right` are the sums of both sides, `expected` and `found` the target's value as it should be and as printed; all
    four none where it cannot be assessed.
    """

    identity: Identity
    holds: bool | None
    left: Value | None = None
    right: Value | None = None
    expected: Value | None = None
    found: Value | None = None
    missing: tuple[str, ...] = ()
    holds_if_zero: bool | None = None


def numbers(report: Report) -> dict[str, Value]:
    """The values that surely stand in their cells, by address."""
    return {address: figure.value for address, figure in report.figures.items() if figure.value is not None and figure.certain}


def assess(identity: Identity, report: Report, known: Mapping[str, Value] | None = None) -> Verdict:
    """The three-valued answer for one identity over the figures as printed; `known` is `numbers(report)`, where at hand."""
    known = numbers(report) if known is None else known
    try:
        left: Value = sum([known[a] for a in identity.left])
        right: Value = sum([known[a] for a in identity.right])
        found = known[identity.target]
    except KeyError:
        return _open(identity, report, known)
    expected = found + right - left if identity.target in identity.left else found + left - right
    return Verdict(identity, left == right, left, right, expected, found)


@fact
def verdicts(context: Context) -> dict[str, tuple[Verdict, ...]]:
    """Table → the answers for all identities that its edition gives it; without the tables that were not found."""
    report = context.report
    known = numbers(report)
    editions = {table: edition for table in report.editions if (edition := report.table_edition(table))}
    return {
        table: tuple(assess(identity, report, known) for identity in identities(edition) if identity.table == table)
        for table, edition in editions.items()
    }


def _open(identity: Identity, report: Report, known: Mapping[str, Value]) -> Verdict:
    """The answer for an identity with a cell that has no certain number: what is missing, and whether zeros would do."""
    missing = tuple(a for a in identity.addresses if a not in known)
    if not all(_empty(report.figure(a)) for a in missing):
        return Verdict(identity, None, missing=missing)
    left, right = (sum(known.get(a, 0) for a in side) for side in (identity.left, identity.right))
    return Verdict(identity, None, missing=missing, holds_if_zero=left == right)


def _empty(figure: Figure) -> bool:
    return figure.certain and figure.state in _EMPTY
