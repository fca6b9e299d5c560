"""The boxes of a table to type in, and how places are called."""

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.portal.annual.naming import place as called
from gongkai.portal.annual.selectors.entry_page import EntryPage
from gongkai.rendering.layout import Slot

register = template.Library()


@register.simple_tag
def cell(page: EntryPage, box: Slot) -> SafeString:
    """One cell of a table to type in: an input named by its address, with the one word that says what is wrong with it."""
    if page.table is None:
        return SafeString("")
    shown = page.table.cells[box.address]
    classes = " ".join(filter(None, (shown.look, "is-sum" if box.total else "")))
    last = format_html('<span class="hidden" id="{}-l">去年{}</span>', shown.address, shown.last) if shown.last else ""
    return format_html(
        '<td class="{}" data-cell="{}"{}{}><input id="{}" name="{}" value="{}" inputmode="numeric" autocomplete="off" aria-label="{}"'
        "{}{}{}><i>{}</i>{}</td>",
        classes,
        shown.address,
        _span("rowspan", box.rowspan),
        _span("colspan", box.colspan),
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
    return called(page.head.edition, key) if key in page.head.edition.cells or "/" not in key or key.startswith("part/") else key


@register.filter
def as_json(value: Mapping[str, Any]) -> str:
    """Data for the script of the page, as the text of an attribute."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _span(name: str, number: int) -> SafeString:
    return format_html(' {}="{}"', SafeString(name), number) if number > 1 else SafeString("")
