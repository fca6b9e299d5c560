"""Who holds which role on which body, from when to when; and what was handed over when somebody left."""

from django.db import models
from django.db.models import Q

from gongkai.portal.agencies.kinds import ENDINGS, HANDOVERS
from gongkai.portal.agencies.models.agency import Agency
from gongkai.portal.agencies.models.person import Person
from gongkai.portal.agencies.models.unit import Unit


class Appointment(models.Model):
    """A role held by a person; `agency` is none for the three administrators, `until` is the first day without it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments", verbose_name="人员")
    role = models.CharField("角色", max_length=20)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="appointments", verbose_name="机关")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="appointments", verbose_name="内设机构")
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)
    document = models.CharField("任命文件", max_length=200, blank=True, default="")
    ending = models.CharField("结束原因", max_length=20, choices=tuple(ENDINGS.items()), blank=True, default="")
    successor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="交接给")
    handover = models.ForeignKey(
        "Handover", models.SET_NULL, null=True, blank=True, related_name="appointments", verbose_name="随哪次交接结束"
    )

    class Meta:
        """Of a body, by role."""

        ordering = ("agency_id", "role", "since")
        verbose_name = "角色任用"
        verbose_name_plural = "角色任用"
        constraints = (
            models.UniqueConstraint(fields=("person", "role", "agency"), condition=Q(until__isnull=True), name="appointment_once"),
            models.UniqueConstraint(
                fields=("person",), condition=Q(until__isnull=True, agency__isnull=True), name="appointment_one_administrator"
            ),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="appointment_begins_first"),
        )
        indexes = (models.Index(fields=("agency", "role"), name="appointment_of_agency"),)

    def __str__(self) -> str:
        return f"{self.person} {self.role}"


class Handover(models.Model):
    """Work on its way to a successor: registered by the system administrator, confirmed by the security administrator.

    `to_agency` is the body on which the roles go on, where the old one has ended; none: each role stays with its body.
    """

    kind = models.CharField("缘由", max_length=10, choices=tuple(HANDOVERS.items()), default="left")
    leaver = models.ForeignKey(Person, models.PROTECT, related_name="handovers", verbose_name="离岗人")
    successor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="takeovers", verbose_name="接手人")
    on = models.DateField("离岗日期")
    to_agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承接机关")
    registered_at = models.DateTimeField("登记时间")
    reason = models.CharField("原因", max_length=200, blank=True, default="")
    confirmed_on = models.DateField("确认日期", null=True, blank=True, db_index=True)
    items = models.JSONField("交接清单", default=list)

    class Meta:
        """Open ones first."""

        ordering = ("confirmed_on", "-on")
        verbose_name = "交接"
        verbose_name_plural = "交接"

    def __str__(self) -> str:
        return f"{self.leaver} {self.on}"
