"""A report that somebody else's program wrote, put in as a file: what was read, and what of it was taken over by a person."""

from django.db import models

from gongkai.portal.agencies.models import Person
from gongkai.portal.annual.models.filing import Filing


class Upload(models.Model):
    """A file as it came: `content` is what was read, `findings` what reading and checks found.

    `rows` is the source in reading order; `pages` are pictures of its pages (digest, width, height); both only serve to look the
    figures up.

    Nothing of it enters the report before a person takes it over.
    """

    WAITING, TAKEN, DROPPED = "waiting", "taken", "dropped"

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="uploads", verbose_name="年度报告")
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件摘要", max_length=64)
    size = models.PositiveIntegerField("字节")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="上传人")
    at = models.DateTimeField("时间")
    content = models.TextField("读出的内容")
    findings = models.JSONField("检查结果", default=list)
    rows = models.JSONField("原文各行", default=list)
    pages = models.JSONField("原文各页的图", default=list)
    answers = models.JSONField("逐格确认", default=dict)
    state = models.CharField("状态", max_length=10, choices=((WAITING, "待核对"), (TAKEN, "已采用"), (DROPPED, "未采用")), default=WAITING)

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")
        verbose_name = "上传的报告"
        verbose_name_plural = "上传的报告"

    def __str__(self) -> str:
        return self.file_name
