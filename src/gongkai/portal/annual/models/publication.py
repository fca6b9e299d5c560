"""What was published: each version of a report with its files, and the figures of the newest as flat facts."""

from django.db import models

from gongkai.portal.agencies.models import Agency
from gongkai.portal.annual.models.filing import Filing
from gongkai.portal.annual.models.snapshot import Snapshot


class Publication(models.Model):
    """One published version: immutable. A later one replaces it and says why (`note`, the erratum); the earlier stays readable."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="publications", verbose_name="年度报告")
    version = models.PositiveSmallIntegerField("第几版")
    snapshot = models.OneToOneField(Snapshot, models.PROTECT, related_name="publication", verbose_name="定稿")
    agency_name = models.CharField("公开时的机关名称", max_length=120)
    title = models.CharField("标题", max_length=200)
    published_on = models.DateField("公开日期")
    note = models.TextField("更正说明", blank=True, default="")
    changes = models.JSONField("改动的格子", default=list)
    waivers = models.JSONField("准予不改的问题", default=list)
    source = models.JSONField("归档的原件", default=dict)

    class Meta:
        """Newest version first."""

        ordering = ("filing_id", "-version")
        verbose_name = "公开版本"
        verbose_name_plural = "公开版本"
        constraints = (models.UniqueConstraint(fields=("filing", "version"), name="publication_version_once"),)

    def __str__(self) -> str:
        return f"{self.title} {self.version}"


class PublishedFile(models.Model):
    """A file of a published version; its bytes stand in the store under their digest."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="files", verbose_name="公开版本")
    format = models.CharField("格式", max_length=10)
    sha256 = models.CharField("摘要", max_length=64)
    size = models.PositiveIntegerField("字节")

    class Meta:
        """One of each format."""

        verbose_name = "公开文件"
        verbose_name_plural = "公开文件"
        constraints = (models.UniqueConstraint(fields=("publication", "format"), name="published_format_once"),)

    def __str__(self) -> str:
        return f"{self.publication} {self.format}"


class Fact(models.Model):
    """One figure of the newest report of a body and year that went out: handed in until it is published, published from then on."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="facts", verbose_name="年度报告")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    year = models.PositiveSmallIntegerField("报告年度")
    address = models.CharField("格子", max_length=120)
    value = models.DecimalField("数", max_digits=24, decimal_places=6, null=True)
    state = models.CharField("状态", max_length=12)
    unit = models.CharField("单位", max_length=10, blank=True, default="")
    certain = models.BooleanField("确定", default=True)

    class Meta:
        """By address across bodies and years."""

        verbose_name = "数据"
        verbose_name_plural = "数据"
        constraints = (models.UniqueConstraint(fields=("filing", "address"), name="fact_once"),)
        indexes = (models.Index(fields=("address", "year", "agency"), name="fact_across"),)

    def __str__(self) -> str:
        return f"{self.filing} {self.address}"
