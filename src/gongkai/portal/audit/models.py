"""The entries of the log and the head of their chain; the database itself refuses to change or delete an entry."""

from typing import Any, NoReturn

from django.db import models


class Entry(models.Model):
    """One deed. `body` is the text that is hashed; the other columns repeat it for search, and the verifier compares them."""

    seq = models.BigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间", db_index=True)
    deed = models.CharField("操作", max_length=80)
    says = models.TextField("内容")
    actor = models.BigIntegerField("操作人编号", null=True)
    actor_name = models.TextField("操作人")
    actor_agency = models.BigIntegerField("操作人为哪个机关做", null=True)
    about_kind = models.CharField("对象类别", max_length=40)
    about_key = models.CharField("对象编号", max_length=80)
    about_name = models.TextField("对象")
    about_agency = models.BigIntegerField("对象所属机关编号", null=True)
    body = models.TextField("原文")
    algorithm = models.CharField("摘要算法", max_length=20)
    previous = models.CharField("上一条的摘要", max_length=128)
    digest = models.CharField("摘要", max_length=128)

    class Meta:
        """Newest last, as they were chained; each index ends with the number, so that the newest of anything come first without a sort."""

        ordering = ("seq",)
        verbose_name = "操作记录"
        verbose_name_plural = "操作记录"
        indexes = (
            models.Index(fields=("deed", "seq"), name="entry_of_deed"),
            models.Index(fields=("actor", "seq"), name="entry_by_person"),
            models.Index(fields=("actor_agency", "seq"), name="entry_by_body"),
            models.Index(fields=("about_agency", "seq"), name="entry_about_body"),
            models.Index(fields=("about_kind", "about_key", "seq"), name="entry_about_thing"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.actor_name}{self.says}"

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Entries are written by `chain.append` alone."""
        raise TypeError("an entry of the log is not saved; audit.chain appends it")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Entries stay."""
        raise TypeError("an entry of the log is not deleted")


class Head(models.Model):
    """The last link: one row, locked while entries are appended."""

    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=128, default="")

    class Meta:
        """One row, made by the first migration."""

        verbose_name = "记录链末端"
        verbose_name_plural = "记录链末端"

    def __str__(self) -> str:
        return f"{self.seq} {self.digest}"
