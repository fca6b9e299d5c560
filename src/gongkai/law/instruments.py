"""Laws, regulations and notices cited anywhere in gongkai: number, date, title, dates of force."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Instrument:
    """One published instrument; `short` is how messages name it, `until` the last day it was in force (none: still)."""

    key: str
    number: str
    title: str
    short: str
    issued: date
    since: date
    until: date | None = None


_ALL = (
    Instrument(
        "regulations",
        "国务院令第711号",
        "中华人民共和国政府信息公开条例",
        "《政府信息公开条例》",
        date(2019, 4, 3),
        date(2019, 5, 15),
    ),
    Instrument(
        "regulations_2007",
        "国务院令第492号",
        "中华人民共和国政府信息公开条例",
        "《政府信息公开条例》（2007年）",
        date(2007, 4, 5),
        date(2008, 5, 1),
        date(2019, 5, 14),
    ),
    Instrument(
        "format_2019",
        "国办公开办函〔2019〕60号",
        "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
        "国办公开办函〔2019〕60号",
        date(2019, 11, 15),
        date(2019, 11, 15),
        date(2021, 9, 25),
    ),
    Instrument(
        "format_2021",
        "国办公开办函〔2021〕30号",
        "国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知",
        "国办公开办函〔2021〕30号",
        date(2021, 9, 26),
        date(2021, 9, 26),
    ),
    Instrument(
        "platform",
        "国办公开办函〔2019〕61号",
        "国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知",
        "国办公开办函〔2019〕61号",
        date(2019, 12, 3),
        date(2019, 12, 3),
    ),
    Instrument(
        "fees",
        "国办函〔2020〕109号",
        "国务院办公厅关于印发《政府信息公开信息处理费管理办法》的通知",
        "国办函〔2020〕109号",
        date(2020, 11, 17),
        date(2021, 1, 1),
    ),
    Instrument(
        "review_law",
        "中华人民共和国主席令第九号",
        "中华人民共和国行政复议法",
        "《行政复议法》",
        date(2023, 9, 1),
        date(2024, 1, 1),
    ),
    Instrument(
        "secrets_law",
        "中华人民共和国主席令第二十号",
        "中华人民共和国保守国家秘密法",
        "《保守国家秘密法》",
        date(2024, 2, 27),
        date(2024, 5, 1),
    ),
    Instrument(
        "legislation_law",
        "中华人民共和国主席令第三号",
        "中华人民共和国立法法",
        "《立法法》",
        date(2023, 3, 13),
        date(2023, 3, 15),
    ),
)

INSTRUMENTS = {instrument.key: instrument for instrument in _ALL}


def cite(key: str, article: str = "") -> str:
    """How a message names an instrument, with the article where one is given; KeyError for an unknown key.

    >>> cite("regulations", "第四十九条")
    '《政府信息公开条例》第四十九条'
    """
    return INSTRUMENTS[key].short + article
