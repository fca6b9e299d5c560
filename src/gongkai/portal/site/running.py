"""`gongkai serve` from its first step to its last: open the platform, say where it is, answer until stopped."""

import sys
from collections.abc import Callable, Mapping
from time import perf_counter

from gongkai import __version__
from gongkai.portal.site.environment import Environment
from gongkai.portal.site.starting import CannotStart, open_platform, take_up


def run(options: Mapping[str, str | int | None], opening: "Callable[[Environment], list[str]] | None" = None) -> None:
    """Run the platform in this process and those it starts; raises `CannotStart`. Returns when it was told to stop.

    `opening` is called when the database is ready and gives the lines that the console shows; by default `greeting`.
    """
    begun = perf_counter()
    environment = take_up(options)
    from gongkai.portal.site.serving import SECONDS_TO_FINISH, require_free_port, serve
    from gongkai.portal.site.working import Beside

    require_free_port(environment["GONGKAI_HOST"], environment["GONGKAI_PORT"])
    open_platform(environment)
    remarks = looked_over()
    lines = (opening or greeting)(environment)
    from django.db import connections

    from gongkai.portal.site import wsgi  # noqa: F401  # read once here, not once in each process

    connections.close_all()  # the processes of the server open their own
    beside = Beside() if environment["GONGKAI_JOBS"] == "embedded" else None

    def listening() -> None:
        say(*lines, f"  用时    {perf_counter() - begun:.1f} 秒", "  停止    按 Ctrl+C", *remarks)

    try:
        serve(environment, listening)
    finally:
        if beside is not None:
            beside.stop(SECONDS_TO_FINISH)
    say("已停止。")


def looked_over() -> list[str]:
    """The warnings of our own checks as lines for the console; raises `CannotStart` with all errors."""
    from django.core.checks import ERROR, run_checks

    from gongkai.portal.site.checks import TAG

    found = run_checks(tags=[TAG])
    if errors := [message for message in found if message.level >= ERROR]:
        raise CannotStart("\n".join(f"{each.msg}{each.hint or ''}（{each.id}）" for each in errors))
    return [f"  提醒    {each.msg}{each.hint or ''}（{each.id}）" for each in found]


def say(*lines: str) -> None:
    """Put lines on standard output at once, also where it is a file."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def greeting(environment: Environment) -> list[str]:
    """What a person at the console needs: where the platform answers, where its data lie, and how to begin where nobody has yet."""
    from gongkai.portal.site.selectors.founding import founded
    from gongkai.portal.site.serving import address
    from gongkai.portal.site.tokens import issue_token

    database = "PostgreSQL" if environment["GONGKAI_DATABASE"] else "SQLite"
    where = address(environment)
    lines = [
        f"公开平台 {__version__} 已启动。",
        f"  网址    {where}",
        f"  数据    {environment['GONGKAI_DATA']}（{database}）",
    ]
    if not founded():
        lines += ["", "平台还没有管理员。请用浏览器打开下面的网址，填启动口令，登记本级政府和三位管理员：", f"  网址    {where}start/"]
        lines += [f"  口令    {issue_token()}（只能用一次；重新启动会换一个）", ""]
    return lines
