"""Short names of departments, to tell which ones a body's name and a stretch of text speak of."""

import re

_WORDS: dict[str, tuple[str, ...]] = {
    "education": ("教育", "教体", "教科"),
    "science": ("科技", "科学技术", "科学普及", "科普", "教科"),
    "police": ("公安", "警方", "交警"),
    "civil_affairs": ("民政",),
    "justice": ("司法",),
    "finance": ("财政", "财金"),
    "personnel": ("人社", "人力资源", "社保"),
    "resources": ("自然资源", "国土", "规划", "资源"),
    "environment": ("生态环境", "环保", "环境保护", "生态"),
    "housing": ("住建", "住房", "城乡建设", "建设", "房管"),
    "transport": ("交通", "交运", "公路"),
    "water": ("水利", "水务"),
    "agriculture": ("农业", "农村", "畜牧"),
    "commerce": ("商务", "招商"),
    "culture": ("文旅", "文化", "旅游", "文广", "文体"),
    "health": ("卫健", "卫生", "疾控"),
    "veterans": ("退役军人",),
    "emergency": ("应急",),
    "audit": ("审计",),
    "market": ("市场监管", "市监", "市场监督"),
    "sport": ("体育", "教体", "文体"),
    "statistics": ("统计",),
    "medical_insurance": ("医保", "医疗保障"),
    "petitions": ("信访",),
    "forestry": ("林业", "林草", "园林", "绿化"),
    "city_management": ("城管", "城市管理", "综合执法", "行政执法"),
    "tax": ("税务",),
    "weather": ("气象",),
    "development": ("发改", "发展改革", "发展和改革", "粮食"),
    "industry": ("工信", "工业和信息化", "经信", "工业"),
}
_GROUPS: dict[str, frozenset[str]] = {
    word: frozenset(group for group, words in _WORDS.items() if word in words) for words in _WORDS.values() for word in words
}
_FAMILIES = (
    frozenset({"resources", "forestry", "environment", "agriculture", "water"}),
    frozenset({"education", "sport", "culture", "science"}),
    frozenset({"science", "industry", "commerce", "development", "statistics"}),
    frozenset({"personnel", "medical_insurance", "health", "veterans"}),
    frozenset({"housing", "city_management", "transport", "water"}),
    frozenset({"emergency", "weather", "water", "forestry"}),
    frozenset({"finance", "tax", "audit"}),
    frozenset({"police", "justice", "petitions"}),
)
_BROAD = re.compile(r"社会事业|社会发展|经济发展|社会工作|综合|党群|行政审批|政务|事业发展|服务中心|管委会|办公室|街道|镇|乡")
_ANY = "|".join(sorted(_GROUPS, key=len, reverse=True))
DEPARTMENT = re.compile(_ANY)

FULL_AND_SHORT = (
    ("科学技术", "科技"),
    ("卫生健康", "卫健"),
    ("人力资源和社会保障", "人社"),
    ("住房和城乡建设", "住建"),
    ("市场监督管理", "市场监管"),
    ("文化和旅游", "文旅"),
    ("文化旅游", "文旅"),
    ("发展和改革", "发改"),
    ("发展改革", "发改"),
    ("工业和信息化", "工信"),
    ("医疗保障", "医保"),
    ("教育体育", "教体"),
    ("城市管理", "城管"),
    ("交通运输", "交通"),
    ("林业和草原", "林草"),
    ("委员会", "委"),
)
"""How the names of departments are shortened."""


def groups_in(name: str) -> frozenset[str] | None:
    """The departments that a body's name speaks of, empty where we know none of them; none where it does more than its name tells."""
    if _BROAD.search(DEPARTMENT.sub("", name)):
        return None
    return frozenset(group for word in DEPARTMENT.findall(name) for group in _GROUPS[word])


def akin(groups: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one department may well do the work of the other too, as mergers of departments have it in many places."""
    return any(groups & family and others & family for family in _FAMILIES)


def group_of(word: str) -> frozenset[str]:
    """The departments that one short name stands for; empty for any other word."""
    return _GROUPS.get(word, frozenset())


def same_name(name: str) -> str:
    """A body's name with the full name of its department written short, to compare names.

    >>> same_name("海原县科学技术局")
    '海原县科技局'
    """
    for full, short in FULL_AND_SHORT:
        name = name.replace(full, short)
    return name
