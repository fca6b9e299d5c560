"""How a reading differs from its gold, cell by cell, as the scoring tool of the project counts it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.report import Report


@dataclass
class Score:
    """Cells that are not as they should be, each named with what was expected and what was read."""

    missed: list[str] = field(default_factory=list)
    """A number stands there and none was read."""
    confident: list[str] = field(default_factory=list)
    """A wrong or invented number that claims to be certain."""
    unsure: list[str] = field(default_factory=list)
    """A wrong or invented number that does not."""
    hedged: list[str] = field(default_factory=list)
    """The right number, needlessly called uncertain."""

    @property
    def perfect(self) -> bool:
        return not (self.missed or self.confident or self.unsure or self.hedged)


def score(report: Report, figures: Mapping[str, float | None], ambiguous: set[str]) -> Score:
    """The reading against gold figures; an ambiguous cell may be blank, uncertain or right."""
    result = Score()
    for address in sorted({*figures, *report.figures}):
        figure = report.figures.get(address)
        got = None if figure is None or figure.value is None else float(figure.value)
        certain = figure is None or figure.certain
        want = figures.get(address)
        told = f"{address}: {got}, not {want}"
        if got == want:
            if got is not None and not certain and address not in ambiguous:
                result.hedged.append(told)
        elif address in ambiguous and (got is None or not certain):
            continue
        elif got is None:
            result.missed.append(told)
        else:
            (result.confident if certain else result.unsure).append(told)
    return result


def score_gold(report: Report, gold: dict[str, Any]) -> Score:
    """The reading against a gold file of the corpus."""
    figures = {address: None if value is None else float(value) for address, value in gold["figures"].items()}
    return score(report, figures, set(gold["ambiguous"] or ()))
