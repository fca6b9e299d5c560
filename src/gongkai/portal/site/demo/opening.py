"""`gongkai demo` from its first step to its last: a folder of its own, the region told where it is not yet, the server."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from gongkai.portal.site.environment import Environment
from gongkai.portal.site.running import run
from gongkai.portal.site.starting import CannotStart

if TYPE_CHECKING:
    from gongkai.portal.site.demo.accounts import Account

FOLDER = Path("gongkai-demo")
"""Where the demo keeps its data unless told otherwise."""
TODAY = "2026-01-20"
"""The day of the demo: a Tuesday in the weeks of the annual report."""

_MARK = "演示数据.txt"
_SAYS = "这个目录里是演示数据，由 gongkai demo 建立，内容都是编的。\n重新建立：gongkai demo --reset\n"
_OURS = ("gongkai.sqlite3", "gongkai.sqlite3-wal", "gongkai.sqlite3-shm", "secret-key", ".migrating", _MARK)


def show(options: Mapping[str, str | int | None], *, reset: bool = False) -> None:
    """Run the demo; raises `CannotStart`. `reset` drops what was there, where it was a demo.

    It never touches PostgreSQL: a demo in the database of a real platform would be a calamity.
    """
    if os.environ.get("GONGKAI_DATABASE"):
        raise CannotStart("演示只用自己目录里的 SQLite。请先取消环境变量 GONGKAI_DATABASE，再运行 gongkai demo。")
    folder = Path(str(options.get("GONGKAI_DATA") or FOLDER)).expanduser().absolute()
    _prepare(folder, reset)
    os.environ.setdefault("GONGKAI_TODAY", TODAY)
    run({**options, "GONGKAI_DATA": str(folder), "GONGKAI_DEMO": "yes"}, opening)


def opening(environment: Environment) -> list[str]:
    """The region told where nobody has founded the platform yet; the lines for the console."""
    from gongkai.portal.agencies.selectors.people import any_account
    from gongkai.portal.audit.actor import CONSOLE
    from gongkai.portal.frame import clock
    from gongkai.portal.site.deeds.demo import tell_demo
    from gongkai.portal.site.demo.accounts import ACCOUNTS, PASSWORD
    from gongkai.portal.site.demo.story import BEGIN
    from gongkai.portal.site.serving import address

    told = "沿用上次的数据；加 --reset 重新建立"
    if not any_account():
        begun = perf_counter()
        with clock.stopped_at(BEGIN):
            tell_demo(CONSOLE)
        told = f"建立演示数据用了 {perf_counter() - begun:.1f} 秒"
    return [
        f"演示已启动：云溪县，机关、人员和事情都是编的。{told}。",
        f"  登录    {address(environment)}login/",
        f"  首页    {address(environment)}",
        f"  口令    {PASSWORD}（每个人都一样；在登录页上选一个人，就填好了）",
        *(_line(account) for account in ACCOUNTS),
        f"  数据    {environment['GONGKAI_DATA']}",
    ]


def _line(account: "Account") -> str:
    return f"          {account.username:<14}{account.label}　{account.name}（{account.agency}）"


def _prepare(folder: Path, reset: bool) -> None:
    """The folder with its mark; raises `CannotStart` where the folder holds a platform that is no demo, or cannot be written."""
    mark = folder / _MARK
    if (folder / "gongkai.sqlite3").exists() and not mark.exists():
        raise CannotStart(f"{folder} 里的平台不是演示，没有动它。请换一个目录，例如 --data {folder.name}-demo。")
    try:
        if reset and mark.exists():
            for name in _OURS:
                (folder / name).unlink(missing_ok=True)
            shutil.rmtree(folder / "files", ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        mark.write_text(_SAYS, encoding="utf-8")
    except OSError as error:
        raise CannotStart(f"演示的目录 {folder} 不能写（{error.strerror}）。请用 --data 换一个有写权限的目录。") from None
