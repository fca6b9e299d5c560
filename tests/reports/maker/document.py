"""One document of the corpus: what it says, how it is spoilt, and the gold that a reader should find in it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from . import figures as numbers
from .form import COLUMNS, dispute_addresses, proactive_addresses, request_addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from .figures import Figures, Number


def plain(value: Number) -> str:
    """The number with nothing added, as most reports print it."""
    return f"{value}"


def thousands(value: Number) -> str:
    """The number with commas between thousands."""
    return f"{value:,}"


def fullwidth(value: Number) -> str:
    """The number in full-width digits, the decimal point as well."""
    return f"{value}".translate({**{ord("0") + n: ord("０") + n for n in range(10)}, ord("."): "．", ord("-"): "－"})


@dataclass
class Document:
    """A report to write. Every fault in it is stated here and nowhere else."""

    name: str
    note: str
    agency: str
    year: int
    size: str
    write: Callable[[Document], bytes]
    suffix: str = "html"
    edition: str = "2021"  # of table three
    table_two: str = ""  # edition of table two, where it is another
    digits: Callable[[Number], str] = plain
    changes: Figures = field(default_factory=dict)  # figures printed otherwise than they add up
    printed: dict[str, str] = field(default_factory=dict)  # the very characters of a cell
    blanks: Callable[[str, Number], str | None] = lambda address, value: None  # what stands in a cell without a number
    relabel: dict[str, str] = field(default_factory=dict)
    absent: tuple[str, ...] = ()  # rows of table two that are not there, such as rules
    tables: tuple[str, ...] = ("proactive", "requests", "disputes")
    prose: bool = True
    title: str | None = None
    says: dict[str, Any] = field(default_factory=dict)  # facts that the prose states otherwise than the tables
    adds: tuple[str, ...] = ()  # paragraphs more in part one
    ambiguous: Callable[[Document], list[str]] = lambda document: []
    form: str = "separated"
    findings: tuple[str, ...] = ()
    units: dict[str, str] = field(default_factory=dict)
    residue: bool = False  # chrome or markup is left in the text, which a checker may well call an error
    year_known: bool = True
    kept: Callable[[str], bool] = lambda address: True

    def __post_init__(self) -> None:
        self.edition_two = self.table_two or self.edition
        self.rng = random.Random(f"document {self.name}")
        self.figures = numbers.make(self.name, self.size, self.edition, self.edition_two) | self.changes

    @property
    def heading(self) -> str:
        """The title of the report."""
        return self.title if self.title is not None else f"{self.agency}{self.year}年政府信息公开工作年度报告"

    @property
    def folder(self) -> str:
        """Where the raw file lies."""
        return {"html": "html", "txt": "text"}.get(self.suffix, "office")

    def blank(self, address: str) -> str | None:
        """What stands in the cell instead of a number, or none where a number does."""
        return self.blanks(address, self.figures[address])

    def shown(self, address: str) -> str:
        """The characters in a cell."""
        if address in self.printed:
            return self.printed[address]
        blank = self.blank(address)
        return self.digits(self.figures[address]) if blank is None else blank

    def label(self, text: str) -> str:
        """A label of the form as this document spells it."""
        for old, new in self.relabel.items():
            text = text.replace(old, new)
        return text

    def present(self) -> list[str]:
        """Addresses that this document has cells for."""
        listed = {
            "proactive": [a for a in proactive_addresses(self.edition_two) if a.split("/")[1] not in self.absent],
            "requests": request_addresses(self.edition),
            "disputes": dispute_addresses(),
        }
        return [address for table in self.tables for address in listed[table] if self.kept(address)]

    def gold(self) -> dict[str, Any]:
        """The figures as a person would read them from the page."""
        ambiguous = set(self.ambiguous(self))
        read: dict[str, Number | None] = {}
        for address in self.present():
            if address in ambiguous:
                continue
            blank = None if address in self.printed else self.blank(address)
            if blank is None:
                read[address] = self.figures[address]
            elif blank.strip():
                read[address] = None
        broken = numbers.violations(read, self.edition)
        gold: dict[str, Any] = {
            "raw": f"{self.folder}/{self.name}.{self.suffix}",
            "form": self.form,
            "agency": self.agency if self.year_known else None,
            "year": self.year if self.year_known else None,
            "edition": self.edition,
            "editions": {table: self._edition_of(table) for table in ("proactive", "requests", "disputes")},
            "figures": {address: _json(value) for address, value in read.items()},
            "ambiguous": sorted(ambiguous),
            "units": self.units,
            "identity_violations": broken,
            "findings_expected": sorted({*self.findings, *(numbers.CATALOGUE[str(one["kind"])] for one in broken)}),
            "clean": not (broken or ambiguous or self.findings or self.residue) and self.prose and self.form == "separated",
            "note": self.note,
        }
        return gold

    def _edition_of(self, table: str) -> str | None:
        if table not in self.tables:
            return None
        return self.edition_two if table == "proactive" else self.edition


def _json(value: Number | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value


def row(key: str) -> list[str]:
    """The seven addresses of a row of table three."""
    return [f"requests/{key}/{column}" for column, _ in COLUMNS]
