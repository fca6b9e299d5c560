"""The leading groups of the region: who heads them, by which document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """The group of one body, which the document calls `called`; `head` and `post` name its head, who has no account."""

    body: str
    called: str
    head: str
    post: str
    number: str


GROUPS: tuple[Group, ...] = (
    Group("yunxi", "云溪县", "贺立峰", "县人民政府县长", "云政办发〔2024〕7号"),
    Group("fagai", "云溪县发展和改革局", "苗建国", "局长", "云发改〔2024〕5号"),
    Group("jiaoyu", "云溪县教育局", "柯敏", "局长", "云教〔2024〕9号"),
    Group("keji", "云溪县科学技术局", "万思齐", "局长", "云科〔2024〕3号"),
    Group("jingmao", "云溪县经贸局", "翁海林", "局长", "云经贸〔2024〕6号"),
    Group("gongan", "云溪县公安局", "包振华", "局长", "云公〔2024〕11号"),
    Group("minzheng", "云溪县民政局", "卓慧", "局长", "云民〔2024〕8号"),
    Group("caizheng", "云溪县财政局", "游国栋", "局长", "云财〔2024〕4号"),
    Group("renshe", "云溪县人力资源和社会保障局", "简宁", "局长", "云人社〔2024〕10号"),
    Group("zhujian", "云溪县住房和城乡建设局", "蒲志勇", "局长", "云住建〔2024〕6号"),
    Group("weijian", "云溪县卫生健康局", "路遥", "局长", "云卫〔2024〕7号"),
    Group("wenlv", "云溪县文化广电和旅游局", "应春晖", "局长", "云文旅〔2024〕5号"),
    Group("chengguan", "城关镇", "凌云志", "镇长", "城政〔2024〕8号"),
)
"""自然资源局、白石镇和南坪镇 have registered none: their desks say so."""

NEW_GROUP = Group("wenlv", "云溪县文化广电旅游体育局", "应春晖", "局长", "云文旅体〔2025〕3号")
"""The group of the merged bureau."""
