"""`gongkai`: the group of all commands, each imported only when it is called for, and the one place where errors end."""

import errno
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from gongkai import __version__
from gongkai.cli import streams, trouble
from gongkai.cli.chinese import speak_chinese
from gongkai.cli.status import UNUSABLE
from gongkai.cli.words import Context

COMMANDS = {
    "read": "读出年报里的全部数字。",
    "check": "检查年报，指出哪里不对、怎么改。",
    "render": "把年报重新生成为规范的文档、网页、表格或数据文件。",
    "merge": "把各家的年报逐格相加，汇总成一份。",
    "compare": "把两年的年报放在一起，看哪里变了。",
    "due": "算出一件申请到哪天该做什么，为什么是这一天。",
    "serve": "启动公开平台，用浏览器打开它。",
    "demo": "启动一个演示：编出来的云溪县，机关、人员、经过都有，可以随便试。",
    "jobs": "运行公开平台的后台任务（平时由 serve 自己做）。",
    "createadmin": "管理员都登录不了时，在本机登记或恢复一位管理员。",
    "backup": "把公开平台的全部内容备份成一个文件。",
    "restore": "用备份文件恢复出一个公开平台。",
    "verify-log": "核验操作记录有没有被改动。",
    "docs": "生成或核对 docs/ 和 schema/ 里的页面（开发用）。",
}
"""Name of each command, and its module under `gongkai.cli`, with the first line of its help."""

_INTERRUPTED = 130
_PIPE_CLOSED = 141
"""What a shell reports for a program that the signals INT and PIPE ended."""

_REASONS = {
    errno.ENOSPC: "磁盘已满，请腾出空间后重试",
    errno.EACCES: "没有写的权限，请换一个位置",
    errno.EROFS: "磁盘是只读的，请换一个位置",
    errno.ENOENT: "目录不存在，请先建立目录或换一个位置",
    errno.EISDIR: "这是一个目录，请写文件名",
    errno.ENOTDIR: "路径中有一段不是目录，请检查路径",
}
"""Why a result could not be written, by number of the system error."""


class Front(click.Group):
    """The group; commands come from `COMMANDS`, errors become one Chinese sentence and an exit status."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; none where there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command = getattr(import_module(f"gongkai.cli.{name}"), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing them."""
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command under our own name and end the process with its exit status, or give it where `standalone_mode` is false."""
        speak_chinese()
        streams.prepare()
        status = self._status(args, {"prog_name": "gongkai", "complete_var": complete_var, **extra})
        if standalone_mode:
            sys.exit(status)
        return status

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a closed pipe ends it quietly before click sees it."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            streams.abandon()
            return _PIPE_CLOSED
        return status

    def _status(self, args: Sequence[str] | None, extra: dict[str, Any]) -> int:
        try:
            status: int | None = super().main(args, standalone_mode=False, **extra)
            return status or 0
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
        except click.UsageError as error:
            streams.complain(_usage(error))
        except click.ClickException as error:
            streams.complain(error.format_message())
        except (click.Abort, KeyboardInterrupt):
            streams.complain("已中断。")
            return _INTERRUPTED
        except OSError as error:
            streams.abandon()
            streams.complain(_not_written(error))
        except Exception as error:
            streams.complain(trouble.defect("gongkai", error))
        return UNUSABLE


def _usage(error: click.UsageError) -> str:
    """A wrong command line in one sentence, with the way to the help."""
    path = error.ctx.command_path if error.ctx else "gongkai"
    message = " ".join(error.format_message().split()).replace("。 ", "。").rstrip(".")
    return f"{message.rstrip('。')}{'' if message.endswith('？') else '。'}用法见 {path} --help。"


def _not_written(error: OSError) -> str:
    reason = _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
    return f"{error.filename or '结果'}：没有写成，{reason}。"


@click.group(
    cls=Front,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]...",
    context_settings={"help_option_names": ["--help"]},
)
@click.version_option(__version__, prog_name="gongkai", message="%(prog)s %(version)s", help="显示版本号。")
def main() -> None:
    """读取、检查、生成、汇总和比较政府信息公开工作年度报告（年报）。

    年报可以是网页、文本、Word、WPS、Excel、PDF 或 OFD 文件。程序只读文件，不改动它，也不联网。

    \b
    最常用的一句：
      gongkai check 年报.html

    每个命令的详细用法：gongkai 命令 --help，例如 gongkai check --help。
    """
