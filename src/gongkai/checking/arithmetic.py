"""Hold an identity of the form against a report's figures: it holds, it fails, or it cannot be assessed."""

from dataclasses import dataclass
from typing import NamedTuple

from gongkai.checking.rule import Context, fact
from gongkai.form import Identity, identities
from gongkai.report import Report, State, Value

_EMPTY = (State.BLANK, State.MARK, State.ABSENT)


class Verdict(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Numbers:
    """The values that surely stand in their cells, by address, and the addresses `in_doubt`: neither sure nor surely empty."""

    sure: dict[str, Value]
    in_doubt: frozenset[str]


def numbers_in(report: Report) -> Numbers:
    """The numbers of a report, told apart once for all identities."""
    sure: dict[str, Value] = {}
    in_doubt = []
    for address, figure in report.figures.items():
        if not figure.certain:
            in_doubt.append(address)
        elif figure.value is not None:
            sure[address] = figure.value
        elif figure.state not in _EMPTY:
            in_doubt.append(address)
    return Numbers(sure, frozenset(in_doubt))


def assess(identity: Identity, numbers: Numbers) -> Verdict:
    """The three-valued answer for one identity over the figures as printed."""
    sure = numbers.sure
    try:
        left: Value = sum([sure[a] for a in identity.left])
        right: Value = sum([sure[a] for a in identity.right])
    except KeyError:
        return _open(identity, numbers)
    found = sure[identity.target]
    expected = found + right - left if identity.target in identity.left else found + left - right
    return Verdict(identity, left == right, left, right, expected, found)


@fact
def verdicts(context: Context) -> dict[str, tuple[Verdict, ...]]:
    """Table → the answers for all identities that its edition gives it; without the tables that were not found."""
    report = context.report
    numbers = numbers_in(report)
    editions = {table: edition for table in report.editions if (edition := report.table_edition(table))}
    return {
        table: tuple(assess(identity, numbers) for identity in identities(edition) if identity.table == table)
        for table, edition in editions.items()
    }


def _open(identity: Identity, numbers: Numbers) -> Verdict:
    """The answer for an identity with a cell that has no certain number: what is missing, and whether zeros would do."""
    sure = numbers.sure
    missing = tuple([a for a in identity.addresses if a not in sure])
    if not numbers.in_doubt.isdisjoint(missing):
        return Verdict(identity, None, missing=missing)
    left, right = (sum([sure.get(a, 0) for a in side]) for side in (identity.left, identity.right))
    return Verdict(identity, None, missing=missing, holds_if_zero=left == right)
