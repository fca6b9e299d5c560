"""What matching one table yields."""

from dataclasses import dataclass, field

from gongkai.form import Edition
from gongkai.report import Figure, Finding


@dataclass(slots=True)
class TableFound:
    """A table as read: its edition, a figure for each of its addresses, findings, and the stretches it fills."""

    edition: Edition
    figures: dict[str, Figure]
    findings: list[Finding] = field(default_factory=list)
    extents: list[tuple[int, int]] = field(default_factory=list)
    rows: int = 0
    """How many rows were recognised."""
