"""What somebody has typed and not yet sent."""

from django.db import models


class Draft(models.Model):
    """The fields of one form of one person, kept while they type; not a ledger, and gone when the form is sent."""

    person = models.BigIntegerField("人员编号")
    form = models.CharField("表单", max_length=200)
    fields = models.JSONField("各栏", default=dict)
    saved_at = models.DateTimeField("保存时间", auto_now=True)

    class Meta:
        """One draft of a form for each person."""

        verbose_name = "草稿"
        verbose_name_plural = "草稿"
        constraints = (models.UniqueConstraint(fields=("person", "form"), name="draft_once"),)

    def __str__(self) -> str:
        return self.form
