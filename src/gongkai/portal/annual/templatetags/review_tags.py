"""The cells of a report that is read and judged: each number is the way to what is said of it."""

from urllib.parse import urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.portal.annual.selectors.entry_page import TableView
from gongkai.portal.annual.selectors.review import ReviewPage
from gongkai.portal.annual.templatetags.form_tags import spans
from gongkai.rendering.layout import Slot

register = template.Library()


@register.simple_tag
def judged_cell(page: ReviewPage, table: TableView, box: Slot, url: str) -> SafeString:
    """One cell of a table to be judged: a link to the page at `url` with it open, and the one word that says what is wrong or remarked."""
    shown = table.cells[box.address]
    is_open = page.open is not None and page.open.key == box.address
    remarked = any(remark.key == box.address and remark.settled_at is None for remark in page.remarks)
    classes = " ".join(filter(None, (shown.look, "is-sum" if box.total else "", "is-open" if is_open else "")))
    words = "".join(filter(None, (shown.word, "改" if remarked else "")))
    return format_html(
        '<td class="{}" headers="{}" id="{}"{}><a href="{}?{}#cell"{} aria-label="{}：{}{}">{}{}</a></td>',
        classes,
        box.headers,
        box.address,
        spans(box),
        url,
        urlencode({"at": box.address}),
        SafeString(' aria-current="true"') if is_open else "",
        shown.label,
        shown.text or "空",
        "，".join(["", *([words] if words else []), *([f"去年{shown.last}"] if shown.last else [])]),
        shown.text,
        format_html("<i>{}</i>", words) if words else "",
    )


@register.simple_tag
def summed_cell(figures: dict[str, str], url: str, opened: str, box: Slot) -> SafeString:
    """One cell of a sum: a link to what each member gave to it."""
    text = figures.get(box.address, "")
    look = "is-blank" if not text else "is-zero" if text == "0" else ""
    classes = " ".join(filter(None, (look, "is-sum" if box.total else "", "is-open" if opened == box.address else "")))
    return format_html(
        '<td class="{}" headers="{}"{}><a href="{}?{}">{}</a></td>',
        classes,
        box.headers,
        spans(box),
        url,
        urlencode({"at": box.address}),
        text or SafeString("<i>空</i>"),
    )
