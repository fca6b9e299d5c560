"""The boxes of a form that hold no figure, and how far every box reaches."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.rendering.layout import Head, Slot

register = template.Library()


@register.simple_tag
def heading(box: Head) -> SafeString:
    """A heading of a table: the cells it belongs to name it by its id."""
    look = format_html(' class="{}"', box.look) if box.look else ""
    return format_html('<th id="{}" scope="{}"{}{}>{}</th>', box.id, box.scope, spans(box), look, box.text)


def spans(box: Head | Slot) -> SafeString:
    """The attributes of a box that is more than one row or column."""
    rows = format_html(' rowspan="{}"', box.rowspan) if box.rowspan > 1 else ""
    columns = format_html(' colspan="{}"', box.colspan) if box.colspan > 1 else ""
    return format_html("{}{}", rows, columns)
