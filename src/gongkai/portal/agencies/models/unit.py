"""Units inside a body, among them its disclosure office with the contact that the guide must name (条例第四条、第十二条)."""

from django.db import models
from django.db.models import Q

from gongkai.portal.agencies.models.agency import Agency


class Unit(models.Model):
    """An internal unit (内设机构); one of a body is its disclosure office (政府信息公开工作机构)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units", verbose_name="机关")
    name = models.CharField("名称", max_length=80)
    is_disclosure_office = models.BooleanField("是政府信息公开工作机构", default=False)
    address = models.CharField("办公地址", max_length=200, blank=True, default="")
    hours = models.CharField("办公时间", max_length=120, blank=True, default="")
    phone = models.CharField("联系电话", max_length=60, blank=True, default="")
    fax = models.CharField("传真", max_length=60, blank=True, default="")
    email = models.CharField("互联网联系方式", max_length=120, blank=True, default="")
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    class Meta:
        """The disclosure office first."""

        ordering = ("agency_id", "-is_disclosure_office", "name")
        verbose_name = "内设机构"
        verbose_name_plural = "内设机构"
        constraints = (
            models.UniqueConstraint(fields=("agency", "name"), condition=Q(until__isnull=True), name="unit_name_once"),
            models.UniqueConstraint(
                fields=("agency",), condition=Q(until__isnull=True, is_disclosure_office=True), name="unit_one_disclosure_office"
            ),
        )

    def __str__(self) -> str:
        return self.name
