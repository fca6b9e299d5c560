"""Local rules on disclosure whose force is doubtful, and how to tell a title that says so itself.

The first is listed in `domain.md` §6.2 (A07). The others are known to us as issued before the Regulations of 2007 took
effect; whether each was repealed has not been verified here, so a check may only ask. Rules re-issued under the same
title (上海市政府信息公开规定, 2020) are left out on purpose.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalRule:
    """A local rule and why its force is doubtful."""

    title: str
    doubt: str


_BEFORE_2007 = "制定于2007年条例公布之前"
LOCAL_RULES = (
    LocalRule("甘肃省政府信息公开试行办法", "属试行文件，未见继续有效的公告"),
    LocalRule("广州市政府信息公开规定", _BEFORE_2007),
    LocalRule("武汉市政府信息公开暂行规定", _BEFORE_2007),
    LocalRule("成都市政府信息公开规定", _BEFORE_2007),
    LocalRule("杭州市政府信息公开规定", _BEFORE_2007),
    LocalRule("深圳市政府信息网上公开办法", _BEFORE_2007),
    LocalRule("湖北省政府信息公开规定", _BEFORE_2007),
    LocalRule("江苏省政府信息公开暂行办法", _BEFORE_2007),
    LocalRule("河北省政府信息公开规定", _BEFORE_2007),
    LocalRule("辽宁省政府信息公开规定", _BEFORE_2007),
    LocalRule("陕西省政府信息公开规定", _BEFORE_2007),
)
TRIAL_TITLE = re.compile(
    r"《[^《》\n]{2,20}(?:省|自治区|市|州|县|区|盟|旗)[^《》\n]{0,12}信息公开[^《》\n]{0,8}(?:试行|暂行)[^《》\n]{0,8}》"
)
"""A local rule on disclosure that calls itself provisional."""
