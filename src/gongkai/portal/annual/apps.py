"""The app of annual reports."""

from django.apps import AppConfig

from gongkai.portal.frame import menu


class AnnualConfig(AppConfig):
    """年度报告."""

    name = "gongkai.portal.annual"
    label = "annual"
    verbose_name = "年度报告"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the reports into the bar of the desk, and tell what stands below which reports stand on it."""
        from gongkai.portal.agencies import built
        from gongkai.portal.annual.selectors.built import built_on

        built.ASKS.append(built_on)
        menu.add(menu.Place.DESK, menu.Entry("年度报告", "annual:home", order=30))
        menu.add(menu.Place.DESK, menu.Entry("报送总览", "annual:boards", order=31))
        menu.add(menu.Place.DESK, menu.Entry("汇总", "annual:merge", order=32))
        menu.add(menu.Place.COLUMNS, menu.Entry("公开年报", "reports:reports", order=50))
        menu.add(menu.Place.FOOT, menu.Entry("开放数据", "data:data", order=40))
