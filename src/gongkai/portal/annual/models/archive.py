"""Old reports that are put in together: each as it was read, waiting to be confirmed."""

from django.db import models

from gongkai.portal.agencies.models import Agency, Person


class OldReport(models.Model):
    """One file of an archive: what was read, whose report of which year it seems to be, and what became of it."""

    WAITING, KEPT, DROPPED = "waiting", "kept", "dropped"

    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件摘要", max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="放入人")
    at = models.DateTimeField("时间")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="机关")
    year = models.PositiveSmallIntegerField("报告年度", null=True, blank=True)
    published_on = models.DateField("原来公开的日期", null=True, blank=True)
    title = models.CharField("标题", max_length=200, blank=True, default="")
    content = models.TextField("读出的内容")
    rows = models.JSONField("原文各行", default=list)
    findings = models.JSONField("检查结果", default=list)
    state = models.CharField("状态", max_length=10, choices=((WAITING, "待确认"), (KEPT, "已归档"), (DROPPED, "不归档")), default=WAITING)

    class Meta:
        """Those that wait first."""

        ordering = ("-state", "-at", "pk")
        verbose_name = "旧报告"
        verbose_name_plural = "旧报告"

    def __str__(self) -> str:
        return self.file_name
