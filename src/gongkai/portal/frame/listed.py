"""One page of a list as its template shows it: heads with their sorting, cells, the pager, the files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

if TYPE_CHECKING:
    from django.core.paginator import Page

    from gongkai.portal.frame.forms import PlainForm

Value = str | int | date | datetime | None
"""What a cell holds; a moment is aware, and shown in the time of Beijing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of the page shows."""

    label: str
    value: Value
    link: str
    small: str
    tone: str
    numeric: bool

    @property
    def is_day(self) -> bool:
        """Whether it is a day, to be written in full."""
        return isinstance(self.value, date) and not self.is_moment

    @property
    def is_moment(self) -> bool:
        """Whether it is a day with its time."""
        return isinstance(self.value, datetime)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing; a zero is something."""
        return self.value is None or self.value == ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: where its sorting leads (empty: nowhere), and how it is sorted now, as aria-sort says it."""

    label: str
    url: str
    sorted: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the pager; an empty `url` marks a gap."""

    label: str
    url: str
    number: int = 0
    current: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list; `found` counts all rows that match, `files` are label and address of the exports."""

    caption: str
    found: int
    unit: str
    filtered: bool
    filters: "PlainForm | None"
    empty: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    steps: tuple[Step, ...]
    files: tuple[tuple[str, str], ...]


def address(asked: QueryDict, **changed: str | int | None) -> str:
    """The query of the page with some of it changed; `None` takes it out."""
    query = asked.copy()
    query.pop("format", None)
    for name, value in changed.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"


def steps(page: "Page[Any]", asked: QueryDict) -> Iterator[Step]:
    """The pager: the page before, the first, those around, the last, the next; nothing where there is one page."""
    if page.paginator.num_pages == 1:
        return
    if page.has_previous():
        yield Step("上一页", address(asked, page=page.previous_page_number()))
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1):
        if isinstance(number, int):
            yield Step(str(number), address(asked, page=number), number, number == page.number)
        else:
            yield Step("……", "")
    if page.has_next():
        yield Step("下一页", address(asked, page=page.next_page_number()))
