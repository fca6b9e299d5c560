"""The app that puts the platform together."""

from django.apps import AppConfig

from gongkai.portal.frame import identity, menu
from gongkai.portal.frame.menu import Entry, Place


class SiteConfig(AppConfig):
    """平台; says who the platform is, and puts its pages into the menus."""

    name = "gongkai.portal.site"
    label = "site"
    verbose_name = "平台"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """From now on every page knows the government and its menus."""
        from gongkai.portal.site.selectors import who

        identity.provide(who.identity)
        menu.add(Place.DESK, Entry("今天", "site:desk", order=10, within=False))
        menu.add(Place.COLUMNS, Entry("首页", "site:home", order=10, within=False))
        menu.add(Place.PERSON, Entry("帮助", "site:help", order=10))
        menu.add(Place.STRIP, Entry("无障碍说明", "site:accessibility", order=10))
        for order, (label, name) in enumerate((("帮助", "site:help"), ("无障碍说明", "site:accessibility"), ("隐私说明", "site:privacy"))):
            menu.add(Place.FOOT, Entry(label, name, order=order))
