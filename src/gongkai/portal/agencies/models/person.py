"""People with an account, and the codes with which they open it."""

from datetime import date
from typing import ClassVar

from django.contrib.auth import hashers
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from gongkai.portal.agencies.kinds import PERSON_STATES
from gongkai.portal.agencies.models.agency import Agency
from gongkai.portal.agencies.models.unit import Unit
from gongkai.portal.frame import clock


class People(BaseUserManager["Person"]):
    """Finds a person by the name they sign in with, whatever its case: it is kept in small letters."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person of that log-in name."""
        return self.get(username=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody who works in the platform. `agency` is the body they belong to; what they may do follows from their roles alone."""

    username = models.CharField("登录名", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=60)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="people", verbose_name="所在机关")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="people", verbose_name="所在内设机构")
    post = models.CharField("职务", max_length=60, blank=True, default="")
    phone = models.CharField("办公电话", max_length=60, blank=True, default="")
    email = models.EmailField("电子邮箱", blank=True, default="")
    state = models.CharField("状态", max_length=10, choices=tuple(PERSON_STATES.items()), default="invited")
    joined_on = models.DateField("到岗日期")
    left_on = models.DateField("离岗日期", null=True, blank=True)
    password_set_at = models.DateTimeField("口令设定时间", null=True, blank=True)
    old_passwords = models.JSONField("用过的口令（摘要）", default=list, blank=True)
    session_round = models.PositiveIntegerField("会话轮次", default=0)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        """By body and name."""

        ordering = ("agency_id", "name", "pk")
        verbose_name = "人员"
        verbose_name_plural = "人员"
        indexes = (
            models.Index(fields=("name",), name="person_name"),
            models.Index(fields=("agency", "name"), name="person_of_agency"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django asks it as an attribute
        """Whether the person may sign in: at work, and the day of leaving has not come."""
        return self.state == "active" and not self.has_left()

    def has_left(self, on: date | None = None) -> bool:
        """Whether the day of leaving has come on a day (today)."""
        return self.left_on is not None and self.left_on <= (on or clock.today())

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the password. Django's own would save a fresh digest on the way, which is a write outside a deed."""
        return hashers.check_password(raw_password, self.password)

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        # A new round ends all sessions of the person: suspension, leaving, a new code.
        key = f"{self.password}:{self.session_round}"
        return salted_hmac("gongkai.portal.agencies.session", key, secret=secret, algorithm="sha256").hexdigest()


class ActivationCode(models.Model):
    """A code, given out once on paper or by phone, with which a person sets their password; only its digest is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="codes", verbose_name="人员")
    digest = models.CharField("启用码摘要", max_length=64, unique=True)
    made_at = models.DateTimeField("生成时间")
    expires_at = models.DateTimeField("失效时间")
    used_at = models.DateTimeField("使用时间", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-made_at",)
        verbose_name = "启用码"
        verbose_name_plural = "启用码"

    def __str__(self) -> str:
        return f"{self.person} {self.made_at}"
