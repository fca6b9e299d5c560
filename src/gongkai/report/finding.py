"""A finding: something wrong or noteworthy in a document, returned and never raised."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.report.figure import Value, Where


class Severity(StrEnum):
    """How much a finding weighs; only errors make `gongkai check` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or remark.

    `code` is ours and permanent; `catalogue` the id in the published check catalogue. `address` is the cell it is
    about. `expected`, `found` and `difference` (found − expected) are numbers or short texts. `quote` is the offending
    text as printed. `message` says what and where, `advice` what to do, `source` instrument and article.
    """

    code: str
    severity: Severity
    message: str
    catalogue: str = ""
    address: str | None = None
    where: Where | None = None
    expected: Value | str | None = None
    found: Value | str | None = None
    difference: Value | None = None
    quote: str = ""
    advice: str = ""
    source: str = ""
