"""Findings as workflow commands: a build shows them at the file."""

from collections.abc import Iterable

from gongkai.report import Finding, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def annotations(name: str, findings: Iterable[Finding]) -> str:
    """One line `::error file=…,line=…,title=…::…` for each finding."""
    return "".join(f"{_line(name, finding)}\n" for finding in findings)


def _line(name: str, finding: Finding) -> str:
    places = [f"file={_property(name)}"]
    if finding.where is not None and finding.where.line is not None:
        places.append(f"line={finding.where.line}")
    places.append(f"title={finding.code}")
    text = finding.message + (f" {finding.advice}" if finding.advice else "")
    return f"::{_COMMANDS[finding.severity]} {','.join(places)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
