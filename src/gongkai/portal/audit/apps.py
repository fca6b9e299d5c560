"""The app of the log."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """操作记录; puts the guard on every connection to the database."""

    name = "gongkai.portal.audit"
    label = "audit"
    verbose_name = "操作记录"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """From now on a write outside a deed is refused; the log stands in the bar of the desk."""
        from gongkai.portal.audit import guard
        from gongkai.portal.frame import menu

        guard.install()
        menu.add(menu.Place.DESK, menu.Entry("操作记录", "audit:log", order=80))
