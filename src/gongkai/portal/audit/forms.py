"""What the log can be narrowed by, and what somebody noted of its chain on paper."""

from django import forms
from django.db.models import QuerySet

from gongkai.portal.audit import selectors
from gongkai.portal.audit.deed import LABELS
from gongkai.portal.audit.models import Entry
from gongkai.portal.audit.verdict import Link
from gongkai.portal.frame.forms import DayField, PlainForm
from gongkai.portal.frame.lists import Filters


def _deeds() -> list[tuple[str, str]]:
    return [("", "全部"), *sorted(LABELS.items(), key=lambda item: (item[0].partition(".")[0], item[1]))]


class Narrowing(Filters):
    """The filters of the log. Person and body come by links from their pages and show no field."""

    q = forms.CharField(label="内容、人或机关里的字", max_length=100)
    deed = forms.ChoiceField(label="做了什么", choices=_deeds)
    since = DayField(label="从哪一天")
    until = DayField(label="到哪一天")
    person = forms.IntegerField(widget=forms.HiddenInput)
    agency = forms.IntegerField(widget=forms.HiddenInput)

    def narrow(self, rows: QuerySet[Entry]) -> QuerySet[Entry]:
        """The entries that match; a field that cannot be read narrows nothing."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return selectors.narrowed(rows, **chosen)


class NotedForm(PlainForm):
    """The line that somebody noted the last time."""

    noted = forms.CharField(
        label="上次记下的一行",
        required=False,
        max_length=200,
        help_text="核验页上的“序号:摘要”，照纸上抄；摘要至少抄前16位。没有记过就空着。",
    )

    def clean_noted(self) -> Link | None:
        """The link, where one was typed."""
        typed: str = self.cleaned_data["noted"]
        if not typed:
            return None
        try:
            return Link.read(typed)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None
