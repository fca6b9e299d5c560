"""What a body's name says of it: the level of the place it belongs to, and whether it is a government or a department.

Names decide nothing in law; where a name leaves the answer open, the answer is none and a check has to ask.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from gongkai.checking.divisions import AUTONOMOUS_PREFECTURES, CITIES_WITH_DISTRICTS, MINISTRIES, MUNICIPALITIES
from gongkai.checking.rule import Context, fact


class Level(StrEnum):
    """The level of the place that a body belongs to."""

    STATE = "state"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    ZONE = "zone"
    """A development zone with an administration of its own, which is no level of government."""


class Kind(StrEnum):
    """What sort of body it is."""

    GOVERNMENT = "government"
    """A people's government, an administrative office of a prefecture, a sub-district office, or the place itself."""
    ZONE_ADMINISTRATION = "zone_administration"
    """管理委员会 of a development zone."""
    OFFICE = "office"
    """The general office (办公厅、办公室) of a government."""
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Body:
    """What a name says: `level` and `kind`, none where it leaves them open; `place` is the innermost place named."""

    name: str
    level: Level | None = None
    kind: Kind | None = None
    place: str = ""

    @property
    def has_own_government(self) -> bool:
        """Whether the place has a level of government of its own, which a zone or a prefectural office has not."""
        return self.level not in (None, Level.ZONE) and not self.place.endswith(("地区", "盟"))

    @property
    def is_city_alone(self) -> bool:
        """Whether the level rests on nothing but a city's absence from the list of cities at prefecture level."""
        return self.level is Level.COUNTY and self.place.endswith("市") and self.name.startswith(self.place)


_SPACE = re.compile(r"\s+")
_PROVINCE = re.compile(rf"(?:(?:{'|'.join(MUNICIPALITIES)})市|[一-龥]{{2,3}}省|[一-龥]{{2,3}}(?:壮族|回族|维吾尔)?自治区|省(?!级|直))")
_PREFECTURE = re.compile(
    rf"(?:(?:{'|'.join(CITIES_WITH_DISTRICTS)})市|(?:{'|'.join(AUTONOMOUS_PREFECTURES)})[^省市县区]{{0,12}}?(?:自治)?州|"
    r"[^省市县区局]{2,5}地区(?=$|行|[^域])|(?:锡林郭勒|兴安|阿拉善)盟|州(?!际))"
)
_ZONE = re.compile(
    r"[^省县局厅委镇乡]{0,14}?(?:经济技术开发区|产业开发区|开发区|高新区|经开区|实验区|试验区|示范区|保税区|保税港区|度假区|风景区|风景名胜区|"
    r"工业园区|产业园区|园区|新区|管理区|合作区|自贸区|功能区|工业区|集聚区|生态城)"
)
_COUNTY = re.compile(
    r"[^省县局厅委镇乡]{0,12}?(?:自治县|县(?!域|级)|自治旗|(?<=.)旗|林区|(?<!城)(?<!自治)(?<!地)(?<!社)(?<!园)(?<!景)(?<!新)"
    r"(?<!发)(?<!功能)区(?!域|块|划|级)|(?<!城)市(?!场|政|容|民|级|直|属|辖|区))"
)
_TOWNSHIP = re.compile(r"[^省市县区局厅委]{1,12}?(?:镇|乡|街道|苏木)(?=$|人民政府|政府|办事处|办)")
_GOVERNMENT = re.compile(r"(?:人民)?政府$|行署$|行政公署$|街道办事处$|街道办$|街道$")
_OFFICE = re.compile(r"^(?:人民)?(?:政府)?(?:办公厅|办公室|政府办|府办)$")
_ZONE_ADMINISTRATION = re.compile(r"管委会$|管理委员会$")
_VERTICAL = re.compile(r"^国家(?:税务总局|统计局|金融监督管理总局)(?=.)")
_STATE = re.compile(
    rf"^(?:中华人民共和国|国务院|国家[^省市县区]{{1,16}}(?:局|委员会|委)$|海关总署$|审计署$|中国人民银行$|(?:{'|'.join(MINISTRIES)})部$)"
)
_BARE_CITY = re.compile(r"^市(?!场|政|容|民|级|直|属|辖|区)")


def body_of(name: str | None) -> Body:
    """What the name of a body says of it; everything is left open for an empty name.

    >>> body_of("平凉市崆峒区科学技术局").level
    <Level.COUNTY: 'county'>
    """
    plain = _SPACE.sub("", name or "")
    if _STATE.match(plain):
        kind = Kind.OFFICE if plain.endswith("国务院办公厅") else Kind.DEPARTMENT
        return Body(plain, Level.STATE, kind)
    level, place, rest = _peel(_VERTICAL.sub("", plain))
    return Body(plain, level, _kind(level, rest, bool(plain)), place)


@fact
def own_body(context: Context) -> Body:
    """What the name of the body says of it whose report is checked."""
    return body_of(context.agency_name)


def _peel(name: str) -> tuple[Level | None, str, str]:
    """The innermost level, its place, and what is left of the name behind it."""
    level: Level | None = None
    place, rest = "", name
    if bare := _BARE_CITY.match(rest):
        rest = rest[bare.end() :]
    for candidate, pattern in (
        (Level.PROVINCE, _PROVINCE),
        (Level.PREFECTURE, _PREFECTURE),
        (Level.ZONE, _ZONE),
        (Level.COUNTY, _COUNTY),
        (Level.TOWNSHIP, _TOWNSHIP),
    ):
        if candidate is Level.COUNTY and level is Level.ZONE:
            continue
        match = pattern.match(rest)
        if match:
            level, place, rest = candidate, match.group(), rest[match.end() :]
    if level is Level.ZONE and rest in ("人民政府", "政府", "区人民政府"):
        level = Level.COUNTY
    return level, place, rest


def _kind(level: Level | None, rest: str, named: bool) -> Kind | None:
    if not named:
        return None
    if _ZONE_ADMINISTRATION.search(rest) and level in (Level.ZONE, None):
        return Kind.ZONE_ADMINISTRATION
    if level is Level.ZONE and not rest:
        return Kind.ZONE_ADMINISTRATION
    if _OFFICE.match(rest):
        return Kind.OFFICE
    if _GOVERNMENT.search(rest) or (level is not None and rest in ("", "办事处", "办")):
        return Kind.GOVERNMENT
    return Kind.DEPARTMENT
