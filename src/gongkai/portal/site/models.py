"""What the machinery of the platform keeps for itself: no ledgers, so nothing here is written by deeds."""

from django.db import models


class StartToken(models.Model):
    """The token with which the platform is founded in the browser; only its digest, and only while nobody is founded."""

    digest = models.CharField("口令摘要", max_length=64)
    made_at = models.DateTimeField("生成时间")

    class Meta:
        """One row."""

        verbose_name = "启动口令"
        verbose_name_plural = "启动口令"

    def __str__(self) -> str:
        return f"{self.made_at}"


class Worker(models.Model):
    """A process that works off jobs, with when it was last seen alive."""

    key = models.CharField("编号", max_length=64, primary_key=True)
    place = models.CharField("所在机器和进程", max_length=120)
    seen_at = models.DateTimeField("最近一次报到")

    class Meta:
        """Last seen first."""

        ordering = ("-seen_at",)
        verbose_name = "后台进程"
        verbose_name_plural = "后台进程"

    def __str__(self) -> str:
        return self.place


class JobRun(models.Model):
    """One job of the calendar on one day; the row is its reservation too: whoever makes it runs the job, nobody else."""

    PLANNED, DONE, FAILED = "planned", "done", "failed"

    job = models.CharField("任务", max_length=40)
    day = models.DateField("日期")
    state = models.CharField("状态", max_length=10, choices=((PLANNED, "已排上"), (DONE, "完成"), (FAILED, "未完成")), default=PLANNED)
    planned_at = models.DateTimeField("排上时间")
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    says = models.TextField("结果", blank=True, default="")

    class Meta:
        """Newest first; a job once a day."""

        ordering = ("-day", "job")
        verbose_name = "定时任务"
        verbose_name_plural = "定时任务"
        constraints = (models.UniqueConstraint(fields=("job", "day"), name="job_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.job} {self.day}"
