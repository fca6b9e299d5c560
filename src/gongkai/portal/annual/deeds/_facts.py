"""The figures of a report as flat rows, for comparison across bodies and years; and digests of what is kept."""

import hashlib

from gongkai.portal.annual.models import Fact, Filing
from gongkai.report import Report, State


def digest(content: str | bytes, algorithm: str) -> str:
    """The digest of a text or of bytes as hexadecimal text."""
    return hashlib.new(algorithm, content.encode() if isinstance(content, str) else content).hexdigest()


def rows(filing: Filing, report: Report) -> list[Fact]:
    """A row for every cell that the report has, blank ones too; absent ones are no rows."""
    return [
        Fact(
            filing=filing,
            agency_id=filing.agency_id,
            year=filing.year,
            address=address,
            value=figure.value,
            state=figure.state.value,
            unit=figure.unit,
            certain=figure.certain,
        )
        for address, figure in report.figures.items()
        if figure.state is not State.ABSENT
    ]


def replace(filing: Filing, report: Report) -> None:
    """What went out last becomes the facts of the filing; a correction that is only handed in leaves the published ones."""
    if filing.correcting and filing.publications.exists():
        return
    publish(filing, report)


def publish(filing: Filing, report: Report) -> None:
    """The facts of the filing are those of this report from now on. Only deeds call it."""
    Fact.objects.filter(filing=filing).delete()
    Fact.objects.bulk_create(rows(filing, report))
