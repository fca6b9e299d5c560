"""Tags for templates: days as people read them, two columns where there is something for the second, addresses of a list."""

from datetime import date, datetime
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.portal.frame import clock
from gongkai.workdays import Calendar, UnknownYear

register = template.Library()

_SOON = 3
"""From how many working days before its end on a thing is shown as pressing."""
_WEEKDAYS = "一二三四五六日"


def _day(value: date) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) and timezone.is_aware(value) else value


def spelled(value: date) -> str:
    """A day as it is written on screens and in letters: 2025年5月14日."""
    return f"{value.year}年{value.month}月{value.day}日"


@register.simple_tag
def day(value: date | None, empty: str = "—") -> str:
    """A day in full, in a `<time>`; the words `empty` where there is none."""
    if value is None:
        return empty
    shown = _day(value)
    return format_html('<time datetime="{}">{}</time>', shown.strftime("%Y-%m-%d"), spelled(shown))


@register.simple_tag
def moment(value: datetime | None, empty: str = "—") -> str:
    """A day and the minute, in a `<time>`."""
    if value is None:
        return empty
    local = timezone.localtime(value)
    return format_html('<time datetime="{}">{} {}</time>', local.isoformat(timespec="seconds"), spelled(local), f"{local:%H:%M}")


@register.simple_tag
def due(value: date | None, empty: str = "—") -> str:
    """A last day with its weekday and the working days that are left: 2025年5月14日　星期三，还有8个工作日."""
    if value is None:
        return empty
    words, tone = _left(clock.today(), value)
    return format_html(
        '<time datetime="{}">{}</time>　星期{}，<span class="due-left {}">{}</span>',
        value.isoformat(),
        spelled(value),
        _WEEKDAYS[value.weekday()],
        tone,
        words,
    )


def _left(today: date, last: date) -> tuple[str, str]:
    """What is left until a day, and how pressing it is."""
    if last == today:
        return "今天到期", "is-soon"
    try:
        left = Calendar.load().working_days_between(today, last, strict=False)
    except UnknownYear:
        return (f"还有{(last - today).days}个自然日", "") if last > today else (f"已过{(today - last).days}个自然日", "is-late")
    if last < today:
        return f"已过{-left}个工作日" if left else "已过期", "is-late"
    if left == 0:
        return "到期前没有工作日了", "is-soon"
    return f"还有{left}个工作日", "is-soon" if left <= _SOON else ""


class SplitNode(template.Node):
    """Two columns: main and aside; the main alone where the aside turns out empty."""

    child_nodelists = ("main", "aside")

    def __init__(self, main: NodeList, aside: NodeList, label: FilterExpression) -> None:
        self.main = main
        self.aside = aside
        self.label = label

    def render(self, context: Context) -> SafeString:
        """The columns, or the main alone; both are rendered by the template engine, and escaped there."""
        main, aside = self.main.render(context), self.aside.render(context)
        if not aside.strip():
            return format_html('<div class="stack sole">{}</div>', main)
        return format_html(
            '<div class="split desk"><div class="stack">{}</div><aside class="stack" aria-label="{}">{}</aside></div>',
            main,
            self.label.resolve(context),
            aside,
        )


@register.tag
def split(parser: Parser, token: Token) -> SplitNode:
    """`{% split "name of the aside" %}…{% aside %}…{% endsplit %}`: two columns, or one where the second is empty."""
    label = parser.compile_filter(token.split_contents()[1])
    main = parser.parse(("aside",))
    parser.delete_first_token()
    aside = parser.parse(("endsplit",))
    parser.delete_first_token()
    return SplitNode(main, aside, label)


@register.filter
def at(values: dict[str, Any], key: str) -> Any:
    """The value of a mapping at a key; nothing where there is none."""
    return values.get(key)
