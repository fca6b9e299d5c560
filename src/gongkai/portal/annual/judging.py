"""The findings of a report that is being typed: the same rule objects as `gongkai check`, and what was explained or waived."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.checking import Context, check_report
from gongkai.report import Finding, Report, Severity, finding_to_json


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding with what people said of it: an explanation by the body, a waiver by the office (reason), none where nothing."""

    finding: Finding
    mark: str
    explained: str = ""
    waived: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it must be mended, explained or waived."""
        return self.finding.severity is Severity.ERROR

    @property
    def open(self) -> bool:
        """Whether an error stands that nobody has explained or waived."""
        return self.is_error and not (self.explained or self.waived)


def fingerprint(finding: Finding) -> str:
    """What makes two findings of two runs the same one: code and cell, and the quoted words where there is no cell."""
    told = finding.address or hashlib.sha256((finding.quote or finding.message).encode()).hexdigest()[:12]
    return f"{finding.code}:{told}"


def judge(report: Report, last: Report | None, explained: Mapping[str, Any], waivers: Iterable[tuple[str, str, str]]) -> list[Judged]:
    """All findings, errors first; `waivers` are (code, address, reason), an address of "" meaning the whole check."""
    let = {(code, address): reason for code, address, reason in waivers}
    findings = check_report(Context(report, last=last, agency=report.agency, year=report.year))
    return [_judged(finding, explained, let) for finding in findings]


def _judged(finding: Finding, explained: Mapping[str, Any], let: Mapping[tuple[str, str], str]) -> Judged:
    mark = fingerprint(finding)
    waived = let.get((finding.code, finding.address or "")) or let.get((finding.code, ""), "")
    return Judged(finding, mark, explained.get(mark, {}).get("text", ""), waived)


def as_json(judged: Iterable[Judged]) -> list[dict[str, Any]]:
    """The findings as a snapshot keeps them: those of the command line, with mark, explanation and waiver."""
    kept = []
    for one in judged:
        data = finding_to_json(one.finding)
        data = {
            key: str(value) if key in ("expected", "found", "difference") and value is not None else value for key, value in data.items()
        }
        kept.append({**data, "mark": one.mark, "explained": one.explained, "waived": one.waived})
    return kept
