"""Laws, regulations and notices cited anywhere in gongkai: number, date, title, dates of force."""

from gongkai.law.instrument import Instrument
from gongkai.law.notices import NOTICES
from gongkai.law.statutes import STATUTES

INSTRUMENTS = {instrument.key: instrument for instrument in (*STATUTES, *NOTICES)}


def cite(key: str, article: str = "") -> str:
    """How a message names an instrument, with the article where one is given; KeyError for an unknown key.

    >>> cite("regulations", "第四十九条")
    '《政府信息公开条例》第四十九条'
    """
    return INSTRUMENTS[key].short + article


__all__ = ["INSTRUMENTS", "Instrument", "cite"]
