"""Reports in, findings out: one check, one file in `checks/`."""

from gongkai.checking import checks as _checks  # noqa: F401  registers every check
from gongkai.checking.rule import REGISTRY, Check, Context
from gongkai.checking.run import check_report

__all__ = ["REGISTRY", "Check", "Context", "check_report"]
