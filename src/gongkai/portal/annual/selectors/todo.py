"""What of annual reports waits for whom: the body's clerk, reviewer and leader, and the office that collects."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone

from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.annual.models import Filing, Merger
from gongkai.portal.annual.selectors.board import Board, Office, board, offices
from gongkai.portal.annual.selectors.overview import Due, due_now
from gongkai.portal.annual.selectors.queue import first_to_judge, first_to_publish
from gongkai.portal.annual.selectors.reminders import Reminded, reminded
from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame.todo import Todo

_WAITS: dict[str, str] = {"office_review": "审核人", "leader_review": "分管领导", "handed_in": "主管部门"}
"""Stage → who has the next step, where it is somebody else."""


def todo(by: Actor, today: date) -> list[Todo]:
    """Everything of this app that waits for the actor today; of the year that has ended last."""
    found = [each for due in due_now(by) for each in _of_body(by, due, today)]
    return found + [each for office in offices(by) for each in _of_office(by, office, today)]


def _of_body(by: Actor, due: Due, today: date) -> Iterator[Todo]:
    """What the person has to do about the report of one body, by the roles they hold there."""
    if due.exempt and due.filing is None:
        return
    rights = {right for seat in by.seats if seat.agency == due.agency for right in ROLES[seat.role].rights}
    stage = due.filing.stage if due.filing else ""
    page = reverse("annual:filing", args=[due.year, due.key])
    report = f"{due.name}{due.year}年度报告"
    if stage == "office_review" and Right.REVIEW_REPORT in rights and Right.SIGN_REPORT not in rights:
        yield Todo(f"审核{report}", "经办人送来了，逐格看过，通过或者写明意见退回。", page, "去审核", due=due.hand_in_by)
    elif stage == "leader_review" and Right.SIGN_REPORT in rights:
        yield Todo(f"签发{report}", "审核通过了，签发以后由经办人报送主管部门。", page, "去签发", due=due.hand_in_by)
    elif Right.FILL_REPORT in rights:
        yield from _of_clerk(due, stage, page, report)


def _of_clerk(due: Due, stage: str, page: str, report: str) -> Iterator[Todo]:
    reminder = f"主管部门催过：{due.reminded.text or '请尽快报送。'}" if due.reminded else ""
    urgent = due.late or due.reminded is not None
    part = reverse("annual:part", args=[due.year, due.key, 2])
    match stage:
        case "":
            why = reminder or "还没有开始。去年的文字和数字会放在旁边。"
            yield Todo(f"填报{report}", why, reverse("annual:home"), "开始填报", due=due.hand_in_by, urgent=urgent)
        case "drafting":
            errors = due.filing.errors if due.filing else 0
            why = reminder or (f"还有{errors}处必须改。" if errors else "填完以后送本级审核。")
            yield Todo(f"填完{report}", why, part, "接着填", due=due.hand_in_by, urgent=urgent)
        case "returned":
            why = reminder or "退回的意见写在各格旁边，改好再送审。"
            yield Todo(f"改好退回的{report}", why, page, "看意见", due=due.hand_in_by, urgent=True, returned=_returned(due.filing))
        case "approved":
            yield Todo(f"报送{report}", reminder or "已经签发，报送主管部门就行。", page, "去报送", due=due.hand_in_by, urgent=urgent)
        case "accepted":
            yield Todo(f"公开{report}", "主管部门通过了，公开以后谁都能看到。", page, "去公开", due=due.publish_by)
        case "office_review" | "leader_review" | "handed_in":
            yield Todo(report, "送出去了。", page, "看进展", waits_for=_WAITS[stage], due=due.hand_in_by if stage != "handed_in" else None)


def _returned(filing: Filing | None) -> str:
    """Who sent a report back last, when, and what they said."""
    step = filing.steps.filter(move__in=("return", "send_back")).order_by("-pk").first() if filing else None
    if step is None:
        return ""
    on = timezone.localtime(step.at)
    return f"{step.by_name}{on.month}月{on.day}日退回：{step.note}"


def _of_office(by: Actor, office: Office, today: date) -> Iterator[Todo]:
    """What an office has to do: set the days, remind, judge, add up. Nothing before the year has ended."""
    found = board(by, office.pk, today.year - 1)
    if len(found.rows) <= 1 and found.government is None:
        return
    asked = f"?office={office.key}"
    here = reverse("annual:board", args=[found.year]) + asked
    waiting = sum(row.stage == "handed_in" for row in found.rows)
    sent = reminded(found, [row.agency for row in found.lagging()])
    lagging = [row for row in found.lagging() if not sent.get(row.agency, Reminded()).is_today]
    if found.collection is None:
        if today <= found.publish_by:
            url = reverse("annual:board_days", args=[found.year]) + asked
            why = "定下以后各机关的工作台会写明，才能发提醒、汇总。"
            yield Todo(f"定下{found.year}年度报告的报送日期", why, url, "定日期", due=found.hand_in_by)
        return
    if lagging:
        late = sum(found.is_late(row) for row in lagging)
        why = f"其中{late}家过期没报。" if late else "没开始，或者退回后没有再报。"
        yield Todo(f"催{len(lagging)}家报{found.year}年度报告", why, here, "看名单，发提醒", due=found.hand_in_by, urgent=late > 0)
    if waiting:
        why = "没有问题的通过，有问题的写明意见退回，接着看下一份。"
        yield Todo(f"审核已报送的{waiting}家年度报告", why, first_to_judge(found), "逐份审核", due=found.publish_by)
    overdue = sum(row.stage == "accepted" and found.is_overdue(row) for row in found.rows)
    if overdue:
        why = "审核通过了，公开的日子已经过了，经办人还没有公开。"
        url = first_to_publish(found)
        yield Todo(f"公开过了公开日的{overdue}家{found.year}年度报告", why, url, "逐份公开", due=found.publish_by, urgent=True)
    if found.government and found.government.stage == "handed_in":
        url = reverse("annual:review", args=[found.year, found.government.key])
        yield Todo(
            f"审核{found.government.name}{found.year}年度报告",
            "本级政府的报告，没有问题的通过，有问题的写明意见退回。",
            url,
            "去审核",
            due=found.due_of(found.government),
        )
    yield from _of_sum(found, asked)


def _of_sum(found: Board, asked: str) -> Iterator[Todo]:
    members = found.members()
    if any(row.is_lacking for row in members) or Merger.objects.filter(collection_id=found.collection or 0).exists():
        return
    government = found.government
    url = reverse("annual:merge") + f"{asked}&year={found.year}"
    yield Todo(
        f"汇总{len(members)}家的{found.year}年度报告", "都报齐了。", url, "去汇总", due=found.due_of(government) if government else None
    )
