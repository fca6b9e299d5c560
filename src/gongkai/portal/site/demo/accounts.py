"""The log-ins that the demo's log-in page offers: one for each role, and those at whose desk something special lies."""

from dataclasses import dataclass

from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.site.demo.people import ADMINISTRATORS, PASSWORD, PEOPLE

__all__ = ["ACCOUNTS", "PASSWORD", "Account"]

_NAMES = {person.username: person.name for person in PEOPLE} | {username: name for _, username, name, _ in ADMINISTRATORS}


@dataclass(frozen=True, slots=True)
class Account:
    """One line of the list: who, where, in which role, and what there is to see."""

    username: str
    agency: str
    role: str
    shows: str

    @property
    def name(self) -> str:
        """The person's name."""
        return _NAMES[self.username]

    @property
    def label(self) -> str:
        """What the role is called."""
        return ROLES[self.role].label


ACCOUNTS: tuple[Account, ...] = (
    Account("hexiulan", "县科技局", "clerk", "2025年度报告填到一半：有数字错，有一格两个人填得不一样"),
    Account("tangyiming", "县科技局", "deputy", "经办人不在时替岗，也在填同一份年度报告"),
    Account("chenwenhui", "县科技局", "reviewer", "何秀兰送审以后，由他审核年度报告"),
    Account("zhongailing", "县科技局", "secrecy_reviewer", "先审查、后公开"),
    Account("panlixin", "县科技局", "leader", "审核通过以后，由他签发年度报告"),
    Account("kongqinghua", "县民政局", "reviewer", "有一份年度报告等着审核"),
    Account("fuguoqiang", "县教育局", "leader", "有一份年度报告等着签发"),
    Account("panyingzi", "城关镇", "clerk", "年度报告被退回，写着三处修改意见"),
    Account("shitianyu", "白石镇", "clerk", "年度报告还没有开始，主管部门催过；还有几处联系方式没有填齐"),
    Account("liangjing", "县政府办", "clerk", "同时经办县政府和县政府办两家：采用全县汇总数，写县政府的年度报告"),
    Account("shenmuyun", "县政府办", "competent_office", "全县年度报告各到哪一步：审核、退回、准予不改、催办、汇总"),
    Account("xiaominghui", "县政府办", "auditor", "看操作记录，不能改动任何内容"),
    Account("fangzhiyuan", "平台", "system_admin", "机关目录、人员到岗离岗；不能授予角色，不能看操作记录"),
    Account("moxiaowen", "平台", "security_admin", "授予角色、确认交接；有一份交接等待确认"),
    Account("tanbaoguo", "平台", "audit_admin", "查看、导出、核验全部操作记录"),
)
"""In the order in which they are listed."""
