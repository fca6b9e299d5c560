"""What a deed on a report is about, as the log names it."""

from gongkai.portal.annual.entries import Head
from gongkai.portal.annual.models import Filing
from gongkai.portal.annual.selectors import filings
from gongkai.portal.audit.record import About


def about(filing: Filing, head: Head | None = None) -> About:
    """What a deed on this filing is about."""
    return About("filing", str(filing.pk), (head or filings.head_of(filing)).title, filing.agency_id)
