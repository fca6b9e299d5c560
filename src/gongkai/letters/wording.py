"""Small turns of phrase that every letter shares: dates, stops, names in quotation marks, lists of articles."""

import re
from collections.abc import Iterable
from datetime import date

from gongkai.law import SCHEMES, Scheme, cite, fee_lines

_ENDS = ("。", "！", "？", "；", "…", "。”", "？”", "！”", "。）")
_INSTRUMENT = re.compile(r"《[^》]+》(?:（[^）]+）)?")
_QUOTED = ("《", "“", "「", "〈")


def chinese_date(day: date) -> str:
    """A day in full.

    >>> chinese_date(date(2025, 5, 4))
    '2025年5月4日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def stop(text: str) -> str:
    """The text as a sentence: with a full stop unless it ends with one."""
    return text if text.endswith(_ENDS) else f"{text}。"


def named(text: str) -> str:
    """A name in quotation marks, unless it has its own."""
    return text if text.startswith(_QUOTED) else f"“{text}”"


def articles(bases: Iterable[tuple[str, str]]) -> str:
    """Instruments and articles as a sentence lists them; an instrument is named once.

    >>> articles([("regulations", "第三十六条第三项"), ("regulations", "第十四条"), ("fees", "")])
    '《政府信息公开条例》第三十六条第三项、第十四条和国办函〔2020〕109号'
    """
    by_instrument: dict[str, list[str]] = {}
    for key, article in bases:
        of_it = by_instrument.setdefault(key, [])
        if article not in of_it:
            of_it.append(article)
    return "和".join(cite(key, "、".join(of_it)) for key, of_it in by_instrument.items())


def once_each(sources: Iterable[str]) -> str:
    """Cited articles as a sentence lists them; an instrument that is cited twice in a row is named once.

    >>> once_each(["《行政复议法》第二十三条", "《行政复议法》第二十条第一款", "《行政诉讼法》第四十五条"])
    '《行政复议法》第二十三条、第二十条第一款、《行政诉讼法》第四十五条'
    """
    cited: list[str] = []
    previous = ""
    for source in dict.fromkeys(sources):
        name = _INSTRUMENT.match(source)
        instrument = name[0] if name else source
        cited.append(source.removeprefix(instrument) if instrument == previous else source)
        previous = instrument
    return "、".join(cited)


def document_number(organ: str, word: str, year: int, serial: int) -> str:
    """The number of a letter: the organ's word, the word of the kind (`LetterKind.word`), year, serial number.

    >>> document_number("云科公开", "答", 2025, 3)
    '云科公开答〔2025〕3号'
    """
    if serial < 1:
        raise ValueError(f"no letter has the serial number {serial}: they count from 1")
    return f"{organ}{word}〔{year}〕{serial}号"


def fee_calculation(scheme: Scheme, units: int) -> str:
    """The calculation of a fee as a notice prints it, bracket by bracket.

    >>> fee_calculation(Scheme.BY_PIECE, 12)
    '共12件；第1至10件不收费；第11至12件，每件100元，计200元；合计200元'
    """
    unit = SCHEMES[scheme].unit
    lines = fee_lines(scheme, units)
    steps = [
        f"第{line.first}至{line.last}{unit}" + (f"，每{unit}{line.rate}元，计{line.amount}元" if line.rate else "不收费") for line in lines
    ]
    return "；".join((f"共{units}{unit}", *steps, f"合计{sum(line.amount for line in lines)}元"))
