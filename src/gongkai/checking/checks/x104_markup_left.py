"""X104: residue of markup or of another language stands in the text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import everything, joined, located
from gongkai.checking.text.quoting import clause_around
from gongkai.report import Finding, Severity

_HAN = "[\u4e00-\u9fff]"
_KINDS: tuple[tuple[str, tuple[str, ...], re.Pattern[str], Severity], ...] = (
    ("Markdown的加粗符号", ("**",), re.compile(r"(?<![\d*])\*\*(?=[\w“（《])[^*\n]{2,60}(?<=[\w”）》。：:；])\*\*(?!\*)"), Severity.ERROR),
    ("Markdown的表格线", ("--|", "|--", ":-"), re.compile(r"\|?[ \t]*:?-{3,}:?[ \t]*\|[-|: \t]*|\|[ \t]*:?-{3,}:?"), Severity.ERROR),
    ("Markdown的标题符号", ("# ", "#\u3000"), re.compile(r"^#{1,6}[ \u3000]+(?=[^\n])", re.MULTILINE), Severity.ERROR),
    ("Markdown的链接", ("](",), re.compile(r"!?\[[^\]\n]{0,80}\]\((?:https?:|/)[^)\n]*\)"), Severity.ERROR),
    (
        "网页字符代码",
        ("&",),
        re.compile(
            r"&(?:nbsp|ensp|emsp|amp|lt|gt|quot|apos|ldquo|rdquo|lsquo|rsquo|middot|mdash|ndash|hellip|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
        ),
        Severity.ERROR,
    ),
    (
        "网页标签",
        ("<",),
        re.compile(
            r"</?(?:p|br|div|span|t[dhr]|table|tbody|strong|[abiu]|em|img|font|h[1-6]|ul|li|o:p|section|script|style)(?:\s[^>\n]*)?/?>|<!--",
            re.IGNORECASE,
        ),
        Severity.ERROR,
    ),
    ("网页注释的残余", ("-->",), re.compile(r"-->"), Severity.WARNING),
    ("模板变量", ("{{", "${", "{%"), re.compile(r"\{\{[^}\n]{0,60}\}\}|\$\{[^}\n]{1,60}\}|\{%[^%\n]{0,60}%\}"), Severity.ERROR),
    ("程序的空值", ("undefined", "null", "None", "NaN"), re.compile(r"\b(?:undefined|null|None|NaN)\b"), Severity.WARNING),
)
# A character class first, and what must follow it: much quicker to search for than alternatives that begin with classes.
_SUSPICIOUS = re.compile(
    r"[-*|#\]&<{—–―abfiotwunN](?:(?<=[&<{])|(?<=\*)\*|(?<=-)[-|>]|(?<=\|)-|(?<=#)[ \u3000]|(?<=\])\(|(?<=[—–―])[一级]"
    r"|(?<=[abfiotwunN])[a-z]{0,8}(?=[ \u3000]*[\u4e00-\u9fff]))"
)
_FOREIGN = re.compile(rf"(?:and|or|the|of|for|with|from|is|are|to|in|on|by|but|as)(?![A-Za-z])(?=[ \t\u3000]*{_HAN})")
_BEFORE_FOREIGN = re.compile(rf"{_HAN}[ \t\u3000]*$")
_AFTER_FOREIGN = re.compile(rf"[ \t\u3000]*{_HAN}")
_STRAY_DASH = re.compile(rf"[—―–]一(?!是)(?={_HAN})|(?<=一)[—―–](?=级)")


class _Residue(NamedTuple):
    quote: str
    what: str
    advice: str
    severity: Severity
    word: str | None = None


@check("X104", title="残留标记或外文", catalogue=("D05",), severity=Severity.ERROR)
def markup_left(context: Context, found: Maker) -> Iterator[Finding]:
    """正文里不应留有排版符号、网页代码或者夹杂的外文虚词。

    查什么
        成对的“**”、表格线“|---|”、“&nbsp;”一类字符代码、网页标签、模板变量；夹在汉字中间的and、or、the等；
        汉字中间多出的一横（“上—一级”）。单个符号能另作解释的，只提醒。
    为什么要紧
        这是最容易被读者截图的差错，说明稿件没有人从头读过一遍。
    常见原因
        从其他软件或者自动生成的稿件粘贴；机器翻译；扫描识别把“一”认成两个字。
    例子
        “及时回应社会 and 群众的关切”“一是**政务公开业务能力低**”。
    依据
        公文行文的一般要求；格式通知对此没有专门规定。
    """
    pieces = everything(context)
    text = joined(pieces)
    if not _SUSPICIOUS.search(text):
        return
    for start, residue in sorted((*_residue(text), *_foreign_words(text), *_stray_dashes(text)), key=lambda pair: pair[0]):
        yield found(
            f"{located(pieces, start)[0].place}“{residue.quote}”里{residue.what}。",
            advice=residue.advice,
            quote=residue.quote,
            found=residue.word,
            severity=residue.severity,
        )


def _residue(text: str) -> Iterator[tuple[int, _Residue]]:
    for what, telltales, pattern, severity in _KINDS:
        if not any(telltale in text for telltale in telltales):
            continue
        for match in pattern.finditer(text):
            quote = match.group() if "**" in match.group() else clause_around(text, *match.span())
            yield match.start(), _Residue(quote, f"留有{what}", "删去这些符号，并通读全文。", severity)


def _foreign_words(text: str) -> Iterator[tuple[int, _Residue]]:
    for match in _FOREIGN.finditer(text):
        before = _BEFORE_FOREIGN.search(text, max(0, match.start() - 8), match.start())
        after = _AFTER_FOREIGN.match(text, match.end())
        if before is not None and after is not None:
            quote = clause_around(text, before.start(), after.end())
            advice = "改成中文（and一般是“和”“与”），并核对上下文有没有漏译。"
            yield match.start(), _Residue(quote, f"夹着外文“{match.group()}”", advice, Severity.ERROR, match.group())


def _stray_dashes(text: str) -> Iterator[tuple[int, _Residue]]:
    if "—" not in text and "–" not in text and "―" not in text:
        return
    for match in _STRAY_DASH.finditer(text):
        start, end = match.span()
        if "\u4e00" <= text[start - 1 : start] <= "\u9fff":
            quote = clause_around(text, start, end)
            advice = "删去多余的横线；确是破折号的，应占两格（——）。"
            yield start, _Residue(quote, f"多出一横“{match.group()[0]}”", advice, Severity.WARNING)
