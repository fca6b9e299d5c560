"""Names of bodies against what they say: a table of names."""

import pytest

from gongkai.checking.agency_level import Kind, Level, body_of
from gongkai.checking.divisions import AUTONOMOUS_PREFECTURES, CITIES_WITH_DISTRICTS

G, F, D, Z = Kind.GOVERNMENT, Kind.OFFICE, Kind.DEPARTMENT, Kind.ZONE_ADMINISTRATION
STATE, PROVINCE, PREFECTURE, COUNTY, TOWNSHIP, ZONE = Level


@pytest.mark.parametrize(
    ("name", "level", "kind"),
    [
        ("国家发展和改革委员会", STATE, D),
        ("公安部", STATE, D),
        ("审计署", STATE, D),
        ("福建省人民政府", PROVINCE, G),
        ("福建省公安厅", PROVINCE, D),
        ("重庆市人民政府", PROVINCE, G),  # a municipality
        ("重庆市九龙坡区人民政府", COUNTY, G),
        ("新疆维吾尔自治区人民政府办公厅", PROVINCE, F),
        ("内蒙古自治区科学技术厅", PROVINCE, D),
        ("朔州市科技局", PREFECTURE, D),
        ("朔州市人民政府", PREFECTURE, G),
        ("山西省朔州市人民政府办公室", PREFECTURE, F),
        ("甘南州科技局", PREFECTURE, D),
        ("甘南藏族自治州人民政府", PREFECTURE, G),
        ("大兴安岭地区行政公署", PREFECTURE, G),
        ("杭州市市场监督管理局", PREFECTURE, D),  # 市 occurs in the bureau's name too
        ("淮安市城市管理局", PREFECTURE, D),
        ("丽水市住房和城乡建设局", PREFECTURE, D),  # 乡 is no township here
        ("平凉市崆峒区科学技术局", COUNTY, D),
        ("淮安市洪泽区人民政府", COUNTY, G),
        ("南关区科技局", COUNTY, D),
        ("海原县科学技术局", COUNTY, D),
        ("云溪县乡村振兴局", COUNTY, D),
        ("云溪县", COUNTY, G),  # a place's report is its government's
        ("昆山市人民政府", COUNTY, G),  # a city without districts
        ("江苏省苏州市昆山市公安局", COUNTY, D),
        ("鄂托克旗人民政府", COUNTY, G),
        ("长阳土家族自治县民政局", COUNTY, D),
        ("浦东新区人民政府", COUNTY, G),  # a new area with a government of its own
        ("区科技局", COUNTY, D),
        ("云溪县松杨湖街道办事处", TOWNSHIP, G),
        ("云溪县陆城镇人民政府", TOWNSHIP, G),
        ("岳阳市云溪区路口镇", TOWNSHIP, G),
        ("平潭综合实验区管委会", ZONE, Z),
        ("平潭综合实验区", ZONE, Z),
        ("平潭综合实验区自然资源与生态环境局", ZONE, D),
        ("苏州工业园区管理委员会", ZONE, Z),
        ("云溪经济技术开发区管委会", ZONE, Z),
        ("市科技局", None, D),  # which sort of city is left open
        ("市场监督管理局", None, D),
        ("城市管理局", None, D),
        ("国家税务总局云溪县税务局", COUNTY, D),
        ("海原县 科学技术局", COUNTY, D),  # a blank inside
        ("", None, None),
        (None, None, None),
    ],
)
def test_name(name: str | None, level: Level | None, kind: Kind | None) -> None:
    body = body_of(name)
    assert (body.level, body.kind) == (level, kind), body


def test_lists_have_their_official_lengths() -> None:
    assert len(set(CITIES_WITH_DISTRICTS)) == len(CITIES_WITH_DISTRICTS) == 293
    assert len(set(AUTONOMOUS_PREFECTURES)) == len(AUTONOMOUS_PREFECTURES) == 30


@pytest.mark.parametrize(("name", "own"), [("朔州市人民政府", True), ("大兴安岭地区行政公署", False), ("平潭综合实验区管委会", False)])
def test_own_level_of_government(name: str, own: bool) -> None:
    assert body_of(name).has_own_government is own


@pytest.mark.parametrize(
    ("name", "alone"),
    [("昆山市人民政府", True), ("江苏省昆山市人民政府", False), ("朔州市人民政府", False), ("云溪县人民政府", False), (None, False)],
)
def test_city_alone(name: str | None, alone: bool) -> None:
    assert body_of(name).is_city_alone is alone
