"""What pages of other apps show of published reports."""

from decimal import Decimal

from django import template

from gongkai.portal.annual.selectors import published

register = template.Library()


@register.inclusion_tag("annual/public/of_body.html")
def reports_of(key: str) -> dict[str, object]:
    """The published reports of a body, newest year first."""
    return {"key": key, "reports": published.of_body(key)}


@register.filter
def unlocalised(value: Decimal) -> str:
    """A number for a drawing: with a point whatever the language."""
    return f"{value:f}"
