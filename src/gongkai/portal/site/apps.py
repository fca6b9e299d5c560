"""The app that puts the platform together."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.core import checks

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
        from gongkai.portal.site import checks as ours
        from gongkai.portal.site.selectors import who

        checks.register(ours.pages_are_declared, ours.TAG)
        checks.register(ours.set_up_is_sound, ours.TAG)

        identity.provide(who.identity)
        # Django would save the person on its own; `agencies.deeds.sessions.signed_in` notes the time of the last sign-in.
        user_logged_in.disconnect(dispatch_uid="update_last_login")
        menu.add(Place.DESK, Entry("今天", "site:desk", order=10, within=False))
        menu.add(Place.COLUMNS, Entry("首页", "site:home", order=10, within=False))
        menu.add(Place.PERSON, Entry("帮助", "site:help", order=10))
        menu.add(Place.DESK, Entry("运行", "site:platform", order=95))
        menu.add(Place.PERSON, Entry("我的账号", "site:account", order=20))
        menu.add(Place.PERSON, Entry("退出", "site:logout", order=90, post=True))
        menu.add(Place.STRIP, Entry("工作人员登录", "site:login", order=90, for_guests=True))
        menu.add(Place.STRIP, Entry("无障碍说明", "site:accessibility", order=10))
        for order, (label, name) in enumerate((("帮助", "site:help"), ("无障碍说明", "site:accessibility"), ("隐私说明", "site:privacy"))):
            menu.add(Place.FOOT, Entry(label, name, order=order))
