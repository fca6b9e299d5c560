"""Which bodies took the place of which: mergers, splits, and ends."""

from django.db import models

from gongkai.portal.agencies.kinds import SUCCESSIONS
from gongkai.portal.agencies.models.agency import Agency


class Succession(models.Model):
    """One reorganisation on one day, by a document."""

    kind = models.CharField("方式", max_length=20, choices=tuple(SUCCESSIONS.items()))
    on = models.DateField("生效日期")
    document_title = models.CharField("依据文件", max_length=200, blank=True, default="")
    document_number = models.CharField("文号", max_length=100, blank=True, default="")
    note = models.TextField("说明", blank=True, default="")

    class Meta:
        """Newest first."""

        ordering = ("-on", "-pk")
        verbose_name = "机构调整"
        verbose_name_plural = "机构调整"

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"


class SuccessionSide(models.Model):
    """A body on one side of a reorganisation: before it or after it. In a merger into a body that goes on, it stands on both sides."""

    BEFORE, AFTER = "before", "after"

    succession = models.ForeignKey(Succession, models.CASCADE, related_name="sides")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="successions")
    side = models.CharField("前后", max_length=6, choices=((BEFORE, "调整前"), (AFTER, "调整后")))

    class Meta:
        """Each body once on a side."""

        verbose_name = "调整的一方"
        verbose_name_plural = "调整的各方"
        constraints = (models.UniqueConstraint(fields=("succession", "agency", "side"), name="succession_side_once"),)

    def __str__(self) -> str:
        return f"{self.agency} {self.side}"
