"""`gongkai serve`: the platform, answering at one address."""

from pathlib import Path

import click

from gongkai.cli.words import Command


@click.command(cls=Command)
@click.option("--data", type=click.Path(path_type=Path), metavar="目录", help="数据目录，没有就新建；默认 ./gongkai-data。")
@click.option("--host", metavar="地址", help="监听的地址；默认 127.0.0.1，只供本机。")
@click.option("--port", metavar="端口", help="监听的端口；默认 8000。")
def serve(data: Path | None, host: str | None, port: str | None) -> None:
    """启动公开平台，用浏览器打开它。

    第一次启动时建好数据库，并显示一次性口令：在浏览器里打开它给出的网址，凭口令登记第一批管理员。
    停止按 Ctrl+C。各项设置也可以写成环境变量，见 docs/settings.md；写在命令里的优先。

    \b
    例子：
      gongkai serve
      gongkai serve --data /srv/gongkai --port 8080

    退出状态：0 正常停止；2 启动不了（标准错误上有说明）。
    """
    from gongkai.portal.site.running import run
    from gongkai.portal.site.starting import CannotStart

    try:
        run({"GONGKAI_DATA": str(data) if data else None, "GONGKAI_HOST": host, "GONGKAI_PORT": port})
    except CannotStart as error:
        raise click.ClickException(str(error)) from None
