"""What can be permitted, and how far a permission reaches; which role carries which right stands in `roles`."""

from enum import IntEnum, StrEnum


class Right(StrEnum):
    """One thing a role may do; the value is permanent, the label is in `RIGHT_LABELS`."""

    SEE_BODIES = "agencies.see_bodies"
    SEE_PEOPLE = "agencies.see_people"
    EDIT_TREE = "agencies.edit_tree"
    EDIT_CONTACTS = "agencies.edit_contacts"
    REGISTER_PEOPLE = "agencies.register_people"
    GRANT_ROLES = "agencies.grant_roles"
    SECURE_ACCOUNTS = "agencies.secure_accounts"
    SEE_DUTIES = "agencies.see_duties"
    READ_LOG = "audit.read_log"
    VERIFY_LOG = "audit.verify_log"
    RUN_PLATFORM = "site.run_platform"
    SEE_REPORT = "annual.see_report"
    FILL_REPORT = "annual.fill_report"
    REVIEW_REPORT = "annual.review_report"
    SIGN_REPORT = "annual.sign_report"
    COLLECT_REPORTS = "annual.collect_reports"
    PUBLISH_REPORT = "annual.publish_report"


RIGHT_LABELS: dict[Right, str] = {
    Right.SEE_BODIES: "查看机关目录",
    Right.SEE_PEOPLE: "查看人员名单",
    Right.EDIT_TREE: "设立、更名、合并、分立、撤销机关",
    Right.EDIT_CONTACTS: "填写机关的联系方式、内设机构和领导小组",
    Right.REGISTER_PEOPLE: "登记人员到岗、离岗",
    Right.GRANT_ROLES: "授予和收回角色、确认交接",
    Right.SECURE_ACCOUNTS: "解锁账号、重发启用码、停用账号",
    Right.SEE_DUTIES: "查看所管机关的待办情况",
    Right.READ_LOG: "查看操作记录",
    Right.VERIFY_LOG: "核验操作记录",
    Right.RUN_PLATFORM: "查看和设置平台运行",
    Right.SEE_REPORT: "查看没有公开的年度报告",
    Right.FILL_REPORT: "填报年度报告",
    Right.REVIEW_REPORT: "审核年度报告",
    Right.SIGN_REPORT: "签发年度报告",
    Right.COLLECT_REPORTS: "催办、退回、通过、汇总年度报告",
    Right.PUBLISH_REPORT: "公开年度报告",
}
"""Each right in the words of a screen: “这一页需要……的权限”."""


class Reach(IntEnum):
    """How far a right reaches: the body of the seat, the bodies below it as their competent office (itself included), or all."""

    OWN = 1
    BELOW = 2
    ALL = 3
