"""A signed report made ready for the public: every file set, read back and found equal."""

from dataclasses import dataclass

from gongkai.portal.annual.models import Filing, Snapshot
from gongkai.portal.annual.proof import FaultyFileError, Proved, prove
from gongkai.portal.annual.selectors import filings
from gongkai.portal.frame.refusal import Refused
from gongkai.report import Report


@dataclass(frozen=True, slots=True)
class Prepared:
    """A signed report with its proved files.

    Made before the transaction: setting a PDF takes longer than anybody should hold the database.
    """

    snapshot: int
    report: Report
    proved: Proved


def prepare(filing: Filing) -> Prepared:
    """The files of the report as it was signed; raises `Refused` where there is none, or where a file cannot be read back equal."""
    snapshot = signed(filing)
    report = filings.report_in(snapshot)
    try:
        return Prepared(snapshot.pk, report, prove(report))
    except FaultyFileError as error:
        raise Refused(str(error)) from error


def signed(filing: Filing) -> Snapshot:
    """The report as it was signed last; raises `Refused` where nobody has signed it."""
    snapshot = filing.snapshots.filter(move="sign").order_by("-number").first()
    if snapshot is None:
        raise Refused("这份报告还没有签发，不能公开。")
    return snapshot
