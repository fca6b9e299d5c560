"""The app of bodies and people."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """机关和人员."""

    name = "gongkai.portal.agencies"
    label = "agencies"
    verbose_name = "机关和人员"
    default_auto_field = "django.db.models.BigAutoField"
