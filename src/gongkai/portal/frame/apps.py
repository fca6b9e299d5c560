"""The app of what every screen stands on."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """页面框架."""

    name = "gongkai.portal.frame"
    label = "frame"
    verbose_name = "页面框架"
    default_auto_field = "django.db.models.BigAutoField"
