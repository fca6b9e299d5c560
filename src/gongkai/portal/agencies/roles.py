"""The roles a person can hold: on a body, or, for the three separated administrators, on the platform."""

from dataclasses import dataclass

from gongkai.portal.agencies.rights import Reach, Right


@dataclass(frozen=True, slots=True)
class Role:
    """One role: what it is called, what whoever holds it does, what rights it carries and how far each reaches.

    `platform` marks the three administrators (系统、安全、审计): nobody holds two of them, nor one of them and a role on a body.
    """

    key: str
    label: str
    duty: str
    rights: dict[Right, Reach]
    platform: bool = False


_STAFF = {Right.SEE_BODIES: Reach.ALL, Right.SEE_PEOPLE: Reach.OWN, Right.SEE_REPORT: Reach.OWN}

ROLES: dict[str, Role] = {
    role.key: role
    for role in (
        Role(
            "clerk",
            "经办人",
            "办理本机关的信息公开工作：登记、起草、填报、送审。",
            {**_STAFF, Right.EDIT_CONTACTS: Reach.OWN, Right.FILL_REPORT: Reach.OWN, Right.PUBLISH_REPORT: Reach.OWN},
        ),
        Role(
            "deputy",
            "替岗人",
            "经办人不在时办理同样的工作。",
            {**_STAFF, Right.EDIT_CONTACTS: Reach.OWN, Right.FILL_REPORT: Reach.OWN, Right.PUBLISH_REPORT: Reach.OWN},
        ),
        Role("reviewer", "审核人", "审核经办人送来的内容。", {**_STAFF, Right.REVIEW_REPORT: Reach.OWN}),
        Role("secrecy_reviewer", "保密审查员", "逐项作保密审查：先审查、后公开。", {**_STAFF}),
        Role(
            "leader",
            "分管领导",
            "签发本机关的答复、公开内容和年度报告。",
            {**_STAFF, Right.REVIEW_REPORT: Reach.OWN, Right.SIGN_REPORT: Reach.OWN},
        ),
        Role(
            "competent_office",
            "主管部门工作人员",
            "指导、催办、汇总所管机关的信息公开工作。",
            {
                Right.SEE_BODIES: Reach.ALL,
                Right.SEE_PEOPLE: Reach.BELOW,
                Right.EDIT_CONTACTS: Reach.OWN,
                Right.SEE_DUTIES: Reach.BELOW,
                Right.SEE_REPORT: Reach.BELOW,
                Right.COLLECT_REPORTS: Reach.BELOW,
                Right.PUBLISH_REPORT: Reach.BELOW,
            },
        ),
        Role(
            "auditor",
            "内部审计员",
            "查看本机关及所管机关的操作记录，不能改动任何内容。",
            {Right.SEE_BODIES: Reach.ALL, Right.SEE_PEOPLE: Reach.BELOW, Right.READ_LOG: Reach.BELOW, Right.SEE_REPORT: Reach.BELOW},
        ),
        Role(
            "system_admin",
            "系统管理员",
            "维护机关目录和人员名单，登记到岗离岗，查看运行情况；不能授予角色，不能查看操作记录。",
            {
                Right.SEE_BODIES: Reach.ALL,
                Right.SEE_PEOPLE: Reach.ALL,
                Right.EDIT_TREE: Reach.ALL,
                Right.EDIT_CONTACTS: Reach.ALL,
                Right.REGISTER_PEOPLE: Reach.ALL,
                Right.RUN_PLATFORM: Reach.ALL,
            },
            platform=True,
        ),
        Role(
            "security_admin",
            "安全管理员",
            "授予和收回角色，确认交接，解锁账号，重发启用码；不能改机关目录，不能查看操作记录。",
            {
                Right.SEE_BODIES: Reach.ALL,
                Right.SEE_PEOPLE: Reach.ALL,
                Right.GRANT_ROLES: Reach.ALL,
                Right.SECURE_ACCOUNTS: Reach.ALL,
            },
            platform=True,
        ),
        Role(
            "audit_admin",
            "审计管理员",
            "查看、导出、核验全部操作记录；不能改动任何内容。",
            {
                Right.SEE_BODIES: Reach.ALL,
                Right.SEE_PEOPLE: Reach.ALL,
                Right.READ_LOG: Reach.ALL,
                Right.VERIFY_LOG: Reach.ALL,
            },
            platform=True,
        ),
    )
}
"""All roles by key, as they are offered; keys are permanent, the log and the database keep them."""

PLATFORM_ROLES: tuple[str, ...] = tuple(key for key, role in ROLES.items() if role.platform)
BODY_ROLES: tuple[str, ...] = tuple(key for key, role in ROLES.items() if not role.platform)
"""Keys of the administrators, and of the roles on bodies."""
