"""Which bodies took the place of which: mergers, splits, and ends."""

from django.core.serializers.json import DjangoJSONEncoder
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
    settled_on = models.DateField("人员转到承接机关的日期", null=True, blank=True, db_index=True)

    class Meta:
        """Newest first."""

        ordering = ("-on", "-pk")
        verbose_name = "机构调整"
        verbose_name_plural = "机构调整"

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"


class SuccessionSide(models.Model):
    """A body on one side of a reorganisation: before it or after it. In a merger into a body that goes on, it stands on both sides.

    On the side after, the first takes over what nobody else does (`takes_over`): what referred to a body that ended, its people, its open
    work and the sight of its past. `people` are the ids of those who were named for this body; on the side before a split, of those who
    wait to be told where they go.
    """

    BEFORE, AFTER = "before", "after"

    succession = models.ForeignKey(Succession, models.CASCADE, related_name="sides")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="successions")
    side = models.CharField("前后", max_length=6, choices=((BEFORE, "调整前"), (AFTER, "调整后")))
    place = models.PositiveIntegerField("次序", default=0)
    takes_over = models.BooleanField("承接", default=False)
    people = models.JSONField("分到这里的人员", default=list)

    class Meta:
        """Each body once on a side, in order."""

        ordering = ("succession_id", "place")
        verbose_name = "调整的一方"
        verbose_name_plural = "调整的各方"
        constraints = (models.UniqueConstraint(fields=("succession", "agency", "side"), name="succession_side_once"),)

    def __str__(self) -> str:
        return f"{self.agency} {self.side}"


class Trace(models.Model):
    """What registering a reorganisation made and changed, row by row, so that it can be taken back; reorganisations of old may have none.

    `made` has table → id → the row as it was written, `changed` table → id → column → [before, after]. A column whose two values are
    the same was only noted, to see whether it changes later.
    """

    succession = models.OneToOneField(Succession, models.CASCADE, related_name="trace", verbose_name="机构调整")
    says = models.TextField("登记的内容")
    at = models.DateTimeField("登记时间")
    made = models.JSONField("产生的记录", default=dict, encoder=DjangoJSONEncoder)
    changed = models.JSONField("改动的记录", default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        """Of one reorganisation."""

        verbose_name = "机构调整的痕迹"
        verbose_name_plural = "机构调整的痕迹"

    def __str__(self) -> str:
        return self.says
