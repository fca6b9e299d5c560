"""A report as the JSON object of the command line."""

from collections.abc import Sequence

from gongkai.report import Finding, Report, encode, finding_to_json, report_to_json


def render_json(report: Report, findings: Sequence[Finding] = ()) -> bytes:
    """The object that `gongkai read` prints for one file: the report, and the findings of reading it."""
    return encode({"report": report_to_json(report), "findings": [finding_to_json(finding) for finding in findings]}, indent=2) + b"\n"
