"""Where reading and checking meet: the findings of both for one file.

The checks are loaded with the first report that is examined: they take as long as all else, and who only reads needs none.
"""

from dataclasses import dataclass
from datetime import date

from gongkai.examining.loading import Loaded, publication_day
from gongkai.reading import ODDITIES
from gongkai.report import Finding, Report, Severity

_NOT_A_REPORT = "F214"
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the caller says about the reports: last year's report, agency, year, day of publication; none: not said."""

    last: Report | None = None
    agency: str | None = None
    year: int | None = None
    published_on: date | None = None


def titles() -> dict[str, str]:
    """What each code is about, in Chinese."""
    from gongkai.checking import REGISTRY

    return {code: oddity.title for code, oddity in ODDITIES.items()} | {code: check.title for code, check in REGISTRY.items()}


def examine(loaded: Loaded, said: Circumstances) -> Loaded:
    """The report with the findings of reading and of all checks, errors first; no check looks at what is no report."""
    if any(finding.code == _NOT_A_REPORT for finding in loaded.findings):
        return loaded
    from gongkai.checking import Context, check_report

    day = publication_day(loaded.report, said.published_on)
    context = Context(loaded.report, said.last, said.agency, said.year, day)
    found: list[Finding] = [*loaded.findings, *check_report(context)]
    return Loaded(loaded.report, sorted(found, key=lambda f: _WEIGHT[f.severity]))
