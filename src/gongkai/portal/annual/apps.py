"""The app of annual reports."""

from django.apps import AppConfig


class AnnualConfig(AppConfig):
    """年度报告."""

    name = "gongkai.portal.annual"
    label = "annual"
    verbose_name = "年度报告"
    default_auto_field = "django.db.models.BigAutoField"
