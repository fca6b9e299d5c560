"""The statutory contents of proactive disclosure: the fifteen items of Art. 20 and those of Art. 21 by level."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.instruments import cite


class Level(StrEnum):
    """Where a body stands: a government or department at each level, as Arts 20 and 21 tell them apart."""

    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class StatutoryColumn:
    """One statutory column: its key, short title, the words of the article, and the levels it binds."""

    key: str
    title: str
    text: str
    article: str
    levels: frozenset[Level]

    @property
    def source(self) -> str:
        """Instrument and article, as a page cites them."""
        return cite("regulations", self.article)


_ALL = frozenset(Level)
_CITY_COUNTY = frozenset({Level.CITY, Level.COUNTY})
_TOWNSHIP = frozenset({Level.TOWNSHIP})

_ARTICLE_20 = (
    ("regulations_and_documents", "法规文件", "行政法规、规章和规范性文件"),
    ("institution", "机构职能", "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名"),
    ("plans", "规划计划", "国民经济和社会发展规划、专项规划、区域规划及相关政策"),
    ("statistics", "统计信息", "国民经济和社会发展统计信息"),
    ("licences_and_services", "许可服务", "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果"),
    (
        "punishments_and_compulsion",
        "处罚强制",
        "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定",
    ),
    ("budgets", "财政预决算", "财政预算、决算信息"),
    ("charges", "收费项目", "行政事业性收费项目及其依据、标准"),
    ("procurement", "集中采购", "政府集中采购项目的目录、标准及实施情况"),
    ("major_projects", "重大建设项目", "重大建设项目的批准和实施情况"),
    (
        "welfare",
        "民生保障",
        "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况",
    ),
    ("emergencies", "应急管理", "突发公共事件的应急预案、预警信息及应对情况"),
    ("supervision", "监督检查", "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况"),
    ("recruitment", "公务员招考", "公务员招考的职位、名额、报考条件等事项以及录用结果"),
    ("others", "其他法定内容", "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息"),
)
_ARTICLE_21_CITY = (
    ("municipal_works", "市政建设"),
    ("public_services", "公共服务"),
    ("public_welfare", "公益事业"),
    ("land_taking", "土地征收"),
    ("house_taking", "房屋征收"),
    ("public_order", "治安管理"),
    ("social_relief", "社会救助"),
)
_ARTICLE_21_TOWNSHIP = (
    ("farm_policies", "贯彻落实农业农村工作政策"),
    ("irrigation", "农田水利工程建设运营"),
    ("land_contracts", "农村土地承包经营权流转"),
    ("homesteads", "宅基地使用情况审核"),
    ("land_taking", "土地征收"),
    ("house_taking", "房屋征收"),
    ("funds_and_labour", "筹资筹劳"),
    ("social_relief", "社会救助"),
)
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")

COLUMNS: tuple[StatutoryColumn, ...] = (
    *(
        StatutoryColumn(key, title, text, f"第二十条第{numeral}项", _ALL)
        for numeral, (key, title, text) in zip(_NUMERALS, _ARTICLE_20, strict=True)
    ),
    *(StatutoryColumn(f"city.{key}", name, f"{name}等方面的政府信息", "第二十一条", _CITY_COUNTY) for key, name in _ARTICLE_21_CITY),
    *(StatutoryColumn(f"township.{key}", name, f"{name}等方面的政府信息", "第二十一条", _TOWNSHIP) for key, name in _ARTICLE_21_TOWNSHIP),
)


def columns_for(level: Level) -> tuple[StatutoryColumn, ...]:
    """The statutory columns of a body at that level, in the order of the articles."""
    return tuple(column for column in COLUMNS if level in column.levels)
