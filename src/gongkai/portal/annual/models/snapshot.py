"""A report frozen at a step: its content, its digest, the findings then and the rules by which they were found. Never changed."""

from django.db import models

from gongkai.portal.agencies.models import Person
from gongkai.portal.annual.models.filing import Filing


class Snapshot(models.Model):
    """`content` is the JSON of `report_to_json`, `sha256` its digest, `rules` the version of gongkai that checked it."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="snapshots", verbose_name="年度报告")
    number = models.PositiveSmallIntegerField("第几次")
    move = models.CharField("步骤", max_length=20)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="操作人")
    content = models.TextField("内容")
    sha256 = models.CharField("摘要", max_length=64)
    rules = models.CharField("规则版本", max_length=40)
    findings = models.JSONField("检查结果", default=list)
    explained = models.JSONField("说明", default=dict)

    class Meta:
        """In time."""

        ordering = ("filing_id", "number")
        verbose_name = "定稿"
        verbose_name_plural = "定稿"
        constraints = (models.UniqueConstraint(fields=("filing", "number"), name="snapshot_number_once"),)

    def __str__(self) -> str:
        return f"{self.filing} {self.number}"
