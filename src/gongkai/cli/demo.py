"""`gongkai demo`: a made-up county to try the platform in."""

from pathlib import Path

import click

from gongkai.cli.words import Command


@click.command(cls=Command)
@click.option("--data", type=click.Path(path_type=Path), metavar="目录", help="演示数据的目录，没有就新建；默认 ./gongkai-demo。")
@click.option("--host", metavar="地址", help="监听的地址；默认 127.0.0.1，只供本机。")
@click.option("--port", metavar="端口", help="监听的端口；默认 8000。")
@click.option("--reset", is_flag=True, help="丢掉上次的演示数据，重新建立。")
def demo(data: Path | None, host: str | None, port: str | None, reset: bool) -> None:
    """启动一个演示：编出来的云溪县，机关、人员、经过都有，可以随便试。

    登录页列出各个角色的账号，选一个就填好登录名和口令。演示里的“今天”是2026年1月20日。再次运行时沿用上次的数据。
    停止按 Ctrl+C。

    \b
    例子：
      gongkai demo
      gongkai demo --port 8080
      gongkai demo --reset

    退出状态：0 正常停止；2 启动不了（标准错误上有说明）。
    """
    from gongkai.portal.site.demo.opening import show
    from gongkai.portal.site.starting import CannotStart

    try:
        show({"GONGKAI_DATA": str(data) if data else None, "GONGKAI_HOST": host, "GONGKAI_PORT": port}, reset=reset)
    except CannotStart as error:
        raise click.ClickException(str(error)) from None
