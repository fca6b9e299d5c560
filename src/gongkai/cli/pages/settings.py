"""docs/settings.md: the environment variables of the platform."""

from gongkai.cli.pages.markdown import page, table
from gongkai.portal.site.environment import SETTINGS

_INTRO = """公开平台（`gongkai serve` 和其他平台命令）从环境变量读取设置。一项都不设也能运行。

启动时逐项核对：写错的值、没有的名字，都会用一句话指出来，平台不启动。命令里的 `--data`、`--host`、`--port` 优先于环境变量。"""


def pages() -> dict[str, str]:
    """The one page."""
    rows = [(f"`{each.name}`", f"`{each.default}`" if each.default else "（不设）", each.meaning) for each in SETTINGS.values()]
    return {"docs/settings.md": page("平台的设置", _INTRO, table(("环境变量", "默认", "作用"), rows))}
