"""What a field of a form says: the article it stands on, its errors in words that tell how to mend it, and days as people write them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates

AnyField = TypeVar("AnyField", bound=forms.Field)


@dataclass(frozen=True, slots=True)
class Citation:
    """The article a field stands on, and in a sentence what it asks."""

    article: str
    why: str = ""


def cited(field: AnyField, article: str, why: str = "") -> AnyField:
    """The field with the article it stands on, folded beside it on the screen: `cited(CharField(…), "条例第十二条", "写明……")`."""
    field.citation = Citation(article, why)  # type: ignore[attr-defined]  # read by frame/field.html
    return field


_DAY = re.compile(r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*|\s*(\d{4})(\d{2})(\d{2})\s*")


class DayInput(forms.DateInput):
    """A day, with the calendar of the browser where it has one."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # Without a last day the year may have six digits.
        super().__init__({"min": "1900-01-01", "max": "2999-12-31", "class": "is-day", **(attrs or {})}, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day, written 2026-03-01, 2026年3月1日, 2026.3.1, 2026/3/1 or 20260301."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """The day; raises `ValidationError` with how to write one."""
        written = _DAY.fullmatch(value) if isinstance(value, str) else None
        if written is None:
            return super().to_python(value)
        year, month, day = (int(part) for part in written.groups() if part)
        try:
            return date(year, month, day)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class FrameRenderer(DjangoTemplates):
    """Renders our forms and their fields with our templates."""

    form_template_name = "frame/fields.html"
    field_template_name = "frame/field.html"


_CHOSEN = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.SelectMultiple)

_MESSAGES = {
    "max_length": "“{label}”最多%(limit_value)d个字，现在是%(show_value)d个字，请删短一些",
    "min_length": "“{label}”至少%(limit_value)d个字，现在是%(show_value)d个字",
    "max_value": "“{label}”不能大于%(limit_value)s，请改小",
    "min_value": "“{label}”不能小于%(limit_value)s，请改大",
    "invalid_choice": "“{label}”请从列出的里面选",
    "invalid_list": "“{label}”请从列出的里面选",
    "missing": "没有收到文件，请重新选“{label}”",
    "empty": "选的文件是空的，请换一个有内容的文件",
    "null_characters_not_allowed": "“{label}”里有看不见的控制字符，请删去后重写",
}
_INVALID: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.DateField, "“{label}”请写成年月日，例如 2026-03-01"),
    (forms.DateTimeField, "“{label}”请写成年月日和时分，例如 2026-03-01 09:30"),
    (forms.EmailField, "“{label}”请写完整的邮箱，例如 zwgk@example.gov.cn"),
    (forms.URLField, "“{label}”请写完整的网址，例如 https://www.example.gov.cn"),
    (forms.IntegerField, "“{label}”请写整数，例如 12"),
    (forms.DecimalField, "“{label}”请写数字，例如 12.5"),
)


def speak_plainly(field: forms.Field, label: str) -> None:
    """Give the field our words for its errors, naming it; words its form gave it stay as they are."""
    label = label.rstrip("？?：:")
    ours = {code: words.format(label=label) for code, words in _MESSAGES.items()}
    ours["required"] = _asked(field, label)
    ours.update(next(({"invalid": words.format(label=label)} for kind, words in _INVALID if isinstance(field, kind)), {}))
    preset = _preset(type(field))
    for code, words in ours.items():
        if field.error_messages.get(code) == preset.get(code):
            field.error_messages[code] = words


def _asked(field: forms.Field, label: str) -> str:
    if isinstance(field, forms.FileField):
        return f"请选择“{label}”的文件"
    if isinstance(field, forms.BooleanField):
        return f"请先勾选“{label}”"
    return f"请选择{label}" if isinstance(field.widget, _CHOSEN) else f"请填写{label}"


def _preset(kind: type[forms.Field]) -> dict[str, Any]:
    messages: dict[str, Any] = {}
    for each in reversed(kind.__mro__):
        messages.update(getattr(each, "default_error_messages", {}))
    return messages
