"""The columns of the two sheets: what each holds, in the words of the template, the messages and the manual."""

from dataclasses import dataclass

from gongkai.portal.agencies.kinds import KINDS, LEVELS, RULE_POWERS
from gongkai.portal.agencies.roles import BODY_ROLES, ROLES

BODIES, PEOPLE = "bodies", "people"
SHEET_LABELS = {BODIES: "机关", PEOPLE: "人员"}
"""Kind of a sheet → what it lists."""
MARK = "mark"
EXAMPLE, EXPLANATION = "示例", "说明"
"""What stands in the first column of rows that are read over."""
NOTHING = "无"
"""Written into a cell to empty what the platform holds; a cell left blank leaves it as it is."""
CORRECTION = "更正"
"""Written in place of the day of a change: the platform had it wrong from the beginning."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its permanent key, the label in the first row, what to write, an example; `choices` become a drop-down list."""

    key: str
    label: str
    help: str
    example: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    longest: int = 200
    width: int = 16


_MARK = Column(MARK, "行标", "写着“示例”或“说明”的行不导入；自己的行这一格空着。", EXAMPLE, width=8)

COLUMNS: dict[str, tuple[Column, ...]] = {
    BODIES: (
        _MARK,
        Column(
            "name",
            "机关全称",
            "与公章、机构改革文件一致的全称。",
            "云溪县经济和信息化局",
            required=True,
            aliases=("全称", "机关名称", "单位名称"),
            longest=120,
            width=30,
        ),
        Column("short_name", "简称", "名单和工作台上用的短名，可以空着。", "县经信局", longest=60),
        Column(
            "key",
            "机关编号",
            "新设的机关空着，编号由平台给。要改平台上已有的机关，写它的编号。",
            aliases=("编号",),
            longest=20,
        ),
        Column("kind", "性质", "从下拉列表里选。", KINDS["department"], required=True, choices=tuple(KINDS.values()), width=24),
        Column("level", "级别", "从下拉列表里选。", LEVELS["county"], required=True, choices=tuple(LEVELS.values()), width=10),
        Column("division", "行政区划代码", "6至12位数字，可以空着。", "339900", longest=12),
        Column("rule_power", "规章制定权", "空着就是不能制定规章。", RULE_POWERS["none"], choices=tuple(RULE_POWERS.values()), width=22),
        Column(
            "parent",
            "隶属于",
            "上级机关的全称或编号；同一张表里新设的也行，先后不论。最上一级空着。",
            "云溪县人民政府",
            longest=120,
            width=24,
        ),
        Column(
            "competent_office",
            "信息公开主管部门",
            "条例第三条：政府的办公厅（室），或实行垂直领导的上级部门。写全称或编号。",
            "云溪县人民政府办公室",
            aliases=("主管部门",),
            longest=120,
            width=26,
        ),
        Column(
            "reviewing_organ", "行政复议机关", "写全称或编号，可以空着。", "云溪县人民政府", aliases=("复议机关",), longest=120, width=24
        ),
        Column("opened_on", "设立日期", "例如2019年3月1日。改平台上已有的机关时空着。", "2019-03-01", width=14),
        Column(
            "since",
            "变更日期",
            "只在改平台上已有的机关时写：从哪一天起变更。如果是平台上写错了，写“更正”。",
            "",
            aliases=("变更自",),
            width=14,
        ),
        Column("credit_code", "统一社会信用代码", "18位，可以空着。", "", aliases=("信用代码",), longest=18, width=22),
        Column("organisation_code", "组织机构代码", "9位，可以空着。", "", longest=10),
        Column(
            "basis",
            "依据",
            "设立或变更的文件标题、文号。",
            "云溪县机构改革方案（云政发〔2019〕1号）",
            aliases=("依据（文号）", "文号"),
            width=30,
        ),
    ),
    PEOPLE: (
        _MARK,
        Column(
            "username",
            "登录名",
            "字母、数字和 . _ - @，至少2个字符，全平台不重复，例如姓名的拼音。",
            "linxiaomei",
            required=True,
            aliases=("用户名", "账号"),
            longest=60,
        ),
        Column("name", "姓名", "与任命文件一致。", "林晓梅", required=True, longest=60, width=12),
        Column(
            "agency", "所在机关", "全称或机关编号。", "云溪县科学技术局", required=True, aliases=("机关", "单位"), longest=120, width=26
        ),
        Column("unit", "内设机构", "所在的科、股、室；平台上没有的会一并建立。", "办公室", aliases=("科室", "处室"), longest=80),
        Column("post", "职务", "可以空着。", "四级主任科员", longest=60),
        Column("phone", "办公电话", "可以空着。", "0000-6620103", aliases=("电话",), longest=60),
        Column("email", "电子邮箱", "可以空着。", "linxiaomei@yunxi.example", aliases=("邮箱",), longest=254, width=26),
        Column("joined_on", "到岗日期", "空着就是导入当天。", "2024-06-01", width=14),
        Column(
            "roles",
            "角色",
            "可以写几个，用顿号隔开：" + "、".join(ROLES[key].label for key in BODY_ROLES) + "。导入后由安全管理员确认才生效。",
            "经办人",
            longest=200,
            width=20,
        ),
        Column("role_agency", "角色所在机关", "在别的机关任角色才写；空着就是所在机关。", "", longest=120, width=24),
    ),
}
"""Kind of a sheet → its columns in order."""


def column(kind: str, key: str) -> Column:
    """The column of that key; KeyError where the sheet has none."""
    for found in COLUMNS[kind]:
        if found.key == key:
            return found
    raise KeyError(key)
