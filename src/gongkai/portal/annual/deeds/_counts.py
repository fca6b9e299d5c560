"""How many errors and warnings a report has, kept on its filing for lists."""

from gongkai.portal.annual.models import Filing, Working
from gongkai.portal.annual.selectors import filings


def count_findings(filing: Filing, working: Working) -> None:
    """Check the report anew and keep the numbers; errors that are explained or waived do not count. Only deeds call it."""
    judged = filings.findings(filing, working)
    filing.errors = sum(one.open for one in judged)
    filing.warnings = sum(one.finding.severity.value == "warning" for one in judged)
    filing.save(update_fields=["errors", "warnings"])
