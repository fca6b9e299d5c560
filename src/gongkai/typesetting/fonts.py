"""Typefaces of a printed document: those that the standard names where they are to be had, else the nearest."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst


class MissingFontError(RuntimeError):
    """No Chinese typeface is to be had; `str()` is one Chinese sentence that says what to install."""

    def __init__(self) -> None:
        super().__init__(
            "没有找到中文字体，不能生成PDF；请安装思源字体（例如 apt install fonts-noto-cjk），"
            "或者把中文字体文件放进一个文件夹，并指明这个文件夹。"
        )


@dataclass(frozen=True, slots=True)
class Fonts:
    """Where typefaces are looked for: a directory of font files, and those installed on the machine unless `system` is false."""

    directory: Path | None = None
    system: bool = True


INSTALLED = Fonts()
"""The typefaces that are installed on the machine."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The typefaces for one role: `wanted` by the standard, `family` the one found, `latin` for letters and digits."""

    wanted: str
    family: str
    latin: str
    substituted: bool


@dataclass(frozen=True, slots=True)
class Role:
    """What the standard wants in one place of a page: its name, the names that the same typeface goes by, and the nearest."""

    wanted: str
    same: tuple[str, ...]
    nearest: tuple[str, ...]


_SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "SimSun", "Songti SC", "FandolSong")
_SANS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "SimHei",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
)
_KAI = ("LXGW WenKai", "LXGW WenKai GB", "AR PL UKai CN", "FandolKai")
ROLES = {
    "title": Role("方正小标宋简体", ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋_GBK"), _SERIF + _SANS),
    "body": Role("仿宋_GB2312", ("FangSong_GB2312", "仿宋", "FangSong"), ("FandolFang", *_SERIF, *_SANS)),
    "heading": Role("黑体", ("SimHei",), _SANS + _SERIF),
    "second": Role("楷体_GB2312", ("KaiTi_GB2312", "楷体", "KaiTi"), _KAI + _SERIF + _SANS),
    "table": Role("宋体", ("SimSun", "NSimSun", "新宋体"), _SERIF + _SANS),
}
"""The places of a page; GB/T 9704-2012 names the first, the second, the third and the fourth typeface."""
_LATIN = ("Times New Roman", "Liberation Serif", "TeX Gyre Termes", "Libertinus Serif")


@dataclass(slots=True)
class Press:
    """A compiler with its typefaces; `lock` is held while it works, since it does one thing at a time."""

    choices: dict[str, Choice]
    compiler: "typst.Compiler"
    lock: threading.Lock

    def pdf(self, template: bytes, inputs: Mapping[str, str]) -> bytes:
        """The template set with these inputs, tagged as PDF/UA-1.

        A text with a character that the standard forbids (one that no typeface has) gives a tagged document that does not claim to
        follow it.
        """
        import typst

        with self.lock:
            try:
                made = self.compiler.compile(template, format="pdf", sys_inputs=dict(inputs), pdf_standards="ua-1")
            except typst.TypstError:
                made = self.compiler.compile(template, format="pdf", sys_inputs=dict(inputs), pdf_standards=[])
        if not isinstance(made, bytes):
            raise TypeError("typst gives a list for pictures of pages, and bytes for a PDF")
        return made


@cache
def press(fonts: Fonts) -> Press:
    """The compiler with these fonts, made once; MissingFontError where no Chinese typeface is found."""
    import typst  # takes as long to load as a report to read, and few commands set a page

    found = typst.Fonts(include_system_fonts=fonts.system, font_paths=[fonts.directory] if fonts.directory else [])
    return Press(choose(found.families()), typst.Compiler(font_paths=found), threading.Lock())


def choose(families: Iterable[str]) -> dict[str, Choice]:
    """The typefaces for every role among those to be had; MissingFontError where none of them is Chinese."""
    known = {family.casefold(): family for family in families}
    return {name: _choose(role, known) for name, role in ROLES.items()}


def substitution_notes(choices: Mapping[str, Choice]) -> list[str]:
    """A line for each typeface that had to stand in for others, which it names; none where nothing was replaced."""
    replaced: dict[str, list[str]] = {}
    for choice in choices.values():
        if choice.substituted:
            replaced.setdefault(choice.family, []).append(choice.wanted)
    return [f"字体已替代：{'、'.join(wanted)}→{family}" for family, wanted in replaced.items()]


def _choose(role: Role, families: Mapping[str, str]) -> Choice:
    latin = next((families[name.casefold()] for name in _LATIN if name.casefold() in families), "")
    for names, substituted in (((role.wanted, *role.same), False), (role.nearest, True)):
        for name in names:
            if family := families.get(name.casefold()):
                return Choice(role.wanted, family, latin or family, substituted)
    raise MissingFontError
