"""Reports in pieces that a mutation can change before they are written: paragraphs, tables, and what is true of them."""

from __future__ import annotations

import html
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.reports.maker import grids, prose
from tests.reports.maker.as_text import aligned, commas, lines, markdown, paragraphs, pipes, spaces, tabs
from tests.reports.maker.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.reports.maker.figures import Number
    from tests.reports.maker.grids import Cell, Grid


class Shown(str):
    """The text of a value cell, which knows its address."""

    __slots__ = ("address",)
    address: str


class _Document(Document):
    def shown(self, address: str) -> str:
        text = Shown(super().shown(address))
        text.address = address
        return text


@dataclass
class Draft:
    """A report before it is written. `open` are cells that the mutation leaves undecided."""

    rng: random.Random
    document: Document
    items: list[str | Grid]
    tables: dict[str, Grid]
    truth: dict[str, float | None]
    open: set[str] = field(default_factory=set)

    def index(self, table: str) -> int:
        """Where a table stands among the items."""
        return next(n for n, item in enumerate(self.items) if item is self.tables[table])

    def replace(self, table: str, *others: str | Grid) -> None:
        """Put other items where a table stands."""
        place = self.index(table)
        self.items[place : place + 1] = others

    def cells(self, *tables: str) -> Iterator[Cell]:
        """Every cell of these tables, or of all."""
        return (cell for table in tables or self.tables for cells in self.tables[table] for cell in cells)

    def relabel(self, change: Callable[[str], str], *tables: str) -> None:
        """Spell every label and head otherwise."""
        for cell in self.cells(*tables):
            if cell.kind != "value":
                cell.text = change(cell.text)


def _marks(rng: random.Random) -> Callable[[str, Number], str | None]:
    known: dict[str, str | None] = {}

    def blank(address: str, value: Number) -> str | None:
        return known.setdefault(address, rng.choice(["/", "-", "—", "无", None, None])) if value == 0 else None

    return blank


def draft(seed: str, edition: str, blanks: str) -> Draft:
    """A report made up from a seed; `blanks` is `full`, `holes` (0 left empty except in totals) or `marks`."""
    rng = random.Random(f"{seed} {edition} {blanks}")
    ways: dict[str, Callable[[str, Number], str | None]] = {
        "full": lambda address, value: None,
        "holes": lambda address, value: "" if value == 0 and not address.endswith("/total") else None,
        "marks": _marks(rng),
    }
    year, size = (2023 if edition == "2021" else 2020), rng.choice(["bureau", "county", "city"])
    agency = rng.choice(["临溪县民政局", "安泽州市", "石桥镇人民政府"])
    document = _Document(seed, "", agency, year, size, lambda _: b"", edition=edition, blanks=ways[blanks])
    tables = {"proactive": grids.proactive(document), "requests": grids.requests(document), "disputes": grids.disputes(document)}
    places = dict(zip("二三四", tables.values(), strict=True))
    items: list[str | Grid] = [document.heading]
    for heading, before, after in prose.parts(document):
        items += [text for text in (heading, *before) if text]
        items += [places[heading[0]]] if heading[:1] in places else []
        items += after
    truth = {a: float(document.figures[a]) if document.blank(a) is None else None for a in document.present()}
    return Draft(rng, document, items, tables, truth)


def addresses(cells: list[Cell]) -> list[str]:
    """The addresses of the values in a row."""
    return [cell.text.address for cell in cells if isinstance(cell.text, Shown)]


def value_rows(grid: Grid) -> Grid:
    """The rows of a table that hold values."""
    return [cells for cells in grid if addresses(cells)]


def page(made: Draft) -> str:
    """The draft as a web page."""
    out = []
    for item in made.items:
        if isinstance(item, str):
            out.append(f"<p>{html.escape(item, quote=False)}</p>")
            continue
        rows = ("<tr>" + "".join(_td(cell) for cell in cells) + "</tr>" for cells in item)
        out.append("<table>" + "".join(rows) + "</table>")
    return f"<html><body>{''.join(out)}</body></html>"


def _td(cell: Cell) -> str:
    inner = "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in cell.text.split("\n"))
    return f'<td rowspan="{cell.rows}" colspan="{cell.cols}">{inner}</td>'


def ragged(grid: Grid) -> str:
    """A row a line, a tab between cells, nothing where a span runs on."""
    return "\n".join("\t".join(cell.text for cell in cells) for cells in grid)


STYLES: dict[str, Callable[[Grid], str]] = {
    "tabs": tabs,
    "ragged": ragged,
    "pipes": pipes,
    "markdown": markdown,
    "commas": commas,
    "lines": lines,
    "aligned": aligned,
    "paragraphs": paragraphs,
    "spaces": spaces,
}
LOSING = {"paragraphs", "spaces"}
"""Styles in which an empty cell leaves no trace."""


def text(made: Draft, style: str) -> str:
    """The draft as plain text."""
    draw = STYLES[style]
    return "\n\n".join(item if isinstance(item, str) else draw(item) for item in made.items) + "\n"


def lost(made: Draft) -> set[str]:
    """Cells that nobody can place where empty cells leave no trace: those of rows in part empty."""
    groups: dict[str, list[str]] = {}
    for address in made.truth:
        groups.setdefault("disputes" if address.startswith("disputes") else address.rsplit("/", 1)[0], []).append(address)
    empty = {address for address in made.truth if not made.document.shown(address).strip()}
    return {address for group in groups.values() if empty & set(group) for address in group}
