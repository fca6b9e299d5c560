"""The kinds and levels of bodies, and what rules each may make: choices of the screens and of imports."""

KINDS: dict[str, str] = {
    "government": "人民政府",
    "general_office": "政府办公厅（室）",
    "department": "政府工作部门",
    "vertical": "实行垂直领导的机关",
    "dispatched": "派出机关（街道办事处等）",
    "branch": "部门派出机构",
    "authorised": "法律法规授权的组织",
    "other": "其他",
}
"""Kind of a body (条例第二条、第十条、第五十四条) → what it is called. A township government is a `government` of level `township`."""

LEVELS: dict[str, str] = {"state": "国家", "province": "省级", "city": "市级", "county": "县级", "township": "乡级"}
"""Administrative level → what it is called."""

RULE_POWERS: dict[str, str] = {
    "none": "不能制定规章",
    "department_rules": "可以制定部门规章",
    "local_rules": "可以制定地方政府规章",
}
"""Power to make rules (立法法第九十一条、第九十三条): decides whether the rules row of table two can be anything but zero."""

SUCCESSIONS: dict[str, str] = {"merged": "合并", "split": "分立", "replaced": "整体改建", "closed": "撤销"}
"""Ways in which a body ends and others take its place; a mere new name or new parent is another standing of the same body."""

GROUP_DUTIES: dict[str, str] = {"head": "组长", "deputy_head": "副组长", "member": "成员"}
"""Places in a leading group."""

PERSON_STATES: dict[str, str] = {"invited": "未启用", "active": "在岗", "suspended": "停用", "left": "已离岗"}
"""States of a person's account."""

ENDINGS: dict[str, str] = {"revoked": "收回", "handed_over": "交接", "left": "离岗", "closed": "机关撤并"}
"""Why a role ended."""

HANDOVERS: dict[str, str] = {"left": "离岗", "moved": "调动", "closed": "机关撤并"}
"""Why work is handed over."""

OFFICE_KINDS: tuple[str, ...] = ("general_office", "vertical")
"""Kinds of bodies that can be a competent office (条例第三条: the general office of a government at county level or above, or of a
vertically led department for its system)."""

RULE_POWERS_AT: dict[str, tuple[tuple[str, str], ...]] = {
    "none": (),
    "department_rules": (
        ("department", "state"),
        ("vertical", "state"),
        ("general_office", "state"),
        ("authorised", "state"),
        ("other", "state"),
    ),
    "local_rules": (("government", "province"), ("government", "city")),
}
"""Who can have which power, as (kind, level); an empty list is anybody (立法法第九十一条、第九十三条)."""
