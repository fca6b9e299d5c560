"""C106: part six does not say what was charged as information processing fee."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import Passage, passages, simplified, squeezed
from gongkai.checking.text.quoting import sentence_around
from gongkai.law import INSTRUMENTS, cite
from gongkai.report import Finding, Severity

_FIRST_YEAR = INSTRUMENTS["fees"].since.year
_OTHER_FEES = re.compile(r"事业性收费|涉企收费|收费(?:标准|目录|项目|清单|公示)|乱收费|停车收费|经费|免费|消费|学费")
_FEE = re.compile(r"处理费|收费|费用|缴费|收取[^，。；\n]{0,16}费")
_FEE_OF_REQUESTS = re.compile(
    r"信息处理费|信息公开处理费|(?:申请人?|公开者|信息公开)[^，。；\n]{0,12}(?:收取|收费|费用)|(?:收取|收费|收到)[^，。；\n]{0,12}处理费"
)


@check("C106", title="没有报告信息处理费", catalogue=("E03",), severity=Severity.WARNING, source=cite("fees"))
def fee_statement_missing(context: Context, found: Maker) -> Iterator[Finding]:
    """2021年度起，第六部分应报告信息处理费的收取情况，没有收取也要写明。

    查什么
        报告年度为2021年或以后，第六部分有没有提到信息处理费、收费通知或者收取费用。写在其他部分的，作提示。
    为什么要紧
        《政府信息公开信息处理费管理办法》自2021年1月1日起施行，要求在年度报告里报告收费通知的件数、总金额和实际收取的总金额。
    常见原因
        沿用以前的“无其他需要报告的事项”。
    例子
        2023年度报告的第六部分只有“本年度无其他需要报告的事项”。
    依据
        国办函〔2020〕109号；国办公开办函〔2021〕30号。
    """
    year = context.report_year
    if year is None or year < _FIRST_YEAR or not context.report.sections:
        return
    part = context.report.part(6)
    if part is not None and _FEE.search(_OTHER_FEES.sub("", squeezed(simplified(part.text)))):
        return
    advice = "在第六部分写明：发出收费通知多少件、总金额多少元、实际收取多少元；没有的写“未收取信息处理费”。"
    quote = part.text.strip()[:40] if part is not None else ""
    elsewhere = next(filter(None, (_said_in(passage) for passage in passages(context) if passage.part != 6)), None)
    if elsewhere:
        place, sentence = elsewhere
        message = f"信息处理费写在{place}（“{sentence}”），第六部分没有写。"
        yield found(message, advice=advice, quote=sentence, severity=Severity.INFO)
    else:
        where = "第六部分没有写" if part is not None else "报告没有第六部分，也就没有写"
        yield found(f"{where}信息处理费的收取情况，{year}年度应当报告。", advice=advice, quote=quote)


def _said_in(passage: Passage) -> tuple[str, str] | None:
    """Place and sentence where a passage speaks of the fee of requests."""
    match = _FEE_OF_REQUESTS.search(passage.text) if "费" in passage.text else None
    return (passage.place, sentence_around(passage.text, *match.span())) if match else None
