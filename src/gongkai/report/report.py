"""A report: its head, its parts as text, its figures by address."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.editions import EDITIONS, TABLES
from gongkai.form import Edition, identities
from gongkai.report.figure import Figure, State, Value

_ABSENT = Figure(state=State.ABSENT)

FIGURES = "figures"
"""What `metadata["holds"]` says of a source that has figures alone, such as a CSV of cells: that it has no text is no fault."""


@dataclass(frozen=True, slots=True)
class Part:
    """One numbered part as found: its number, its heading without the numeral, its text without the table.

    Paragraphs of `text` are joined by a line feed. `line` is where the heading stands, when that is known.
    """

    number: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One annual report as printed.

    `editions` names the edition that each table follows, none for a table that was not found. `figures` holds every
    address of the tables that were found, and none of the others. `opening` is the text between title and part one,
    `closing` what follows part six (signature, date). `metadata` has what the page says of the document: 索引号,
    文号, 发布机构, 生成日期 under their Chinese names as printed, and under English keys what was worked out: `period`
    (`2023-01-01/2023-12-31`), `period_printed`, `dated`, `published_on` (ISO dates), `holds` (see `FIGURES`).
    """

    agency: str | None = None
    year: int | None = None
    title: str = ""
    edition: str | None = None
    editions: Mapping[str, str | None] = field(default_factory=lambda: dict.fromkeys(TABLES))
    metadata: Mapping[str, str] = field(default_factory=dict)
    opening: str = ""
    sections: tuple[Part, ...] = ()
    closing: str = ""
    figures: Mapping[str, Figure] = field(default_factory=dict)

    @property
    def has_only_figures(self) -> bool:
        """Whether the source was one of figures alone, in which no title and no part can stand."""
        return self.metadata.get("holds") == FIGURES

    def figure(self, address: str) -> Figure:
        """The figure at an address, an absent one where the document has no such cell."""
        return self.figures.get(address, _ABSENT)

    def value(self, address: str) -> Value | None:
        """The number at an address, none where no number stands there."""
        return self.figure(address).value

    def table_edition(self, table: str) -> Edition | None:
        """The edition that a table follows, none where the table was not found."""
        name = self.editions.get(table)
        return EDITIONS[name] if name else None

    def part(self, number: int) -> Part | None:
        """The first part with this number."""
        return next((part for part in self.sections if part.number == number), None)

    def prose(self) -> str:
        """Opening, all parts and closing as one text, in order."""
        pieces = [self.opening, *(part.text for part in self.sections), self.closing]
        return "\n".join(piece for piece in pieces if piece)

    def completed(self) -> dict[str, Value | None]:
        """Values with totals derived from their parts where every part has a number; printed totals are replaced.

        For entry and rendering only: `figures` keeps what was printed.
        """
        values = {address: figure.value for address, figure in self.figures.items()}
        for table in TABLES:
            edition = self.table_edition(table)
            if edition is None:
                continue
            for identity in (i for i in identities(edition) if i.table == table and i.target == i.left[0]):
                parts = [values.get(address) for address in identity.right]
                known = [part for part in parts if part is not None]
                if len(known) == len(parts):
                    values[identity.target] = sum(known)
        return values
