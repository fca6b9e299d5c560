"""The app of bodies and people."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """机关和人员."""

    name = "gongkai.portal.agencies"
    label = "agencies"
    verbose_name = "机关和人员"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell what stands below (the log, the menus) who may do what."""
        from gongkai.portal.agencies import access
        from gongkai.portal.agencies.rights import Right
        from gongkai.portal.agencies.selectors.log_reach import LogPermission
        from gongkai.portal.audit import permission
        from gongkai.portal.frame import menu

        menu.asks(lambda request, right: access.has(request.actor, Right(right)))  # type: ignore[attr-defined]  # the gate puts it there
        permission.install(LogPermission())
        menu.add(menu.Place.DESK, menu.Entry("机关", "agencies:bodies", order=60))
        menu.add(menu.Place.DESK, menu.Entry("人员", "agencies:people", order=62))
        menu.add(menu.Place.DESK, menu.Entry("导入", "agencies:imports", order=64))
        menu.add(menu.Place.COLUMNS, menu.Entry("公开机关", "agencies_public:bodies", order=40))
