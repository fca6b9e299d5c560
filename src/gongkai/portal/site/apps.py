"""The app that puts the platform together."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """平台."""

    name = "gongkai.portal.site"
    label = "site"
    verbose_name = "平台"
    default_auto_field = "django.db.models.BigAutoField"
