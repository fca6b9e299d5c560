"""One spreadsheet of bodies or people that was put in: previewed, applied, perhaps undone."""

from django.db import models

from gongkai.portal.agencies.models.person import Person


class ImportBatch(models.Model):
    """A sheet as it was read: `rows` holds what each row says, `made` the ids of what applying it made and changed, for undoing."""

    PREVIEWED, APPLIED, UNDONE = "previewed", "applied", "undone"

    kind = models.CharField("内容", max_length=10, choices=(("bodies", "机关"), ("people", "人员")))
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件摘要", max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="导入人")
    at = models.DateTimeField("时间")
    state = models.CharField(
        "状态", max_length=10, choices=((PREVIEWED, "待确认"), (APPLIED, "已导入"), (UNDONE, "已撤回")), default=PREVIEWED
    )
    rows = models.JSONField("各行", default=list)
    problems = models.JSONField("问题", default=list)
    made = models.JSONField("产生的记录", default=list)

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")
        verbose_name = "导入"
        verbose_name_plural = "导入"

    def __str__(self) -> str:
        return self.file_name
