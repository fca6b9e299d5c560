"""Lists as every screen has them: columns, filters, sorting, pages, and all rows that match as a table for Excel.

An app declares a `Listing` once and its view ends in `return LISTING.show(request, rows)`, where `rows` is the query of a selector.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import F, Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from gongkai.portal.frame import exports
from gongkai.portal.frame.forms import PlainForm
from gongkai.portal.frame.listed import Cell, Head, Listed, Value, address, steps

Row = TypeVar("Row", bound=Model)


class Filters(PlainForm):
    """The filter form of a list: every field optional, and `narrow` leaves the rows that match.

    A field that cannot be read says so and narrows nothing; use `self.cleaned_data.get(...)`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As a plain form; nothing is required and ids do not clash with those of the page."""
        super().__init__(*args, **{"auto_id": "filter-%s", **kwargs})
        for each in self.fields.values():
            each.required = False

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that match what is chosen."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: what stands in it, by what it sorts, where it leads.

    `sort` is a field of the query (with `-` where the first click shall show the greatest first); `small` gives a second line;
    `tone` gives `ok`, `warn`, `err` or `act` where the value is a state shown as a tag; `file_only` columns stand in exports alone.
    The first column is the heading of its row.
    """

    key: str
    label: str
    value: Callable[[Row], Value]
    sort: str = ""
    link: Callable[[Row], str] | None = None
    numeric: bool = False
    small: Callable[[Row], str] | None = None
    tone: Callable[[Row], str] | None = None
    file_only: bool = False


def _nothing(rows: list[Any]) -> None:
    """Adds nothing to the rows."""


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """A list: its name in addresses and files, its caption, its columns, its filters, and what it says when there is nothing."""

    name: str
    caption: str
    columns: tuple[Column[Row], ...]
    filters: type[Filters] | None = None
    empty: str = "还没有内容。"
    per_page: int = 50
    unit: str = "条"
    formats: tuple[str, ...] = field(default=exports.FORMATS)

    def show(
        self,
        request: HttpRequest,
        rows: QuerySet[Row],
        annotate: Callable[[list[Row]], None] = _nothing,
        template: str = "frame/list.html",
        context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of the list, or with `?format=xlsx` (`csv`, `csv-gbk`) all rows that match as a file.

        `annotate` adds to each bundle of rows what one query can fetch for all of them. The template finds `listing`.
        """
        filters = self.filters(request.GET) if self.filters else None
        found = rows
        if filters is not None:
            filters.is_valid()
            found = filters.narrow(rows)
        found = self._sorted(found, request.GET.get("sort", ""))
        asked = request.GET.get("format", "")
        if asked in self.formats:
            return self._exported(asked, found, annotate)
        page = Paginator(found, self.per_page).get_page(request.GET.get("page"))
        shown = list(page.object_list)
        annotate(shown)
        listing = Listed(
            caption=self.caption,
            found=page.paginator.count,
            unit=self.unit,
            filtered=filters is not None and any(filters.data.get(name) for name in filters.fields),
            filters=filters,
            empty=self.empty,
            heads=tuple(self._heads(request.GET)),
            rows=tuple(self._cells(row) for row in shown),
            steps=tuple(steps(page, request.GET)),
            files=tuple((exports.LABELS[each], address(request.GET, format=each, page=None)) for each in self.formats),
        )
        return render(request, template, {"listing": listing, "title": self.caption, **(context or {})})

    def _heads(self, asked: QueryDict) -> Iterator[Head]:
        now = asked.get("sort", "")
        for column in self._visible():
            if not column.sort:
                yield Head(column.label, "", "", column.numeric)
                continue
            first = f"-{column.key}" if column.sort.startswith("-") else column.key
            turned = column.key if now == f"-{column.key}" else f"-{column.key}"
            is_sorted = {column.key: "ascending", f"-{column.key}": "descending"}.get(now, "none")
            yield Head(column.label, address(asked, sort=first if is_sorted == "none" else turned, page=None), is_sorted, column.numeric)

    def _visible(self) -> tuple[Column[Row], ...]:
        return tuple(column for column in self.columns if not column.file_only)

    def _sorted(self, rows: QuerySet[Row], asked: str) -> QuerySet[Row]:
        column = self._column(asked.removeprefix("-"))
        if column is None:
            return rows if rows.ordered else rows.order_by("pk")
        turned = asked.startswith("-")
        by = F(column.sort.removeprefix("-"))
        # What is blank comes last on every database; the key decides between rows that are alike, so each has one page.
        first = by.desc(nulls_last=True) if turned else by.asc(nulls_last=True)
        return rows.order_by(first, "-pk" if turned else "pk")

    def _column(self, key: str) -> Column[Row] | None:
        return next((column for column in self.columns if column.sort and column.key == key), None)

    def _cells(self, row: Row) -> tuple[Cell, ...]:
        return tuple(
            Cell(
                column.label,
                column.value(row),
                column.link(row) if column.link else "",
                column.small(row) if column.small else "",
                column.tone(row) if column.tone else "",
                column.numeric,
            )
            for column in self._visible()
        )

    def _exported(self, asked: str, rows: QuerySet[Row], annotate: Callable[[list[Row]], None]) -> HttpResponse:
        def lines() -> Iterator[Sequence[Value]]:
            bundle: list[Row] = []
            for row in rows.iterator(chunk_size=exports.BUNDLE):
                bundle.append(row)
                if len(bundle) == exports.BUNDLE:
                    yield from self._values(bundle, annotate)
                    bundle = []
            yield from self._values(bundle, annotate)

        return exports.as_file(asked, self.caption, [column.label for column in self.columns], lines())

    def _values(self, bundle: list[Row], annotate: Callable[[list[Row]], None]) -> Iterator[Sequence[Value]]:
        annotate(bundle)
        for row in bundle:
            yield [column.value(row) for column in self.columns]
