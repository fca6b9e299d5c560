"""`gongkai read`: every figure of a report, and where it stands."""

from dataclasses import dataclass

import click

from gongkai.cli import delivery
from gongkai.cli.inputs import load_report
from gongkai.cli.outcome import Product, product
from gongkai.cli.output import jsons, rows, table
from gongkai.cli.streams import Look, look
from gongkai.cli.words import Command
from gongkai.editions import EDITIONS


@dataclass(frozen=True, slots=True)
class _Read:
    """Read one file and write it out in one format."""

    format: str
    edition: str | None
    look: Look

    def __call__(self, path: str) -> Product:
        loaded = load_report(path, self.edition)
        match self.format:
            case "csv":
                output = rows.figures(path, loaded.report)
            case "table":
                output = table.tables(path, loaded.report, self.look).encode("utf-8", "backslashreplace")
            case _:
                output = jsons.result(loaded.report, loaded.findings)
        return product(output, loaded.findings)


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="文件...")
@click.option("--format", "format_", type=click.Choice(["json", "csv", "table"]), default="json", help="输出格式，不写时是 json。")
@click.option("--edition", type=click.Choice(sorted(EDITIONS)), help="按哪一年的格式读；不写时由程序根据表格自己判断。")
def read(files: tuple[str, ...], format_: str, edition: str | None) -> int:
    """读出年报里的全部数字。

    每个数字都带着它在文件中的位置；看不准的数字会注明，绝不猜测，也不改动原来的数字。
    文件可以是网页、文本、Word、WPS、Excel、PDF 或 OFD，也可以是本命令写出的 JSON。

    \b
    json   给程序用：报告、数字、位置和读取时发现的问题
    csv    每个单元格一行，可以用 Excel 或 WPS 打开
    table  在屏幕上看的表格

    \b
    例子：
      gongkai read 年报.html --format table
      gongkai read 年报.html --format csv > 年报.csv
      gongkai read 一.html 二.html > 两份.json
    """
    frame = {"json": delivery.json_frame(len(files) > 1), "csv": delivery.Frame(rows.header())}
    plain = delivery.Frame(separator=b"\n")
    return delivery.deliver(delivery.outcomes(_Read(format_, edition, look()), files), frame.get(format_, plain)).status
