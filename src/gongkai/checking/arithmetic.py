"""Hold an identity of the form against a report's figures: it holds, it fails, or it cannot be assessed."""

from dataclasses import dataclass

from gongkai.form import Identity
from gongkai.report import Report, State, Value

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


def assess(identity: Identity, report: Report) -> Verdict:
    """The three-valued answer for one identity over the figures as printed."""
    figures = {address: report.figure(address) for address in identity.addresses}
    missing = tuple(a for a, figure in figures.items() if figure.value is None or not figure.certain)
    values = {a: figure.value if figure.value is not None else 0 for a, figure in figures.items()}
    left: Value = sum(values[a] for a in identity.left)
    right: Value = sum(values[a] for a in identity.right)
    if missing:
        empty = all(figures[a].state in _EMPTY and figures[a].certain for a in missing)
        return Verdict(identity, None, missing=missing, holds_if_zero=left == right if empty else None)
    expected: Value = sum(sign * values[a] for sign, a in identity.terms())
    return Verdict(identity, left == right, left, right, expected, values[identity.target])
