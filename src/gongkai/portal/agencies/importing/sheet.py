"""A sheet as it was put in: its first row and its lines, each with its place in the file, so that every message can name the cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ERROR, WARNING = "error", "warning"


def cell_name(line: int, place: int) -> str:
    """A cell as spreadsheets call it: line from 1, column from 0; `cell_name(7, 1)` is B7."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{line}"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file: its number from 1 and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says, before it is understood. `places` has key of a column → where it stands, from 0."""

    kind: str
    file_name: str
    sha256: str
    header: Line
    lines: tuple[Line, ...]
    places: dict[str, int]
    unknown: tuple[int, ...] = ()
    """Places of columns that the template does not have and that hold something."""

    def cell(self, line: Line, key: str) -> str:
        """What stands in a column; empty where the sheet has no such column."""
        place = self.places.get(key)
        return line.cells[place] if place is not None and place < len(line.cells) else ""

    def name_of(self, line: int, key: str) -> str:
        """The name of a cell, `B7`; only the line where the sheet lacks the column."""
        place = self.places.get(key)
        return f"第{line}行" if place is None else cell_name(line, place)

    def as_rows(self) -> list[Any]:
        """The sheet as what `ImportBatch.rows` keeps: places first, then the first row, then the lines."""
        plain = [[line.number, *line.cells] for line in (self.header, *self.lines)]
        return [{"places": self.places, "unknown": list(self.unknown)}, *plain]

    @classmethod
    def of_rows(cls, kind: str, file_name: str, sha256: str, rows: list[Any]) -> "Sheet":
        """The sheet back from `as_rows`."""
        about, header, *lines = rows
        kept = (Line(number, tuple(cells)) for number, *cells in (header, *lines))
        return cls(kind, file_name, sha256, next(kept), tuple(kept), about["places"], tuple(about["unknown"]))


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One thing wrong with one cell: what stands there, what is expected, how to mend it.

    `severity` is `error` (nothing is imported before it is mended) or `warning` (worth a look).
    """

    line: int
    place: int
    column: str
    found: str
    expected: str
    advice: str
    severity: str = ERROR

    @property
    def cell(self) -> str:
        """The cell as spreadsheets call it, or the line where the column is missing."""
        return cell_name(self.line, self.place) if self.place >= 0 else f"第{self.line}行"

    @property
    def sentence(self) -> str:
        """All of it in one sentence."""
        found = f"写着“{self.found}”" if self.found else "空着"
        return f"{self.cell}〔{self.column}〕{found}，{self.expected}。{self.advice}"

    def as_row(self) -> list[Any]:
        """The problem as what `ImportBatch.problems` keeps."""
        return [self.line, self.place, self.column, self.found, self.expected, self.advice, self.severity]


class Problems:
    """The problems of one sheet while it is examined."""

    def __init__(self, sheet: Sheet, labels: dict[str, str]) -> None:
        """`labels` has key of a column → its label."""
        self._sheet, self._labels = sheet, labels
        self._found: list[CellProblem] = []
        self._faulty: set[int] = set()

    def add(self, line: Line, key: str, expected: str, advice: str, *, found: str | None = None, severity: str = ERROR) -> None:
        """Note one problem at the cell of `key` in `line`."""
        stands = self._sheet.cell(line, key) if found is None else found
        place = self._sheet.places.get(key, -1)
        self._found.append(CellProblem(line.number, place, self._labels[key], stands[:80], expected, advice, severity))
        if severity == ERROR:
            self._faulty.add(line.number)

    def note(self, line: Line, place: int, label: str, expected: str, advice: str) -> None:
        """Note a warning at a place that no column of the template has."""
        found = line.cells[place] if place < len(line.cells) else ""
        self._found.append(CellProblem(line.number, place, label or "无列名", found[:80], expected, advice, WARNING))

    def warn(self, line: Line, key: str, expected: str, advice: str, *, found: str | None = None) -> None:
        """Note something that does not stand against importing."""
        self.add(line, key, expected, advice, found=found, severity=WARNING)

    def faulty(self, line: int) -> bool:
        """Whether the line has an error."""
        return line in self._faulty

    def __iter__(self) -> Iterator[CellProblem]:
        """In the order of the sheet, errors of a cell before its warnings."""
        return iter(sorted(self._found, key=lambda each: (each.line, each.place, each.severity)))
