"""Hold the equations between two consecutive reports against their figures: each holds, fails, or cannot be assessed."""

from dataclasses import dataclass

from gongkai.form import YearLink, year_links
from gongkai.report.figure import Figure, State, Value
from gongkai.report.report import Report

_EMPTY = (State.BLANK, State.MARK, State.ABSENT)


@dataclass(frozen=True, slots=True)
class LinkVerdict:
    """The answer for one link: `holds` none where a figure is missing or uncertain.

    Then `holds_if_zero` says whether it would hold if empty cells were 0 (none where a figure is unreadable or uncertain).
    `expected` is what `link.target` should be, `found` what it is; both none where it cannot be assessed.
    """

    link: YearLink
    holds: bool | None
    expected: Value | None = None
    found: Value | None = None
    holds_if_zero: bool | None = None


def link_verdicts(this: Report, last: Report) -> list[LinkVerdict]:
    """The answers for all links of this report's tables that last year's form has the lines for, whatever the years are."""
    return [
        _assess(link, this, last)
        for table in this.editions
        if (edition := this.table_edition(table)) and (before := last.table_edition(table))
        for link in year_links(edition)
        if link.table == table and all(address in before.cells for _, address in link.last)
    ]


def _assess(link: YearLink, this: Report, last: Report) -> LinkVerdict:
    figures = [*(this.figure(a) for _, a in link.this), *(last.figure(a) for _, a in link.last)]
    current = sum(sign * _number(this.figure(a)) for sign, a in link.this)
    before = sum(sign * _number(last.figure(a)) for sign, a in link.last)
    missing = [figure for figure in figures if figure.value is None or not figure.certain]
    if missing:
        empty = all(figure.state in _EMPTY and figure.certain for figure in missing)
        return LinkVerdict(link, None, holds_if_zero=current == before if empty else None)
    found = _number(this.figure(link.target))
    return LinkVerdict(link, current == before, before - (current - found), found)


def _number(figure: Figure) -> Value:
    return 0 if figure.value is None else figure.value
