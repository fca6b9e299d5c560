"""Where the commands of the platform find it: the data folder, and the one way to open it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gongkai.portal.site.environment import Environment
    from gongkai.portal.site.starting import Tables

data_option = click.option(
    "--data", type=click.Path(path_type=Path), metavar="目录", help="数据目录；不写则用环境变量 GONGKAI_DATA，再不然是 ./gongkai-data。"
)


def open_data(data: Path | None, tables: "Tables" = "expect", *, new: bool = False) -> "Environment":
    """The settings of the platform whose data lie there, Django set up on it; raises `click.ClickException` with the reason it cannot be.

    A folder that is not there is refused unless a `new` platform is to be made in it.
    """
    from gongkai.portal.site.starting import CannotStart, open_platform, take_up

    try:
        environment = take_up({"GONGKAI_DATA": str(data) if data else None})
        if not new and not environment["GONGKAI_DATA"].is_dir():
            raise CannotStart(f"没有 {environment['GONGKAI_DATA']} 这个数据目录。请用 --data 写明平台的数据目录。")
        open_platform(environment, tables)
    except CannotStart as error:
        raise click.ClickException(str(error)) from None
    return environment
