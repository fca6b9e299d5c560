"""The bodies of the region: what they are called, what they are, where they sit."""

from dataclasses import dataclass
from datetime import date

DIVISION = "339900"
"""The division code of 云溪县: no county has it."""


@dataclass(frozen=True, slots=True)
class Body:
    """One body as it stood in January 2024; `slug` is how the story refers to it, `line` the last four digits of its telephone."""

    slug: str
    name: str
    short_name: str
    kind: str
    level: str
    opened_on: date
    number: str
    basis: str
    address: str
    line: str
    units: tuple[str, ...]

    @property
    def phone(self) -> str:
        """The telephone of its disclosure office; nobody has this area code."""
        return f"0000-621{self.line}"

    @property
    def fax(self) -> str:
        """The fax of its disclosure office."""
        return f"0000-622{self.line}"

    @property
    def email(self) -> str:
        """The mail address of its disclosure office, in a domain that is kept for examples."""
        return f"{self.slug}@yunxi.example"


_REFORM = "云溪县机构改革方案"
_REFORMED = date(2019, 3, 1)


def _bureau(slug: str, name: str, number: str, address: str, line: str, *units: str) -> Body:
    return Body(
        slug,
        f"云溪县{name}",
        f"县{SHORT[slug]}",
        "department",
        "county",
        _REFORMED,
        number,
        _REFORM,
        address,
        line,
        ("办公室", *units),
    )


def _township(slug: str, name: str, opened: date, number: str, address: str, line: str) -> Body:
    units = ("党政综合办公室", "公共服务办公室", "综合行政执法队")
    return Body(slug, f"云溪县{name}人民政府", name, "government", "township", opened, number, "县人民政府设镇批复", address, line, units)


SHORT = {
    "fagai": "发改局",
    "jiaoyu": "教育局",
    "keji": "科技局",
    "jingmao": "经贸局",
    "gongan": "公安局",
    "minzheng": "民政局",
    "caizheng": "财政局",
    "renshe": "人社局",
    "ziran": "自然资源局",
    "zhujian": "住建局",
    "weijian": "卫健局",
    "wenlv": "文广旅局",
    "tiyu": "体育局",
}
"""What people say, of the bureaus."""

GOVERNMENT = Body(
    "yunxi",
    "云溪县人民政府",
    "县政府",
    "government",
    "county",
    date(1984, 5, 8),
    "00100001",
    "",
    "云溪县城关镇溪山路1号行政中心3号楼",
    "0001",
    ("办公室政务公开办公室",),
)
OFFICE = Body(
    "zhengfuban",
    "云溪县人民政府办公室",
    "县政府办",
    "general_office",
    "county",
    date(1984, 5, 8),
    "00100002",
    _REFORM,
    "云溪县城关镇溪山路1号行政中心3号楼",
    "0002",
    ("政务公开办公室", "秘书一室", "秘书二室"),
)
BODIES: tuple[Body, ...] = (
    _bureau("fagai", "发展和改革局", "00100011", "云溪县城关镇溪山路1号行政中心2号楼", "1011", "规划投资股", "价格管理股"),
    _bureau("jiaoyu", "教育局", "00100012", "云溪县城关镇文昌路26号", "1012", "基础教育股", "计划财务股"),
    _bureau("keji", "科学技术局", "00100013", "云溪县城关镇创新路8号", "1013", "科技计划股", "成果转化股"),
    _bureau("jingmao", "经贸局", "00100014", "云溪县城关镇溪山路1号行政中心2号楼", "1014", "工业运行股", "商贸流通股"),
    _bureau("gongan", "公安局", "00100015", "云溪县城关镇长安路110号", "1015", "法制大队", "治安管理大队"),
    _bureau("minzheng", "民政局", "00100016", "云溪县城关镇惠民路15号", "1016", "社会救助股", "养老服务股"),
    _bureau("caizheng", "财政局", "00100017", "云溪县城关镇溪山路1号行政中心4号楼", "1017", "预算股", "国库股"),
    _bureau("renshe", "人力资源和社会保障局", "00100018", "云溪县城关镇惠民路17号", "1018", "就业促进股", "社会保险股"),
    _bureau("ziran", "自然资源局", "00100019", "云溪县城关镇青山路33号", "1019", "用途管制股", "不动产登记股"),
    _bureau("zhujian", "住房和城乡建设局", "00100020", "云溪县城关镇青山路35号", "1020", "城市建设股", "住房保障股"),
    _bureau("weijian", "卫生健康局", "00100021", "云溪县城关镇康宁路5号", "1021", "医政股", "疾病预防控制股"),
    _bureau("wenlv", "文化广电和旅游局", "00100022", "云溪县城关镇文昌路40号", "1022", "公共服务股", "产业发展股"),
    _bureau("tiyu", "体育局", "00100023", "云溪县城关镇体育场路2号", "1023", "群众体育股"),
    _township("chengguan", "城关镇", date(1984, 5, 8), "00100031", "云溪县城关镇人民路60号", "2031"),
    _township("baishi", "白石镇", date(1992, 4, 1), "00100032", "云溪县白石镇中街18号", "2032"),
    _township("nanping", "南坪镇", date(2013, 7, 1), "00100033", "云溪县南坪镇新街6号", "2033"),
)
"""Thirteen bureaus and three townships as they stood in January 2024; two bureaus became one in 2025."""

MERGED = Body(
    "wenlv",
    "云溪县文化广电旅游体育局",
    "县文旅体局",
    "department",
    "county",
    date(2025, 3, 1),
    "00100041",
    "云委发〔2025〕2号",
    "云溪县城关镇文昌路40号",
    "1022",
    ("办公室", "公共服务股", "产业发展股", "群众体育股"),
)
"""The bureau that 文化广电和旅游局 and 体育局 became in March 2025."""

FORESTRY = Body(
    "linye",
    "云溪县林业局",
    "县林业局",
    "department",
    "county",
    date(2026, 3, 1),
    "00100042",
    "云委发〔2026〕1号",
    "云溪县城关镇青山路37号",
    "1024",
    ("办公室", "造林绿化股"),
)
"""The bureau that 自然资源局 will part with in March 2026."""

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CREDIT_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def organisation_code(number: str) -> str:
    """The nine characters of an organisation code: `number` of eight digits and its check character (GB 11714)."""
    check = 11 - sum(int(digit) * weight for digit, weight in zip(number, _ORGANISATION_WEIGHTS, strict=True)) % 11
    return number + ("X" if check == 10 else str(check % 11))


def credit_code(number: str) -> str:
    """The eighteen characters of a unified social credit code (GB 32100) of an organ in the county."""
    start = f"11{DIVISION}{organisation_code(number)}"
    total = sum(_CREDIT_LETTERS.index(letter) * weight for letter, weight in zip(start, _CREDIT_WEIGHTS, strict=True))
    return start + _CREDIT_LETTERS[-total % 31]
