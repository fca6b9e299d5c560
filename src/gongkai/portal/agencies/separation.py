"""Which roles one person may not hold together, and why."""

from gongkai.portal.agencies.roles import ROLES

_SAME_BODY: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"clerk", "deputy"}), "替岗人是经办人不在时接替的人，两个角色不能是同一个人。"),
    (frozenset({"auditor", "clerk"}), "内部审计员查看别人办的事，不能同时经办。"),
    (frozenset({"auditor", "deputy"}), "内部审计员查看别人办的事，不能同时替岗。"),
    (frozenset({"auditor", "reviewer"}), "内部审计员查看别人办的事，不能同时审核。"),
    (frozenset({"auditor", "secrecy_reviewer"}), "内部审计员查看别人办的事，不能同时作保密审查。"),
    (frozenset({"auditor", "leader"}), "内部审计员查看别人办的事，不能同时签发。"),
    (frozenset({"auditor", "competent_office"}), "内部审计员查看别人办的事，不能同时督办。"),
)
"""Pairs that do not go together on one body."""


def clash(one: str, one_agency: int | None, other: str, other_agency: int | None) -> str:
    """Why two roles cannot be one person's, in a sentence; empty where they can.

    The three administrators (系统、安全、审计) are separated from each other and from every role on a body.
    """
    first, second = ROLES[one], ROLES[other]
    if first.platform and second.platform and one != other:
        return f"{first.label}和{second.label}要由两个人担任，谁也不能代行另一个的职责。"
    if first.platform != second.platform:
        administrator, worker = (first, second) if first.platform else (second, first)
        return f"{administrator.label}不能同时担任机关里的角色（{worker.label}）。"
    if one_agency == other_agency:
        return next((why for pair, why in _SAME_BODY if pair == {one, other}), "")
    return ""
