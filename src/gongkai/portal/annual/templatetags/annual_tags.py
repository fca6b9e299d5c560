"""The boxes of a table to type in, and how places are called."""

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.form import Cell, Edition
from gongkai.portal.annual.naming import named
from gongkai.portal.annual.naming import place as place_of
from gongkai.portal.annual.selectors.entry_page import EntryPage, part_of_key
from gongkai.portal.annual.selectors.overview import Overview
from gongkai.portal.annual.selectors.published import Point
from gongkai.portal.annual.selectors.uploads import Read, read_key
from gongkai.portal.annual.templatetags.form_tags import spans
from gongkai.rendering.layout import Head, Layout, Slot
from gongkai.rendering.outline import cell_text
from gongkai.report import Figure, State

register = template.Library()

_NESTED = 3
"""From so many columns of row labels on, the outer ones hold groups."""


@register.simple_tag
def cell(page: EntryPage, box: Slot) -> SafeString:
    """One cell of a table to type in: an input named by its address, with the one word that says what is wrong with it."""
    if page.table is None:
        return SafeString("")
    shown = page.table.cells[box.address]
    classes = " ".join(filter(None, (shown.look, "is-sum" if box.total else "")))
    last = format_html('<span class="hidden" id="{}-l">去年{}</span>', shown.address, shown.last) if shown.last else ""
    return format_html(
        '<td class="{}" data-cell="{}"{}><input id="{}" name="{}" value="{}" inputmode="numeric" autocomplete="off" aria-label="{}"'
        "{}{}{}><i>{}</i>{}</td>",
        classes,
        shown.address,
        spans(box),
        shown.address,
        shown.address,
        shown.text,
        shown.label,
        SafeString("" if page.editable else " readonly"),
        SafeString(' aria-invalid="true"' if shown.look == "is-err" else ""),
        format_html(' aria-describedby="{}-l" title="去年{}"', shown.address, shown.last) if shown.last else "",
        shown.word,
        last,
    )


@register.simple_tag
def place(page: EntryPage, key: str) -> str:
    """How a clerk calls the place of a remark."""
    return place_of(page.head.edition, key) if key in page.head.edition.cells or "/" not in key or key.startswith("part/") else key


@register.simple_tag
def mend_at(page: EntryPage | Overview, key: str) -> str:
    """The address of the field of an entry, on the page of its part."""
    filing = page.filing
    at = reverse("annual:part", args=[filing.year, filing.agency.key, part_of_key(page.head, key)])
    return f"{at}#{key}"


@register.simple_tag
def called(edition: Edition, key: str) -> str:
    """How a clerk calls the place of an entry."""
    return place_of(edition, key)


@register.simple_tag
def where(cell: Cell) -> str:
    """How a clerk calls a cell."""
    return named(cell)


@register.simple_tag
def read_cell(cells: Mapping[str, Read], box: Slot) -> SafeString:
    """One cell as it was read, leading to its place in the source: the mark on the picture of its page, or its text."""
    one = cells.get(box.address)
    if one is None:
        return format_html("<td{}></td>", spans(box))
    look, word = _read_look(one.figure)
    return format_html(
        '<td id="{}" class="{}"{}><{} {}>{}<i>{}</i></{}></td>',
        read_key(box.address),
        f"{look} is-sum" if box.total else look,
        spans(box),
        *(("a", format_html('href="#{}"', one.place)) if one.place else ("span", "")),
        one.figure.printed,
        word,
        "a" if one.place else "span",
    )


@register.simple_tag
def figure(figures: Mapping[str, Figure], box: Slot) -> SafeString:
    """One cell of a published table, with the heads it falls under for those who listen to it.

    The word for a blank is drawn by the style sheet and is no text: whoever reads the page by program finds what was published.
    """
    found = figures.get(box.address, Figure(state=State.ABSENT))
    look, word = _read_look(found)
    return format_html(
        '<td class="{}" headers="{}"{}><span>{}{}</span></td>',
        f"{look} is-sum" if box.total else look,
        box.headers,
        spans(box),
        cell_text(found),
        format_html('<i data-word="{}"></i>', word) if word else "",
    )


@register.simple_tag
def point(value: Point | None) -> str:
    """One number of a comparison: blank, unreadable and missing are three different words."""
    if value is None or value.state == State.ABSENT:
        return "—"
    if value.value is None:
        return {State.BLANK: "空", State.MARK: "/"}.get(State(value.state), "疑")
    number = value.value.normalize()
    return f"{number:,f}" if value.certain else f"{number:,f}（疑）"


def _read_look(figure: Figure) -> tuple[str, str]:
    if not figure.certain or figure.state is State.UNREADABLE:
        return "is-warn", "疑"
    match figure.state:
        case State.ABSENT:
            return "is-blank", "缺"
        case State.BLANK:
            return "is-blank", "空"
    return ("is-zero" if figure.value == 0 else ""), ""


@register.simple_tag
def columns(drawn: Layout) -> SafeString:
    """The columns of a table whose row labels stand in several: the groups narrow, the last label wide; nothing for other tables."""
    heads, *values = drawn.colgroups
    named = any(isinstance(box, Head) and box.scope == "row" for group in drawn.groups for row in group.rows for box in row)
    if heads < _NESTED or not named or not values:  # no values: headings that reach across the whole table
        return SafeString("")
    inner = "".join(['<col class="is-narrow">'] * (heads - 1) + ['<col class="is-label">'] + ["<col>"] * sum(values))
    return SafeString(f"<colgroup>{inner}</colgroup>")  # a constant text


@register.filter
def at(texts: Mapping[str, str], address: str) -> str:
    """The text of an address, empty where there is none."""
    return texts.get(address, "")


@register.filter
def as_json(value: Mapping[str, Any]) -> str:
    """Data for the script of the page, as the text of an attribute."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
