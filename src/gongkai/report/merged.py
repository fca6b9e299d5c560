"""What a merged report is made of: its members, the sum in every cell, and what is to be known of both.

`gongkai.compiling` makes these; checks read them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.report.agency_name import folded_name
from gongkai.report.figure import Figure
from gongkai.report.report import Report


@dataclass(frozen=True, slots=True)
class Member:
    """One report that goes into a merged one; `source` says where it came from (a file name), for messages."""

    report: Report
    source: str = ""

    @property
    def name(self) -> str:
        """The agency's name, else the file's, else what can be said of a report without either."""
        return self.report.agency or self.source or "一份没有机关名称的年报"

    @property
    def key(self) -> str:
        """Equal for two reports of one agency; a report without the agency's name is known by its file."""
        return folded_name(self.report.agency) if self.report.agency else f"file:{self.source}" if self.source else ""


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """From `on` the agency `new` carries on what `old` did: merged into it, split off from it or renamed."""

    old: str
    new: str
    on: date


@dataclass(frozen=True, slots=True)
class Total:
    """The sum in one cell.

    `figure` is what stands in the merged report. `lacking` are members without a sure number here (blank, unreadable,
    no such row), `other_unit` those whose number is left out because its unit is another one. Both are empty where no
    member has a number: then nothing is summed, the cell is empty.
    """

    figure: Figure
    lacking: tuple[Member, ...] = ()
    other_unit: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged report with its making.

    `counted` are the members summed, each agency once. `twice` pairs a report left out with the counted one of the same
    agency. `other_year` are left out because their year is another one. `missing` are expected names without a report,
    `unexpected` counted members that no expected name fits; both are empty where no names were given. `last` are last
    year's reports of the members, for what was carried over, as far as `reorganisations` lead from them to this year's.
    """

    report: Report
    counted: tuple[Member, ...]
    totals: Mapping[str, Total]
    twice: tuple[tuple[Member, Member], ...] = ()
    other_year: tuple[Member, ...] = ()
    missing: tuple[str, ...] = ()
    unexpected: tuple[Member, ...] = ()
    last: tuple[Member, ...] = ()
    reorganisations: tuple[Reorganisation, ...] = field(default=())

    @property
    def complete(self) -> bool:
        """Whether nothing is known to be left out of the sums."""
        return not (self.missing or self.other_year)
