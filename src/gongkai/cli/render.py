"""`gongkai render`: a report written anew in another format."""

import os
import stat
from pathlib import Path

import click

from gongkai.cli import streams
from gongkai.cli.inputs import load_report
from gongkai.cli.outcome import product
from gongkai.cli.status import FAULTY, PASSED, UNUSABLE
from gongkai.cli.trouble import unusable
from gongkai.cli.words import Command
from gongkai.reading import UnusableFileError
from gongkai.rendering import RENDERERS, Fonts, MissingFontError
from gongkai.rendering import render as render_report

_STDOUT = "-"


def _known(context: click.Context, parameter: click.Parameter, to: str) -> str:
    """The name of a format that can be written; BadParameter for others."""
    if to in RENDERERS:
        return to
    raise click.BadParameter(f"没有“{to}”这种格式，可以用 {'、'.join(RENDERERS)}。", context, parameter)


def _folder(context: click.Context, parameter: click.Parameter, path: str | None) -> Path | None:
    """The directory as given, none where none is; BadParameter where it is no directory."""
    if not path:
        return None
    if not Path(path).is_dir():
        raise click.BadParameter(f"没有“{path}”这个文件夹。", context, parameter)
    return Path(path)


fonts_option = click.option(
    "--fonts",
    callback=_folder,
    envvar="GONGKAI_FONTS",
    metavar="文件夹",
    help="生成 pdf 时到哪个文件夹里找字体（方正小标宋简体、仿宋等）；也可以写在环境变量 GONGKAI_FONTS 里。",
)
"""The option of every command that may write a PDF."""


@click.command(cls=Command)
@click.argument("file", metavar="文件")
@click.option("--to", required=True, callback=_known, metavar=f"[{'|'.join(RENDERERS)}]", help="生成什么格式。")
@click.option("-o", "--output", required=True, metavar="文件", help="写到哪个文件，已有的同名文件会被替换；写 - 表示显示在屏幕上。")
@fonts_option
def render(file: str, to: str, output: str, fonts: Path | None) -> int:
    """把年报重新生成为规范的文档、网页、表格或数据文件。

    三张表按国家规定的格式重新排好，数字和正文照原样，不作改正。原来的文件不动。

    \b
    docx  Word、WPS 文档，按党政机关公文格式排版
    html  可以直接发布、打印的网页
    pdf   版式文件；没有规定的字体时用相近的字体代替，并在末页注明
    xlsx  Excel 表格，正文和每张表各占一页
    json  数据文件，可以再交给 gongkai check 检查
    csv   每个单元格一行的数据表，不含正文
    md    带标记的纯文本，表格用竖线画出

    \b
    例子：
      gongkai render 年报.txt --to docx -o 年报-规范.docx
      gongkai render 年报.html --to pdf --fonts 字体/ -o 年报.pdf
      gongkai render 年报.html --to json -o -
    """
    try:
        _refuse_same(file, output)
        loaded = load_report(file)
        data = render_report(loaded.report, to, loaded.findings, Fonts(fonts))
    except (UnusableFileError, MissingFontError) as error:
        streams.complain(unusable(file, error))
        return UNUSABLE
    if output == _STDOUT:
        streams.write(data)
    else:
        replace_file(Path(output), data)
    found = product(data, loaded.findings)
    if count := found.errors + found.warnings:
        streams.complain(f"{file}：读取时发现{count}处问题，已照原样生成；详情请运行 gongkai check {file}。")
    return FAULTY if found.errors else PASSED


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that it is either the old one or the new one, never half; OSError where it cannot be written.

    What is no regular file (a device, a pipe) is written to directly.
    """
    target = path.resolve()
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        target.write_bytes(data)
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        error.filename = str(path)
        raise


def _refuse_same(file: str, output: str) -> None:
    """UnusableFileError where the result would replace the report itself."""
    source, target = Path(file), Path(output)
    if output != _STDOUT and target.exists() and source.exists() and target.samefile(source):
        raise UnusableFileError("输出文件就是原来的年报，为免覆盖没有生成；请用 -o 换一个文件名。")
