"""`gongkai createadmin`: a way in where every administrator is locked out."""

from pathlib import Path

import click

from gongkai.cli.platform_data import data_option, open_data
from gongkai.cli.words import Command


@click.command(cls=Command)
@click.option("--role", type=click.Choice(["system", "security", "audit"]), required=True, help="系统管理员、安全管理员还是审计管理员。")
@click.option("--username", required=True, metavar="登录名", help="现有管理员的登录名，或新管理员的登录名。")
@click.option("--name", default="", metavar="姓名", help="新管理员的姓名；恢复现有管理员不用写。")
@data_option
def createadmin(role: str, username: str, name: str, data: Path | None) -> None:
    """管理员都登录不了时，在本机登记或恢复一位管理员。

    登录名是现有的管理员：解除锁定和停用，给他一个新的启用码。登录名是新的：登记这个人，授予角色，
    给一个启用码。启用码只显示这一次，交给本人，由他自己设口令。这一步会记入操作记录。

    \b
    例子：
      gongkai createadmin --role security --username lina
      gongkai createadmin --role system --username zhaomin --name 赵敏 --data /srv/gongkai

    退出状态：0 办好了；2 办不了（标准错误上有说明）。
    """
    open_data(data)
    from gongkai.portal.audit.actor import CONSOLE
    from gongkai.portal.frame.refusal import Refused
    from gongkai.portal.site.deeds.machine import restore_administrator
    from gongkai.portal.site.running import say
    from gongkai.portal.site.selectors.founding import founded

    if not founded():
        raise click.ClickException("平台还没有建立。请先运行 gongkai serve，用浏览器打开它显示的网址，凭口令登记管理员。")
    try:
        code = restore_administrator(CONSOLE, role=f"{role}_admin", username=username, name=name)
    except Refused as error:
        raise click.ClickException("".join(problem.sentence for problem in error.problems)) from None
    say(f"启用码  {code}", f"请交给本人：打开平台的 /activate/ 页，填启用码，自己设口令。登录名是 {username.strip().lower()}。")
