"""The bare name of a place, as titles of accounts and short forms use it."""

import re

_SUFFIX = re.compile(
    r"自治[区州县旗]$|(?:国家级?)?(?:综合|经济技术|高新技术|高新|产业|生态|旅游)*(?:产业)?(?:开发区|实验区|试验区|示范区|保税区|度假区|风景区|工业园区|园区|新区)$"
    r"|(?:[省市州县区旗镇乡]|街道|地区|林区)$"
)
_PEOPLE = (
    "土家|苗|侗|布依|彝|藏|羌|回|壮|傣|白|哈尼|傈僳|景颇|朝鲜|蒙古|满|瑶|畲|黎|哈萨克|维吾尔|锡伯|水|仡佬|佤|拉祜"
    "|布朗|独龙|怒|普米|纳西|裕固|保安|东乡|撒拉|土|达斡尔|鄂温克|仫佬|毛南|塔吉克|各"
)
_ETHNIC = re.compile(rf"(?:(?:{_PEOPLE})族|蒙古|哈萨克|柯尔克孜|维吾尔|塔吉克)+$")


def bare_place(place: str) -> str:
    """The place without the word for its level; unchanged where less than two characters would be left.

    >>> bare_place("南关区")
    '南关'
    """
    bare = _SUFFIX.sub("", place, count=1)
    bare = _ETHNIC.sub("", bare) if place.endswith(("自治县", "自治州", "自治旗")) else bare
    return bare if len(bare) >= 2 else place
