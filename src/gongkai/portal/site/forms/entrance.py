"""The forms at the entrance: signing in, the code of the second factor, activating an account, founding the platform."""

from datetime import date
from typing import Any

from django import forms

from gongkai.portal.agencies.kinds import LEVELS
from gongkai.portal.frame.forms import DayField, Group, PlainForm, cited


def secret(label: str, *, new: bool = False) -> forms.CharField:
    """A field for a password: nothing of it is stripped, shown or kept."""
    mode = "new-password" if new else "current-password"
    widget = forms.PasswordInput({"autocomplete": mode})
    return forms.CharField(label=label, strip=False, max_length=256, widget=widget)


class SignInForm(PlainForm):
    """Log-in name and password."""

    username = forms.CharField(
        label="登录名", max_length=60, widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})
    )
    password = secret("口令")

    def fill(self, username: str, password: str) -> None:
        """Put both in as if typed: the demo signs its people in by a click."""
        self.initial = {"username": username, "password": password}
        widget = self.fields["password"].widget
        if isinstance(widget, forms.PasswordInput):
            widget.render_value = True


class CodeForm(PlainForm):
    """The code of the second factor."""

    code = forms.CharField(
        label="登录验证码",
        max_length=20,
        help_text="打开手机上的验证器，填现在显示的6位数字。手机不在身边时，填一个备用码。",
        widget=forms.TextInput({"autocomplete": "one-time-code", "spellcheck": "false", "autofocus": True}),
    )


class NewPasswordForm(PlainForm):
    """A password typed twice."""

    password = secret("新口令", new=True)
    again = secret("再填一遍新口令", new=True)

    def __init__(self, *args: Any, rules: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = rules

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        cleaned = super().clean() or {}
        if cleaned.get("password") and cleaned.get("again") and cleaned["password"] != cleaned["again"]:
            self.add_error("again", "两遍口令不一样，请重新填写")
        return cleaned


class ActivationForm(NewPasswordForm):
    """An activation code and the password to be."""

    code = forms.CharField(
        label="启用码",
        max_length=60,
        help_text="管理员交给您的一串字母和数字；大小写、空格和短横都不影响。",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    field_order = ("code", "password", "again")


class TokenForm(PlainForm):
    """The one-time token of the console."""

    token = forms.CharField(
        label="启动口令",
        max_length=40,
        help_text="在启动平台的那个窗口里，形如 K7QF-2M9D-XW4T-HJ3R。每次重新启动都会换一个。",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


def _name() -> forms.CharField:
    return forms.CharField(label="姓名", max_length=60, widget=forms.TextInput({"autocomplete": "off"}))


def _username(example: str) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})
    return forms.CharField(label="登录名", max_length=60, help_text=f"小写字母和数字，例如 {example}。", widget=widget)


class FoundingForm(NewPasswordForm):
    """The government, its office, and three administrators who are three people."""

    government = forms.CharField(label="政府的全称", max_length=120, help_text="例如：云溪县人民政府。")
    office = forms.CharField(
        label="信息公开主管部门的全称", max_length=120, help_text="一般是政府办公厅（室），例如：云溪县人民政府办公室。"
    )
    level = forms.ChoiceField(label="级别", choices=[("", "请选择"), *LEVELS.items()])
    division = forms.CharField(
        label="行政区划代码",
        max_length=12,
        help_text="6位，乡镇街道9位。可以在民政部门公布的代码表里查到。",
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    since = DayField(label="从哪一天起有记录", help_text="写政府和主管部门成立的日期；不清楚就用写好的这一天，上一年的年度报告也能办。")
    system_name, system_username = _name(), _username("zhangwei")
    security_name, security_username = _name(), _username("lina")
    audit_name, audit_username = _name(), _username("wangfang")

    groups = (
        Group("本级政府", ("government", "level", "division", "office", "since")),
        Group(
            "系统管理员（您自己）",
            ("system_name", "system_username", "password", "again"),
            "管机关目录和人员名单，不能授予角色，不能看操作记录。",
        ),
        Group("安全管理员", ("security_name", "security_username"), "授予和收回角色、解锁账号。须是另一个人；登记后给他一个启用码。"),
        Group("审计管理员", ("audit_name", "audit_username"), "查看和核验全部操作记录。须是第三个人；登记后给他一个启用码。"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label, self.fields["again"].label = "您的口令", "再填一遍您的口令"
        self.fields["since"].initial = date(today.year - 1, 1, 1)
        cited(self.fields["office"], "条例第四条", "各级人民政府办公厅（室）或者指定的部门是信息公开工作主管部门。")
