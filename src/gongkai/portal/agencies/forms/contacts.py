"""Forms about how a body is reached and who leads its disclosure: units, the disclosure office, the leading group."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from gongkai.portal.agencies.deeds.contacts import Member
from gongkai.portal.agencies.kinds import GROUP_DUTIES
from gongkai.portal.frame.forms import DayField, Group, PlainForm, cited

_GUIDE = "公开指南要写明政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式。"
_BETWEEN = re.compile(r"[\s，,、:：]+")


class UnitForm(PlainForm):
    """An internal unit, or the disclosure office with its contact."""

    autosave = "agencies.unit"
    groups = (Group("联系方式", ("address", "hours", "phone", "fax", "email"), "填在这里的，公众在机关页面上看得到。"),)

    name = forms.CharField(label="名称", max_length=80, help_text="例如：办公室")
    is_disclosure_office = cited(
        forms.BooleanField(
            label="这是本机关的政府信息公开工作机构",
            required=False,
            help_text="一个机关只有一个；勾上以后，原来的那个不再是。",
        ),
        "条例第四条",
        "各级人民政府及县级以上人民政府部门应当指定机构负责本机关政府信息公开的日常工作。",
    )
    address = cited(forms.CharField(label="办公地址", max_length=200, required=False, help_text="写到门牌和房间。"), "条例第十二条", _GUIDE)
    hours = forms.CharField(label="办公时间", max_length=120, required=False, help_text="例如：工作日8:30至12:00，14:30至18:00")
    phone = forms.CharField(label="联系电话", max_length=60, required=False, help_text="例如：0000-6620103")
    fax = forms.CharField(label="传真", max_length=60, required=False, help_text="没有传真的写“无”。")
    email = forms.CharField(label="互联网联系方式", max_length=120, required=False, help_text="邮箱或网页地址。")


class NewUnitForm(UnitForm):
    """A unit that is set up."""

    since = DayField(label="自哪一天起有这个机构")


class CloseForm(PlainForm):
    """The day on which something ends."""

    on = DayField(label="自哪一天起没有", help_text="这是不再有的第一天。")


class GroupForm(PlainForm):
    """A leading group as its document names it; members one on a line, as they can be copied out of the document."""

    autosave = "agencies.group"
    groups = (
        Group("文件", ("name", "document_title", "document_number", "since")),
        Group("成员", tuple(GROUP_DUTIES), "每行一个人：姓名、空格、职务。可以从文件里整段复制过来。"),
    )

    name = forms.CharField(label="名称", max_length=120, help_text="例如：云溪县科学技术局政务公开领导小组")
    document_title = forms.CharField(label="成立或调整的文件标题", max_length=200)
    document_number = forms.CharField(label="文号", max_length=100, required=False, help_text="例如：云科〔2025〕6号")
    since = DayField(label="自哪一天起", help_text="原来的领导小组到这一天为止，仍可查到。")
    head = forms.CharField(label="组长", help_text="例如：周正　局长")
    deputy_head = forms.CharField(label="副组长", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    member = forms.CharField(label="成员", required=False, widget=forms.Textarea(attrs={"rows": 6}))

    def clean_head(self) -> list[Member]:
        """The head, as one member."""
        return self._members("head")

    def clean_deputy_head(self) -> list[Member]:
        """The deputies."""
        return self._members("deputy_head")

    def clean_member(self) -> list[Member]:
        """The members."""
        return self._members("member")

    def members(self) -> list[Member]:
        """All of them in order."""
        return [member for duty in GROUP_DUTIES for member in self.cleaned_data[duty]]

    def _members(self, duty: str) -> list[Member]:
        found: list[Member] = []
        for number, line in enumerate(filter(None, (each.strip() for each in self.cleaned_data[duty].splitlines())), 1):
            name, _, post = _BETWEEN.sub(" ", line).partition(" ")
            if len(name) > 60 or len(post) > 100:
                raise ValidationError(f"第{number}行太长：姓名最多60个字，职务最多100个字。每行只写一个人")
            found.append({"duty": duty, "name": name, "post": post})
        return found


def lines_of(members: Any, duty: str) -> str:
    """The members of one duty as the form shows them."""
    return "\n".join(f"{member.name} {member.post}".strip() for member in members if member.duty == duty)
