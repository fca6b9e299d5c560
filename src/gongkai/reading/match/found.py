"""What matching one table yields."""

from msgspec import Struct, field

from gongkai.form import Edition
from gongkai.report import Figure, Finding


class TableFound(Struct):
    """A table as read: its edition, a figure for each of its addresses, findings, and the stretches it fills."""

    edition: Edition
    figures: dict[str, Figure]
    findings: list[Finding] = field(default_factory=list)
    extents: list[tuple[int, int]] = field(default_factory=list)
    rows: int = 0
    """How many rows were recognised."""
