"""What an office does with the reports below it in one year: its dates, reminders, exemptions, mergers."""

from django.db import models

from gongkai.portal.agencies.models import Agency, Person
from gongkai.portal.annual.models.filing import Filing


class Collection(models.Model):
    """An office's collecting of one year: local days, none later than the statutory ones."""

    office = models.ForeignKey(Agency, models.PROTECT, related_name="collections", verbose_name="主管部门")
    year = models.PositiveSmallIntegerField("报告年度")
    hand_in_by = models.DateField("报送截止")
    publish_by = models.DateField("公开截止")
    note = models.TextField("要求", blank=True, default="")

    class Meta:
        """Newest first."""

        ordering = ("-year", "office_id")
        verbose_name = "年报报送"
        verbose_name_plural = "年报报送"
        constraints = (models.UniqueConstraint(fields=("office", "year"), name="collection_once"),)

    def __str__(self) -> str:
        return f"{self.office} {self.year}"


class Exemption(models.Model):
    """A body that need not hand in this year, with a reason that is shown to the public."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="exemptions", verbose_name="年报报送")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    reason = models.TextField("理由（公开）")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="准许人")
    at = models.DateTimeField("时间")

    class Meta:
        """Each body once."""

        verbose_name = "免报"
        verbose_name_plural = "免报"
        constraints = (models.UniqueConstraint(fields=("collection", "agency"), name="exemption_once"),)

    def __str__(self) -> str:
        return f"{self.collection} {self.agency}"


class Reminder(models.Model):
    """One reminder to one body: sent through the platform, or a phone call noted down."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="reminders", verbose_name="年报报送")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="reminders", verbose_name="机关")
    channel = models.CharField("方式", max_length=10, choices=(("platform", "平台提醒"), ("phone", "电话")))
    text = models.TextField("内容", blank=True, default="")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="催办人")
    at = models.DateTimeField("时间")

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")
        verbose_name = "催办"
        verbose_name_plural = "催办"

    def __str__(self) -> str:
        return f"{self.collection} {self.agency}"


class Merger(models.Model):
    """One adding-up of the reports handed in: `members` are the snapshots that went in, `content` the sum as a report."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="mergers", verbose_name="年报报送")
    at = models.DateTimeField("时间")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="汇总人")
    members = models.JSONField("汇总的报告", default=list)
    missing = models.JSONField("缺的机关", default=list)
    content = models.TextField("内容")
    sha256 = models.CharField("摘要", max_length=64)
    findings = models.JSONField("检查结果", default=list)
    taken_by = models.ForeignKey(Filing, models.SET_NULL, null=True, blank=True, related_name="mergers", verbose_name="用于")

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")
        verbose_name = "汇总"
        verbose_name_plural = "汇总"

    def __str__(self) -> str:
        return f"{self.collection} {self.at}"
