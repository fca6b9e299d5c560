"""Labels to figures: a `Document` of any format becomes a report. Knows labels, not tags."""

from gongkai.reading.match.report import Reading, match

__all__ = ["Reading", "match"]
