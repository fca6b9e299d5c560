"""Run the checks over one report."""

from gongkai.checking.rule import REGISTRY, Context
from gongkai.report import Finding

_ORDER = {"error": 0, "warning": 1, "info": 2}


def check_report(context: Context, codes: frozenset[str] | None = None) -> list[Finding]:
    """Findings of all checks (or of `codes` alone), errors first, then by code and place in the form."""
    places = {address: number for number, address in enumerate(context.report.figures)}
    found = [finding for code, check in sorted(REGISTRY.items()) if codes is None or code in codes for finding in check.run(context)]
    return sorted(found, key=lambda f: (_ORDER[f.severity.value], f.code, places.get(f.address or "", -1)))
