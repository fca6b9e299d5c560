"""Forms of reorganisations: merging, splitting, replacing and closing bodies, each by a document."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from gongkai.portal.agencies.forms.picking import Options, Pick, PickSeveral, offer
from gongkai.portal.frame.forms import DayField, Group, PlainForm

_DOCUMENT = Group("依据文件", ("on", "document_title", "document_number", "note"))


class DocumentForm(PlainForm):
    """The day and the document of a reorganisation."""

    on = DayField(label="自哪一天起", help_text="文件写的生效日期，可以是以后的日子。")
    document_title = forms.CharField(label="文件标题", max_length=80, help_text="例如：云溪县机构改革方案")
    document_number = forms.CharField(label="文号", max_length=100, required=False, help_text="例如：云政发〔2025〕1号")
    note = forms.CharField(
        label="说明", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="文件里没写、以后看的人需要知道的。"
    )


class MergeForm(DocumentForm):
    """Bodies that become one."""

    autosave = "agencies.merge"
    groups = (Group("哪些机关", ("members", "into", "name", "short_name")), _DOCUMENT)

    members = PickSeveral(label="参加合并的机关", help_text="至少两个；并入其中一个的，那一个也要选上。")
    into = Pick(
        label="并入哪一个机关", empty="都不是，新设一个机关", required=False, help_text="新设机关的，这里不选，在下面写新机关的全称。"
    )
    name = forms.CharField(label="合并后的全称", max_length=120, required=False, help_text="新设机关必须写；并入的机关不改名的，空着。")
    short_name = forms.CharField(label="合并后的简称", max_length=60, required=False)

    def __init__(self, *args: Any, bodies: Options = (), **kwargs: Any) -> None:
        """As a plain form, choosing among these bodies."""
        super().__init__(*args, **kwargs)
        for name in ("members", "into"):
            offer(self, name, bodies)


class SplitForm(DocumentForm):
    """A body that becomes several: the names of the parts, one on a line."""

    autosave = "agencies.split"
    groups = (Group("分成哪些机关", ("parts", "keeps")), _DOCUMENT)

    parts = forms.CharField(
        label="分出来的机关",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="每行写一个全称。原机关不再保留的，第一行的机关承接原机关的工作和所管机关。",
    )
    keeps = forms.BooleanField(label="原机关保留", required=False, help_text="分出一部分、原机关还在的，勾上。")

    def clean_parts(self) -> list[str]:
        """The names, without doubles."""
        names = [line.strip() for line in self.cleaned_data["parts"].splitlines() if line.strip()]
        if len(set(names)) < len(names):
            raise ValidationError("有两行一样，请每行写一个不同的全称")
        return names


class ReplaceForm(DocumentForm):
    """A body whose whole place a new one takes."""

    autosave = "agencies.replace"
    groups = (Group("新机关", ("name", "short_name")), _DOCUMENT)

    name = forms.CharField(label="新机关的全称", max_length=120, help_text="只改名称、机关还是原来那个的，请用“自某日起变更”。")
    short_name = forms.CharField(label="新机关的简称", max_length=60, required=False)


class CloseBodyForm(DocumentForm):
    """A body that ends."""

    autosave = "agencies.close"
    groups = (Group("由谁承接", ("successor",)), _DOCUMENT)

    successor = Pick(label="承接的机关", empty="没有机关承接", required=False, help_text="没有办完的申请、所管的机关和人员转到这个机关。")

    def __init__(self, *args: Any, bodies: Options = (), **kwargs: Any) -> None:
        """As a plain form, choosing among these bodies."""
        super().__init__(*args, **kwargs)
        offer(self, "successor", bodies)


class WithdrawForm(PlainForm):
    """Why a reorganisation that was registered is taken back."""

    reason = forms.CharField(
        label="撤销的原因", max_length=200, widget=forms.Textarea(attrs={"rows": 2}), help_text="写进操作记录。例如：生效日期写错了一年。"
    )
