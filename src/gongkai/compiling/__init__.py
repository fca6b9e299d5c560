"""Reports in, a report out: many added up to one, or this year's held beside last year's."""

from gongkai.compiling.compare import Comparison, PartPair, Row, compare
from gongkai.compiling.merge import Plan, merge

__all__ = ["Comparison", "PartPair", "Plan", "Row", "compare", "merge"]
