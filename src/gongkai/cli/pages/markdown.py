"""Markdown of the generated pages."""

from collections.abc import Iterable, Sequence

MADE = "<!-- 本页由 gongkai docs --write 生成，请勿手改。 -->"
"""The first line of every generated page."""


def page(title: str, *parts: str) -> str:
    """A page: its title, then its parts with a blank line between them."""
    return "\n\n".join([MADE, f"# {title}", *(part.strip("\n") for part in parts if part)]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar inside a cell is escaped."""
    lines = [list(heads), ["---"] * len(heads), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
