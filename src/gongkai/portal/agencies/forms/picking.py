"""Choosing bodies or people: from a list where there are few, by writing the name where there are many; no script either way."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

FEW = 80
"""So many a list can hold for somebody who scrolls through it."""
_SHOWN = 6

Options = Sequence[tuple[int, str]]


class Pick(forms.Field):
    """One body or person; its value is the id, or none. `offer` says from what: a list while they are few, a name to write where many."""

    def __init__(self, *, empty: str = "请选择", **kwargs: Any) -> None:
        """`empty` is the first entry of the list."""
        self._empty = empty
        self._names: dict[int, str] = {}
        super().__init__(**kwargs)

    def offer(self, options: Options) -> None:
        """Let the field choose among these (id, name)."""
        self._names = dict(options)
        if len(self._names) <= FEW:
            self.widget = forms.Select(choices=[("", self._empty), *self._names.items()])
            self.error_messages["required"] = f"请选择{self.label}"
        else:
            self.widget = forms.TextInput(attrs={"autocomplete": "off"})
            self.help_text = f"{self.help_text}写名称里的几个字就行。"
        self.widget.is_required = self.required

    def prepare_value(self, value: Any) -> Any:
        """What stands in the input: the id in a list, the name where one writes."""
        return self._names.get(value, value) if isinstance(value, int) and len(self._names) > FEW else value

    def clean(self, value: Any) -> int | None:
        """The id of what is meant; raises `ValidationError` with what to write."""
        text = str(value or "").strip()
        if not text:
            self.validate("")
            return None
        if text.isascii() and text.isdigit() and int(text) in self._names and len(self._names) <= FEW:
            return int(text)
        return found(text, self._names)


class PickSeveral(forms.Field):
    """Several bodies or people; its value is the list of ids. Boxes to tick while they are few, one name on each line where many."""

    def __init__(self, **kwargs: Any) -> None:
        """As any field."""
        self._names: dict[int, str] = {}
        super().__init__(**kwargs)

    def offer(self, options: Options) -> None:
        """Let the field choose among these (id, name)."""
        self._names = dict(options)
        if len(self._names) <= FEW:
            self.widget = forms.CheckboxSelectMultiple(choices=list(self._names.items()))
            self.widget.template_name = "frame/widgets/choices.html"
            self.error_messages["required"] = f"请选择{self.label}"
        else:
            self.widget = forms.Textarea(attrs={"rows": 4})
            self.help_text = f"{self.help_text}每行写一个，写名称里的几个字就行。"
        self.widget.is_required = self.required

    def prepare_value(self, value: Any) -> Any:
        """What stands in the input: ids to tick, or names on lines."""
        if isinstance(value, list) and len(self._names) > FEW:
            return "\n".join(self._names.get(number, str(number)) for number in value)
        return value

    def clean(self, value: Any) -> list[int]:
        """The ids in order; raises `ValidationError` for all that fit none or several."""
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        chosen: dict[int, None] = {}
        wrong: list[ValidationError] = []
        for text in filter(None, (str(line).strip() for line in lines)):
            try:
                ticked = len(self._names) <= FEW and text.isascii() and text.isdigit() and int(text) in self._names
                chosen[int(text) if ticked else found(text, self._names)] = None
            except ValidationError as error:
                wrong.append(error)
        if wrong:
            raise ValidationError(wrong)
        if not chosen:
            self.validate("")
        return list(chosen)


def found(text: str, names: dict[int, str]) -> int:
    """The id of the one that is called so, or the only one whose name has these words; raises `ValidationError` otherwise."""
    fitting = [number for number, name in names.items() if name == text] or [number for number, name in names.items() if text in name]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise ValidationError(f"没有找到“{text}”，请核对名称，可以只写其中几个字", code="unknown")
    shown = "、".join(names[number] for number in fitting[:_SHOWN]) + ("等" if len(fitting) > _SHOWN else "")
    raise ValidationError(f"名称里有“{text}”的有{len(fitting)}个：{shown}。请把名称写完整", code="several")


def offer(form: forms.Form, name: str, options: Options) -> None:
    """Let a picking field of a form choose among these."""
    field = form.fields[name]
    if isinstance(field, Pick | PickSeveral):
        field.offer(options)


def offer_choices(form: forms.Form, name: str, choices: Iterable[tuple[int | str, str]]) -> None:
    """Let a choice field of a form, radios or boxes, choose among these."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)
