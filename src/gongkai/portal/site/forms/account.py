"""The forms of one's own account."""

from typing import Any

from django import forms

from gongkai.portal.frame.forms import PlainForm
from gongkai.portal.site.forms.entrance import NewPasswordForm, secret


def _whose() -> forms.CharField:
    """The log-in name, unseen: the safe of a browser learns whose password this is. Nothing is done with what is sent."""
    return forms.CharField(required=False, max_length=60, widget=forms.HiddenInput({"autocomplete": "username"}))


class PasswordForm(NewPasswordForm):
    """The present password and the new one."""

    username = _whose()
    old = secret("现在的口令")
    field_order = ("username", "old", "password", "again")


class ContactForm(PlainForm):
    """One's own telephone and mail."""

    phone = forms.CharField(label="办公电话", max_length=60, required=False, widget=forms.TextInput({"autocomplete": "tel"}))
    email = forms.EmailField(label="电子邮箱", max_length=254, required=False, widget=forms.EmailInput({"autocomplete": "email"}))


class EnrolForm(PlainForm):
    """The first code that the person's device shows."""

    code = forms.CharField(
        label="手机上现在显示的6位数字",
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "class": "is-year"}),
    )


class RemoveFactorForm(PlainForm):
    """The password, asked once more."""

    username = _whose()
    password = secret("现在的口令")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = "取消登录验证码会让账号少一道锁，所以再核对一次口令。"
