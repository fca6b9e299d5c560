"""One body's report of one year on its way: its stage, what is being typed, the steps it took, remarks and waivers."""

from django.db import models

from gongkai.portal.agencies.models import Agency, Person
from gongkai.portal.annual.stages import MOVES, STAGES


class Filing(models.Model):
    """The report of a body for a year; unique. The days are those of the last step of each kind, for the board."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="filings", verbose_name="机关")
    year = models.PositiveSmallIntegerField("报告年度")
    stage = models.CharField("阶段", max_length=20, choices=tuple(STAGES.items()), default="drafting")
    correcting = models.BooleanField("正在更正已公开的报告", default=False)
    handed_in_on = models.DateField("报送日期", null=True, blank=True)
    returned_on = models.DateField("退回日期", null=True, blank=True)
    accepted_on = models.DateField("通过日期", null=True, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)
    errors = models.PositiveSmallIntegerField("错误数", default=0)
    warnings = models.PositiveSmallIntegerField("提醒数", default=0)
    archived = models.BooleanField("由旧报告归档而来", default=False)

    class Meta:
        """Newest year first."""

        ordering = ("-year", "agency_id")
        verbose_name = "年度报告"
        verbose_name_plural = "年度报告"
        constraints = (models.UniqueConstraint(fields=("agency", "year"), name="filing_once"),)
        indexes = (models.Index(fields=("year", "stage"), name="filing_board"),)

    def __str__(self) -> str:
        return f"{self.agency} {self.year}"


class Working(models.Model):
    """What is being typed: `entries` has key → {text, stamp, by, name, at}; the keys are those of `annual.entries`.

    `rivals` has key → [{text, by, name, at}]: what somebody typed while somebody else had already changed the same entry; kept
    until one of them is chosen, so that no word is lost. `explained` has fingerprint of a finding → {text, by, name, at}. `stamp`
    grows with each save.
    """

    filing = models.OneToOneField(Filing, models.CASCADE, related_name="working", verbose_name="年度报告")
    entries = models.JSONField("各栏", default=dict)
    rivals = models.JSONField("两人都改过的栏", default=dict)
    explained = models.JSONField("说明", default=dict)
    stamp = models.PositiveIntegerField("版次", default=0)

    class Meta:
        """Of one filing."""

        verbose_name = "填报内容"
        verbose_name_plural = "填报内容"

    def __str__(self) -> str:
        return str(self.filing)


class Step(models.Model):
    """One step of a report; the log has it too, this is what the rules ask (who filled in may not sign)."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="steps", verbose_name="年度报告")
    move = models.CharField("步骤", max_length=20, choices=tuple((key, move.says) for key, move in MOVES.items()))
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="操作人")
    by_name = models.CharField("操作人姓名", max_length=200)
    at = models.DateTimeField("时间")
    note = models.TextField("意见", blank=True, default="")

    class Meta:
        """In time."""

        ordering = ("filing_id", "pk")
        verbose_name = "步骤"
        verbose_name_plural = "步骤"

    def __str__(self) -> str:
        return f"{self.filing} {self.move}"


class Remark(models.Model):
    """What a reviewer or the office says about one place of a report; `key` as in `Working.entries`.

    `step` is the one by which the report had come to those who say it: while it is the last one of its kind, the report lies with them.
    """

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="remarks", verbose_name="年度报告")
    step = models.ForeignKey(Step, models.CASCADE, null=True, related_name="+", verbose_name="送来的步骤")
    key = models.CharField("位置", max_length=120)
    text = models.TextField("意见")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="提出人")
    by_name = models.CharField("提出人姓名", max_length=200)
    at = models.DateTimeField("时间")
    settled_at = models.DateTimeField("处理时间", null=True, blank=True)
    answer = models.TextField("处理说明", blank=True, default="")

    class Meta:
        """Open ones first."""

        ordering = ("filing_id", "settled_at", "pk")
        verbose_name = "修改意见"
        verbose_name_plural = "修改意见"

    def __str__(self) -> str:
        return f"{self.filing} {self.key}"


class Waiver(models.Model):
    """A finding that the competent office lets stand, with a reason that is shown to the public."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="waivers", verbose_name="年度报告")
    code = models.CharField("检查", max_length=10)
    address = models.CharField("格子", max_length=120, blank=True, default="")
    reason = models.TextField("理由（公开）")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="准许人")
    by_name = models.CharField("准许人姓名", max_length=200)
    at = models.DateTimeField("时间")

    class Meta:
        """Each finding once."""

        verbose_name = "准予不改"
        verbose_name_plural = "准予不改"
        constraints = (models.UniqueConstraint(fields=("filing", "code", "address"), name="waiver_once"),)

    def __str__(self) -> str:
        return f"{self.filing} {self.code}"
