"""The form in which everybody of a split body is given the body they go to."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from gongkai.portal.agencies.forms.picking import Options
from gongkai.portal.agencies.selectors.parting import Going
from gongkai.portal.frame.forms import PlainForm

_WRONG = {"invalid_choice": "请从列出的机关里选"}


class AssignForm(PlainForm):
    """One choice for each person, none made beforehand; and one for all who are left, for when nearly everybody goes the same way."""

    autosave = "agencies.assign"
    template_name = "agencies/assign_fields.html"

    def __init__(self, *args: Any, people: tuple[Going, ...] = (), parts: Options = (), **kwargs: Any) -> None:
        """As a plain form, asking about these people, choosing among these bodies."""
        super().__init__(*args, **kwargs)
        self._people = people
        for each in people:
            self.fields[_field(each)] = _choice(f"{each.name}到哪个机关", "请选择", parts)
        self.fields["rest"] = _choice(
            "上面没有选的人", "逐个选", parts, help_text="多数人去同一个机关的，上面只选另外几个人，其余的在这里一次选。"
        )

    def rows(self) -> Iterator[tuple[Going, BoundField]]:
        """Each person with the field that asks about them."""
        return ((each, self[_field(each)]) for each in self._people)

    def chosen(self) -> dict[int, int]:
        """Person → body, of all for whom one is chosen."""
        rest = self.cleaned_data["rest"]
        found = {each.pk: self.cleaned_data[_field(each)] or rest for each in self._people}
        return {person: body for person, body in found.items() if body is not None}


def _field(person: Going) -> str:
    return f"person_{person.pk}"


def _choice(label: str, empty: str, parts: Options, help_text: str = "") -> forms.TypedChoiceField:
    # Not required here: that nobody is forgotten is the deed's to say, by name.
    return forms.TypedChoiceField(
        label=label, choices=[("", empty), *parts], coerce=int, empty_value=None, required=False, help_text=help_text, error_messages=_WRONG
    )
