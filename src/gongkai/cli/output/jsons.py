"""A report with its findings as the JSON of the contract (design.md §10)."""

from collections.abc import Iterable

from gongkai.report import Finding, Report, encode, finding_to_json, report_to_json


def result(report: Report, findings: Iterable[Finding]) -> bytes:
    """One object `{"report": …, "findings": […]}`, indented."""
    return encode({"report": report_to_json(report), "findings": [finding_to_json(f) for f in findings]}, indent=2)
