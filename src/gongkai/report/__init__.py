"""One filled-in report: figures as printed, where each was found, its parts as text; and what a finding is."""

from gongkai.report.figure import Figure, State, Value, Where
from gongkai.report.finding import Finding, Severity
from gongkai.report.jsonform import decode, encode, finding_to_json, report_from_json, report_to_json
from gongkai.report.merged import Member, Merged, Reorganisation, Total
from gongkai.report.report import FIGURES, Part, Report

__all__ = [
    "FIGURES",
    "Figure",
    "Finding",
    "Member",
    "Merged",
    "Part",
    "Reorganisation",
    "Report",
    "Severity",
    "State",
    "Total",
    "Value",
    "Where",
    "decode",
    "encode",
    "finding_to_json",
    "report_from_json",
    "report_to_json",
]
