"""Forms as every screen has them: errors first and linked, help and article beside the field, words that tell how to mend, drafts.

A view reads `form = PlainForm.of(request)`; `form.is_valid()`; the deed; `form.refuse(error)` where it was refused;
`form.sent()` where it was done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpRequest, QueryDict

from gongkai.portal.frame import drafts
from gongkai.portal.frame.fields import Citation, DayField, DayInput, FrameRenderer, cited, speak_plainly
from gongkai.portal.frame.refusal import Refused

__all__ = ["Citation", "DayField", "DayInput", "Group", "PlainForm", "cited"]

_NEVER_KEPT = (forms.PasswordInput, forms.FileInput, forms.HiddenInput)
_WIDGETS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "frame/widgets/choices.html"),
    (forms.RadioSelect, "frame/widgets/choices.html"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together under a heading, with an optional line of help."""

    title: str
    fields: tuple[str, ...]
    help: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the summary of errors: the sentence, and the id of the input to go to (empty: none)."""

    sentence: str
    target: str


class PlainForm(forms.Form):
    """The form all forms of the platform are made from.

    `autosave` names the draft of the form (none: nothing is kept); `groups` puts headings over its fields. A field of which one of
    several may be written is not `required`; the others are, and what is optional says so on the screen.
    """

    autosave: ClassVar[str] = ""
    groups: ClassVar[tuple[Group, ...]] = ()
    default_renderer = FrameRenderer
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As a form of Django; the fields get our words and widgets."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.draft: drafts.Kept | None = None
        self.draft_key = ""
        self._person: int | None = None
        for name, field in self.fields.items():
            speak_plainly(field, str(field.label or name))
            for widget, template in _WIDGETS:
                if type(field.widget) is widget:
                    field.widget.template_name = template

    @classmethod
    def of(cls, request: HttpRequest, about: object = "", **kwargs: Any) -> Self:
        """The form of a request: with what was sent where it was sent, with what had been typed before where a draft is kept.

        `about` tells drafts of the same form apart (the number of the thing it is about); the rest goes to the form.
        """
        form = cls(request.POST, request.FILES, **kwargs) if request.method == "POST" else cls(**kwargs)
        person = getattr(getattr(request, "actor", None), "person", None)
        if cls.autosave and person is not None:
            form._person = person
            form.draft_key = f"{cls.autosave}:{about}" if about != "" else cls.autosave
            if not form.is_bound:
                form._restore(drafts.load(person, form.draft_key))
        return form

    def refuse(self, error: Refused) -> None:
        """Put what a deed was refused for to its fields; what belongs to no field of the form stands over all."""
        for problem in error.problems:
            field = problem.field if problem.field in self.fields else None
            self.add_error(field, forms.ValidationError(problem.sentence, code="refused"))

    def sent(self) -> None:
        """Forget the draft: the form is done."""
        if self._person is not None:
            drafts.discard(self._person, self.draft_key)

    def faults(self) -> list[Fault]:
        """The lines of the summary of errors, in the order of the fields; what belongs to no field first."""
        lines = [Fault(str(words), "") for words in self.non_field_errors()]
        for bound in self:
            lines.extend(Fault(str(words), bound.id_for_label or f"{bound.auto_id}_0") for words in bound.errors)
        return lines

    def sections(self) -> Iterator[tuple[Group | None, list[BoundField]]]:
        """The visible fields under their headings; first those without one."""
        named = {name for group in self.groups for name in group.fields}
        yield None, [bound for bound in self.visible_fields() if bound.name not in named]
        for group in self.groups:
            yield group, [self[name] for name in group.fields if name in self.fields]

    def _restore(self, kept: drafts.Kept | None) -> None:
        if kept is None:
            return
        self.draft = kept
        typed = QueryDict(mutable=True)
        for name, values in kept.typed.items():
            typed.setlist(name, values)
        for name, field in self.fields.items():
            if not isinstance(field.widget, _NEVER_KEPT):
                self.initial[name] = field.widget.value_from_datadict(typed, {}, self.add_prefix(name))
