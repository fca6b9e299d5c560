"""A body and its dated standings: what it was called, where it stood and who oversaw it, at any day."""

from django.db import models
from django.db.models import Q

from gongkai.portal.agencies.kinds import KINDS, LEVELS, RULE_POWERS


class Agency(models.Model):
    """One body through all its names: what never changes about it."""

    key = models.CharField("机关编号", max_length=20, unique=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True, default="")
    organisation_code = models.CharField("组织机构代码", max_length=9, blank=True, default="")
    opened_on = models.DateField("设立日期")
    closed_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        """By key."""

        ordering = ("key",)
        verbose_name = "机关"
        verbose_name_plural = "机关"
        constraints = (
            models.UniqueConstraint(fields=("credit_code",), condition=~Q(credit_code=""), name="agency_credit_code_once"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("opened_on")), name="agency_opens_first"
            ),
        )

    def __str__(self) -> str:
        return self.key


class Standing(models.Model):
    """How a body stood from `since` up to and without `until` (open: still so). The standings of a body leave no gap and do not overlap."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="standings", verbose_name="机关")
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)
    name = models.CharField("全称", max_length=120)
    short_name = models.CharField("简称", max_length=60, blank=True, default="")
    kind = models.CharField("性质", max_length=20, choices=tuple(KINDS.items()))
    level = models.CharField("级别", max_length=10, choices=tuple(LEVELS.items()))
    division = models.CharField("行政区划代码", max_length=12, blank=True, default="")
    rule_power = models.CharField("规章制定权", max_length=20, choices=tuple(RULE_POWERS.items()), default="none")
    parent = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="隶属于")
    competent_office = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="信息公开主管部门")
    reviewing_organ = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="行政复议机关")
    place = models.PositiveIntegerField("排列次序", default=0)
    basis = models.CharField("依据（文号）", max_length=200, blank=True, default="")

    class Meta:
        """In time."""

        ordering = ("agency_id", "since")
        verbose_name = "机关沿革"
        verbose_name_plural = "机关沿革"
        constraints = (
            models.UniqueConstraint(fields=("agency",), condition=Q(until__isnull=True), name="standing_one_open"),
            models.UniqueConstraint(fields=("agency", "since"), name="standing_one_a_day"),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gt=models.F("since")), name="standing_begins_first"),
        )
        indexes = (
            models.Index(fields=("name",)),
            models.Index(fields=("competent_office",), name="standing_office"),
            models.Index(fields=("parent", "place"), name="standing_tree"),
        )

    def __str__(self) -> str:
        return self.name


class KeySeries(models.Model):
    """The last number given out in the keys of a division, so that no key is ever given twice."""

    division = models.CharField("行政区划代码", max_length=6, unique=True)
    last = models.PositiveIntegerField("已用到的号", default=0)

    class Meta:
        """One row for a division."""

        verbose_name = "机关编号序列"
        verbose_name_plural = "机关编号序列"

    def __str__(self) -> str:
        return f"{self.division} {self.last}"
