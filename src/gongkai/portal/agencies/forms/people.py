"""Forms about people: registering, editing, leaving, roles, handovers, and the filters of the list."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.portal.agencies.forms.picking import Options, Pick, offer, offer_choices
from gongkai.portal.agencies.kinds import PERSON_STATES
from gongkai.portal.agencies.models import Person
from gongkai.portal.agencies.roles import BODY_ROLES, PLATFORM_ROLES, ROLES
from gongkai.portal.frame.forms import DayField, Group, PlainForm, cited
from gongkai.portal.frame.lists import Filters


class PersonForm(PlainForm):
    """What is kept about a person of one body."""

    groups = (Group("登录", ("username", "name")), Group("岗位和联系方式", ("unit", "post", "phone", "email")))

    username = forms.CharField(label="登录名", max_length=60, help_text="字母、数字和 . _ - @，至少2个字符，例如姓名的拼音 linxiaomei。")
    name = forms.CharField(label="姓名", max_length=60)
    unit = Pick(label="内设机构", empty="不写", required=False)
    post = forms.CharField(label="职务", max_length=60, required=False)
    phone = forms.CharField(label="办公电话", max_length=60, required=False)
    email = forms.EmailField(label="电子邮箱", required=False)

    def __init__(self, *args: Any, units: Options = (), **kwargs: Any) -> None:
        """As a plain form, choosing among the units of the person's body."""
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)


class NewPersonForm(PlainForm):
    """Somebody who begins to work."""

    autosave = "agencies.person_new"
    groups = (
        Group("是谁", ("name", "username")),
        Group("在哪里", ("agency", "nowhere", "joined_on", "post")),
        Group("联系方式", ("phone", "email")),
    )

    username = PersonForm.base_fields["username"]
    name = PersonForm.base_fields["name"]
    agency = Pick(label="所在机关", empty="请选择", required=False)
    nowhere = forms.BooleanField(label="不属于任何机关", required=False, help_text="三个管理员可以这样。别的人请选机关。")
    joined_on = DayField(label="到岗日期")
    post = forms.CharField(label="职务", max_length=60, required=False)
    phone = forms.CharField(label="办公电话", max_length=60, required=False)
    email = forms.EmailField(label="电子邮箱", required=False)

    def __init__(self, *args: Any, bodies: Options = (), **kwargs: Any) -> None:
        """As a plain form, choosing among these bodies."""
        super().__init__(*args, **kwargs)
        offer(self, "agency", bodies)

    def clean(self) -> dict[str, Any]:
        """Either a body or none, said in so many words: a clerk without a body would show up on nobody's list."""
        data = super().clean() or {}
        nowhere = data.pop("nowhere", False)
        if "agency" in data and bool(data["agency"]) == bool(nowhere):
            self.add_error("agency", "请选所在机关；不属于机关的，勾下面一项" if not nowhere else "选了机关，就不要再勾“不属于任何机关”")
        return data


class MoveForm(PlainForm):
    """Somebody who goes to another body, or comes back."""

    agency = Pick(label="到哪个机关", empty="请选择")
    on = DayField(label="自哪一天起", help_text="今天或以前的日子。")
    post = forms.CharField(label="新的职务", max_length=60, required=False)
    successor = Pick(label="原来的工作交给谁", empty="还没有定", required=False, help_text="只是提议，由安全管理员确认。")
    reason = forms.CharField(label="原因", max_length=200, required=False)

    def __init__(self, *args: Any, bodies: Options = (), people: Options = (), **kwargs: Any) -> None:
        """As a plain form, choosing among these bodies and people."""
        super().__init__(*args, **kwargs)
        offer(self, "agency", bodies)
        offer(self, "successor", people)


class LeaveForm(PlainForm):
    """Somebody who leaves."""

    on = DayField(label="离岗日期", help_text="不再在岗的第一天。从这一天起不能登录，角色到这一天为止。")
    successor = Pick(label="工作交给谁", empty="还没有定", required=False, help_text="只是提议，由安全管理员确认后才转过去。")
    reason = forms.CharField(label="原因", max_length=200, required=False, help_text="例如：退休、调到外单位。")

    def __init__(self, *args: Any, people: Options = (), **kwargs: Any) -> None:
        """As a plain form, choosing among these people."""
        super().__init__(*args, **kwargs)
        offer(self, "successor", people)


class ReadmitForm(PlainForm):
    """Somebody who had left and comes back."""

    agency = Pick(label="到哪个机关", empty="请选择")
    joined_on = DayField(label="到岗日期")
    post = forms.CharField(label="职务", max_length=60, required=False)

    def __init__(self, *args: Any, bodies: Options = (), **kwargs: Any) -> None:
        """As a plain form, choosing among these bodies."""
        super().__init__(*args, **kwargs)
        offer(self, "agency", bodies)


class ReasonForm(PlainForm):
    """Why an account is suspended."""

    reason = forms.CharField(label="原因", max_length=200, required=False, help_text="例如：长期外出学习。")


class GrantForm(PlainForm):
    """A role for a person on a body."""

    person = Pick(label="给谁", empty="请选择")
    role = cited(
        forms.ChoiceField(label="什么角色", widget=forms.RadioSelect),
        "条例第四条",
        "政府信息公开工作机构的具体职能包括：办理公开事宜，维护和更新公开的信息，编制指南、目录和年度报告，组织审查拟公开的信息。",
    )
    agency = Pick(label="在哪个机关", empty="不在机关（只有三个管理员这样选）", required=False)
    since = DayField(label="自哪一天起")
    document = forms.CharField(label="任命文件", max_length=200, required=False, help_text="文件标题和文号，没有的空着。")

    def __init__(self, *args: Any, people: Options = (), bodies: Options = (), platform: bool = True, **kwargs: Any) -> None:
        """As a plain form, choosing among these people and bodies; `platform`: the three administrators are offered too."""
        super().__init__(*args, **kwargs)
        offer(self, "person", people)
        offer(self, "agency", bodies)
        keys = (*BODY_ROLES, *(PLATFORM_ROLES if platform else ()))
        offer_choices(self, "role", ((key, f"{ROLES[key].label}：{ROLES[key].duty}") for key in keys))


class EndForm(PlainForm):
    """The day on which a role ends."""

    on = DayField(label="自哪一天起收回", help_text="没有这个角色的第一天。")


class HandoverForm(PlainForm):
    """Who takes over, and which of the roles."""

    successor = Pick(label="接手人", empty="没有人接手", required=False)
    keep = forms.TypedMultipleChoiceField(
        label="转给接手人的角色",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="没有勾的角色到离岗那天为止，不再转给别人。",
    )

    def __init__(self, *args: Any, people: Options = (), roles: Options = (), **kwargs: Any) -> None:
        """As a plain form, choosing among these people and roles."""
        super().__init__(*args, **kwargs)
        offer(self, "successor", people)
        offer_choices(self, "keep", roles)


_CONDITIONS = {"locked": "已锁定", "expired": "启用码已过期", "stranded": "所在机关已撤销"}
"""What the list of people can be narrowed to beside their states."""


class PeopleFilters(Filters):
    """Which people the list shows."""

    q = forms.CharField(label="姓名、登录名或电话")
    role = forms.ChoiceField(label="角色", choices=[("", "不限"), *((key, role.label) for key, role in ROLES.items())])
    state = forms.ChoiceField(label="状态", choices=[("", "不限"), *PERSON_STATES.items(), *_CONDITIONS.items()])

    def narrow(self, rows: QuerySet[Person]) -> QuerySet[Person]:
        """The rows as they are: the selector has asked for what is chosen."""
        return rows
