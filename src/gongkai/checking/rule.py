"""What a check is: a function from a context to findings, registered under its code."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, Protocol, TypeVar

from gongkai.report import Finding, Merged, Report, Severity, Value, Where

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at.

    `report` is the report being checked; `last` the same agency's report of the year before, where given. `agency`
    and `year` are what the caller says the report is about (none: take the report's own word). `published_on` is the
    day of publication, where given or printed on the page. `merged` is the sum of the members' reports that the
    report should be, where it is a merged one and its members are at hand; only the U family looks at it.
    """

    report: Report
    last: Report | None = None
    agency: str | None = None
    year: int | None = None
    published_on: date | None = None
    merged: Merged | None = None
    _known: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What the facts have answered so far, by fact."""

    @property
    def report_year(self) -> int | None:
        """The year said by the caller, else the report's own."""
        return self.year or self.report.year

    @property
    def agency_name(self) -> str | None:
        """The agency said by the caller, else the report's own."""
        return self.agency or self.report.agency


def fact(function: Callable[[Context], Answer]) -> Callable[[Context], Answer]:
    """A function of a context that is worked out once for each context, however many checks ask; it must not change."""

    @wraps(function)
    def remembered(context: Context) -> Answer:
        known = context._known
        if function not in known:
            known[function] = function(context)
        answer: Answer = known[function]
        return answer

    return remembered


class Maker(Protocol):
    """Makes a finding of the check that it was handed to; code, catalogue id, severity and source are filled in."""

    def __call__(
        self,
        message: str,
        *,
        advice: str = "",
        address: str | None = None,
        where: Where | None = None,
        expected: Value | str | None = None,
        found: Value | str | None = None,
        difference: Value | None = None,
        quote: str = "",
        severity: Severity | None = None,
        catalogue: str | None = None,
        source: str | None = None,
    ) -> Finding:
        """The finding; `severity`, `catalogue` and `source` replace the check's own where given."""
        ...


CheckFunction = Callable[[Context, Maker], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check; `title` names the fault in Chinese, `manual` is its page (the function's docstring)."""

    code: str
    name: str
    title: str
    catalogue: tuple[str, ...]
    severity: Severity
    source: str
    function: CheckFunction = field(repr=False)

    @property
    def manual(self) -> str:
        """The manual page in Chinese: 查什么、为什么要紧、常见原因、例子、依据."""
        return self.function.__doc__ or ""

    def run(self, context: Context) -> Iterator[Finding]:
        """The findings of this check alone."""
        return self.function(context, self._found)

    def _found(
        self,
        message: str,
        *,
        advice: str = "",
        address: str | None = None,
        where: Where | None = None,
        expected: Value | str | None = None,
        found: Value | str | None = None,
        difference: Value | None = None,
        quote: str = "",
        severity: Severity | None = None,
        catalogue: str | None = None,
        source: str | None = None,
    ) -> Finding:
        return Finding(
            code=self.code,
            severity=severity or self.severity,
            message=message,
            catalogue=next(iter(self.catalogue), "") if catalogue is None else catalogue,
            address=address,
            where=where,
            expected=expected,
            found=found,
            difference=difference,
            quote=quote,
            advice=advice,
            source=self.source if source is None else source,
        )


REGISTRY: dict[str, Check] = {}
"""Every registered check by code."""


def check(
    code: str, *, title: str, catalogue: tuple[str, ...], severity: Severity, source: str = ""
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a function as the check `code`; ValueError where the code is taken."""

    def register(function: CheckFunction) -> CheckFunction:
        if code in REGISTRY:
            raise ValueError(f"check code {code} is taken by {REGISTRY[code].name}")
        name = getattr(function, "__name__", code)
        REGISTRY[code] = Check(code, name, title, catalogue, severity, source, function)
        return function

    return register
