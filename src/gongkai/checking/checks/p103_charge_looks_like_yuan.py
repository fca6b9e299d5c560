"""P103: an amount asked for in 万元 looks as if it were written in 元."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.checking import agency_level
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.wording import cell_name
from gongkai.form import Kind, part_name
from gongkai.law import cite
from gongkai.report import Finding, Report, Severity, Value

_TEN_THOUSAND = "万元"
_YUAN = re.compile(r"(?<![\d.])(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*元")
_PARTS = (1, 2, 6)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Amounts in 万元 that hardly anybody collects in a year."""

    body: int = 10**6
    """Ten thousand million yuan for one organ or a county with its organs (domain reference, B15)."""
    city: int = 10**7
    """Ten times that for a city or province with all its organs: large cities do come near the first."""


_THRESHOLDS = Thresholds()


@check(
    "P103",
    title="收费金额像是以元填写",
    catalogue=("B15",),
    severity=Severity.WARNING,
    source=cite("format_2021"),
)
def charge_looks_like_yuan(context: Context, found: Maker) -> Iterator[Finding]:
    """收费金额以万元为单位；填的数大得不合常理，或者与文字里的元数相同，可能没有换算。

    查什么
        2021年格式表二的收费金额：大于1000000（即一百亿元；省、市政府汇总的报告大于一千亿元），或者与第一、二、六部分写的某个元数相等。
        填0的、格里自己写着“元”的（读取时已提示）、归属不清的，不查。
    为什么要紧
        少换算一次就放大一万倍，一个单位就足以使全省的汇总失真。
    常见原因
        财务系统以元计，照抄过来；把信息处理费的元数填进了行政事业性收费。
    例子
        第六部分写“收费251000元”，表二填251000，应填25.1。
    依据
        国办公开办函〔2021〕30号表二：单位为万元。
    """
    edition = context.report.table_edition("proactive")
    if edition is None:
        return
    largest = _largest(context)
    for address in edition.addresses("proactive"):
        cell = edition.cells[address]
        figure = context.report.figure(address)
        if cell.kind is not Kind.AMOUNT or cell.unit != _TEN_THOUSAND or figure.unit not in ("", _TEN_THOUSAND):
            continue
        if figure.value is None or figure.value <= 0 or not figure.certain:
            continue
        quote, why = _suspicion(context.report, figure.value, largest)
        if why:
            yield found(
                f"{edition.table('proactive').name}{cell_name(edition, address)}填{figure.value}，{why}，可能是以元填写的。",
                advice=f"如果是{figure.value}元，改填{_in_ten_thousands(figure.value)}（{_TEN_THOUSAND}）；如果确是{_TEN_THOUSAND}，不必改。",
                address=address,
                where=figure.where,
                expected=_in_ten_thousands(figure.value),
                found=figure.value,
                quote=quote,
            )


def _largest(context: Context) -> int:
    """The largest credible amount: a government's merged report of a city or province may hold many organs' charges."""
    body = agency_level.own_body(context)
    wide = body.level is agency_level.Level.PROVINCE or body.place.endswith(("市", "州"))
    return _THRESHOLDS.city if body.kind is agency_level.Kind.GOVERNMENT and wide else _THRESHOLDS.body


def _suspicion(report: Report, value: Value, largest: int) -> tuple[str, str]:
    """The sentence that gives the amount away and what it says; both empty where nothing speaks against the figure."""
    for number in _PARTS:
        part = report.part(number)
        for sentence in re.findall(r"[^。；\n]+", part.text) if part else []:
            amounts = [Decimal(amount.replace(",", "").replace("，", "")) for amount in _YUAN.findall(sentence)]
            if value in amounts:
                return sentence.strip(), f"与{part_name(number)}所写的{value}元相同"
    return ("", f"超过{largest // 10**4}亿元") if value > largest else ("", "")


def _in_ten_thousands(value: Value) -> Decimal:
    return (Decimal(value) / 10000).normalize() + 0
