"""The bare name of a place, as titles of accounts and short forms use it."""

import re

_SUFFIX = re.compile(
    r"(?:[一-龥]{1,4}族)*自治[区州县旗]$|(?:国家级?)?(?:综合|经济技术|高新技术|高新|产业|生态|旅游)*(?:产业)?(?:开发区|实验区|试验区|示范区|保税区|度假区|风景区|工业园区|园区|新区)$"
    r"|(?:[省市州县区旗镇乡]|街道|地区|林区)$"
)
_ETHNIC = re.compile(r"(?:[一-龥]{1,4}族)+$")


def bare_place(place: str) -> str:
    """The place without the word for its level; unchanged where less than two characters would be left.

    >>> bare_place("南关区")
    '南关'
    """
    bare = _SUFFIX.sub("", place, count=1)
    bare = _ETHNIC.sub("", bare) if place.endswith(("自治县", "自治州", "自治旗")) else bare
    return bare if len(bare) >= 2 else place
