"""What importing a sheet would do, row by row, and what stands against it."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from gongkai.portal.agencies.importing.sheet import ERROR, WARNING, CellProblem

NEW, CHANGED, CORRECTED, SAME = "new", "changed", "corrected", "same"
FATES = {NEW: "新增", CHANGED: "变更", CORRECTED: "更正", SAME: "不变"}
"""What becomes of a row → what it is called."""


NEVER = date.max
"""In place of a day that a row does not have."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of something the platform has: its label, what stands now, what the sheet says."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A body that a row names: one of the platform by `id`, or one that the same sheet opens, by its `line`."""

    name: str
    id: int | None = None
    line: int | None = None


@dataclass(slots=True)
class BodyRow:
    """One body: `fields` as they are to be stored, references apart; `id` is the body it already is.

    `opened_on` is given for a new body, `since` for a change.
    """

    line: int
    name: str
    fate: str
    fields: dict[str, Any]
    refs: dict[str, Ref | None]
    opened_on: date = NEVER
    since: date = NEVER
    id: int | None = None
    changes: list[Change] = field(default_factory=list)


@dataclass(slots=True)
class PersonRow:
    """One person: `fields` as they are to be stored; `unit` a name; `roles` those they do not hold yet, on `role_agency`."""

    line: int
    name: str
    fate: str
    fields: dict[str, Any]
    agency: int
    agency_name: str
    unit: str = ""
    unit_id: int | None = None
    roles: tuple[str, ...] = ()
    role_agency: int = 0
    role_agency_name: str = ""
    id: int | None = None
    changes: list[Change] = field(default_factory=list)


Row = TypeVar("Row", BodyRow, PersonRow)


@dataclass(frozen=True, slots=True)
class Plan(Generic[Row]):
    """All rows that can be understood, and all problems; it can be applied where no problem is an error."""

    kind: str
    rows: tuple[Row, ...]
    problems: tuple[CellProblem, ...]

    @property
    def errors(self) -> tuple[CellProblem, ...]:
        """What has to be mended first."""
        return tuple(problem for problem in self.problems if problem.severity == ERROR)

    @property
    def warnings(self) -> tuple[CellProblem, ...]:
        """What is worth a look."""
        return tuple(problem for problem in self.problems if problem.severity == WARNING)

    @property
    def counts(self) -> Counter[str]:
        """How many rows are new, changed, corrected, the same."""
        return Counter(row.fate for row in self.rows)

    @property
    def works(self) -> bool:
        """Whether applying it would do anything."""
        return any(row.fate != SAME or (isinstance(row, PersonRow) and row.roles) for row in self.rows)

    @property
    def digest(self) -> str:
        """What the plan would do, in short: who confirms a preview confirms this and nothing else."""
        told = [
            [row.line, row.fate, row.name, row.id, [[change.label, change.before, change.after] for change in row.changes], _rest(row)]
            for row in self.rows
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False, default=str).encode()).hexdigest()[:32]


def _rest(row: BodyRow | PersonRow) -> list[Any]:
    if isinstance(row, BodyRow):
        refs = {key: ref and [ref.id, ref.line] for key, ref in row.refs.items()}
        return [row.fields, refs, row.opened_on, row.since]
    return [row.fields, row.agency, row.unit, row.roles, row.role_agency]
