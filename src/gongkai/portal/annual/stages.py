"""The stages of a report on its way, what leads from one to the next, and who takes the step."""

from dataclasses import dataclass

from gongkai.portal.agencies.rights import Right

STAGES: dict[str, str] = {
    "drafting": "填报中",
    "office_review": "本级审核",
    "leader_review": "待签发",
    "approved": "已签发，待报送",
    "handed_in": "已报送",
    "returned": "退回修改",
    "accepted": "已通过，待公开",
    "published": "已公开",
}
"""Stage → what it is called; “没开始” is the absence of a filing, “免报” an exemption."""

OPEN_STAGES = ("drafting", "returned")
"""Stages in which figures and text can be changed; what stands in the others is a frozen snapshot."""


@dataclass(frozen=True, slots=True)
class Move:
    """One step: from which stages, to which, with which right; `says` is the clause of the log, `label` the words of the button."""

    key: str
    label: str
    sources: tuple[str, ...]
    target: str
    right: Right
    says: str
    needs_note: bool = False


MOVES: dict[str, Move] = {
    move.key: move
    for move in (
        Move("submit", "送本级审核", ("drafting", "returned"), "office_review", Right.FILL_REPORT, "送本级审核"),
        Move("withdraw", "撤回接着改", ("office_review", "leader_review", "approved"), "drafting", Right.FILL_REPORT, "撤回修改"),
        Move("pass", "审核通过，送领导签发", ("office_review",), "leader_review", Right.REVIEW_REPORT, "审核通过，送领导签发"),
        Move(
            "send_back",
            "退回经办人修改",
            ("office_review", "leader_review"),
            "returned",
            Right.REVIEW_REPORT,
            "退回经办人修改",
            needs_note=True,
        ),
        Move("sign", "签发", ("leader_review",), "approved", Right.SIGN_REPORT, "签发"),
        Move("hand_in", "报送主管部门", ("approved",), "handed_in", Right.FILL_REPORT, "报送主管部门"),
        Move("return", "退回修改", ("handed_in", "accepted"), "returned", Right.COLLECT_REPORTS, "退回修改", needs_note=True),
        Move("accept", "通过", ("handed_in",), "accepted", Right.COLLECT_REPORTS, "通过"),
        Move("publish", "公开", ("accepted",), "published", Right.PUBLISH_REPORT, "向社会公开"),
        Move("correct", "更正已公开的报告", ("published",), "drafting", Right.FILL_REPORT, "开始更正已公开的报告", needs_note=True),
    )
}
"""All steps by key. A body without a reviewer goes from `submit` straight to the leader; the one who filled in does not review or sign."""

JUDGED_STAGES = (*MOVES["send_back"].sources, *MOVES["return"].sources)
"""Stages in which somebody judges a report: the reviewers of its body, then the office."""

STAYING = ("pass", "accept")
"""Steps after which a report still lies with those who judge it: the reviewers of its body, or the office."""
