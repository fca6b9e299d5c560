"""The leading group for disclosure of a body, with the document that appointed it."""

from django.db import models

from gongkai.portal.agencies.kinds import GROUP_DUTIES
from gongkai.portal.agencies.models.agency import Agency
from gongkai.portal.agencies.models.person import Person


class LeadingGroup(models.Model):
    """A leading group (政务公开领导小组) as one document set it up; a new document makes a new one and ends the old."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="groups", verbose_name="机关")
    name = models.CharField("名称", max_length=120)
    document_title = models.CharField("文件标题", max_length=200)
    document_number = models.CharField("文号", max_length=100, blank=True, default="")
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("agency_id", "-since")
        verbose_name = "领导小组"
        verbose_name_plural = "领导小组"

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """A member: somebody with an account, or a name alone."""

    group = models.ForeignKey(LeadingGroup, models.CASCADE, related_name="members", verbose_name="领导小组")
    duty = models.CharField("职责", max_length=20, choices=tuple(GROUP_DUTIES.items()))
    name = models.CharField("姓名", max_length=60)
    post = models.CharField("职务", max_length=100, blank=True, default="")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="人员")
    place = models.PositiveIntegerField("次序", default=0)

    class Meta:
        """In the order of the document."""

        ordering = ("group_id", "place")
        verbose_name = "领导小组成员"
        verbose_name_plural = "领导小组成员"

    def __str__(self) -> str:
        return self.name
