"""The one next step of an office that collects reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from gongkai.portal.annual.models import Merger
from gongkai.portal.annual.selectors.board import NOT_STARTED, Board, Office, Row
from gongkai.portal.annual.selectors.board_own import OwnReport
from gongkai.portal.annual.selectors.merged import is_current
from gongkai.portal.annual.selectors.queue import first_to_judge, first_to_publish
from gongkai.portal.frame import clock

_PRESSING = timedelta(days=10)
"""From how long before the day on reminding comes before reviewing: what is handed in can wait a little, the day cannot."""


@dataclass(frozen=True, slots=True)
class Next:
    """The one next step of the office, and a second one where there is something else to do."""

    title: str
    why: str
    url: str
    action: str
    second: tuple[str, str] | None = None


def next_step(office: Office, board: Board, lagging: Sequence[Row], own: OwnReport | None) -> Next | None:
    """What comes first; `lagging` are those to be reminded who were not reminded today."""
    asked = f"?office={office.key}"
    if board.collection is None and board.rows:
        url = reverse("annual:board_days", args=[board.year]) + asked
        return Next(f"定下{board.year}年度报告的报送日期", "定下以后各机关的工作台会写明日期，才能发提醒、汇总。", url, "定日期")
    remind = (f"催{len(lagging)}家", reverse("annual:board_remind", args=[board.year]) + asked)
    waiting = sum(row.stage == "handed_in" for row in board.rows)
    review = (f"审核已报送的{waiting}家", first_to_judge(board))
    pressing = clock.today() >= board.hand_in_by - _PRESSING
    if lagging and (pressing or not waiting):
        return Next(_called(board, lagging), _why(board, lagging), remind[1], "看名单，发提醒", review if waiting else None)
    if waiting:
        why = "逐份看一遍：没有问题的通过，有问题的写明意见退回，接着看下一份。"
        return Next(review[0], why, review[1], "逐份审核", remind if lagging else None)
    overdue = sum(row.stage == "accepted" and board.is_overdue(row) for row in board.rows)
    if overdue:
        why = "审核通过了，公开的日子已经过了，经办人还没有公开。您可以直接公开，也可以打电话请经办人公开。"
        return Next(f"公开过了公开日的{overdue}家", why, first_to_publish(board), "逐份公开")
    if own and own.row.stage == "handed_in":
        return Next("审核本级政府的报告", "没有问题的通过，有问题的写明意见退回。", own.url, "逐格审核")
    return _sum(board, asked, own)


def _called(board: Board, lagging: Sequence[Row]) -> str:
    if all(map(board.is_late, lagging)):
        return f"催一催过期没报的{len(lagging)}家"
    return f"催一催没开始和退回修改的{len(lagging)}家"


def _why(board: Board, lagging: Sequence[Row]) -> str:
    begun = sum(row.stage == NOT_STARTED for row in lagging)
    back = sum(row.stage == "returned" for row in lagging)
    others = len(lagging) - begun - back
    said = (
        f"{begun}家没开始" if begun else "",
        f"{back}家退回后没有再报" if back else "",
        f"{others}家还在填报或者本级审核" if others else "",
    )
    left = len([row for row in board.rows if row.is_lacking and row.stage in _ON_THE_WAY]) - others
    return "，".join(filter(None, said)) + "。" + (f"另有{left}家正在填报或者本级审核，没有算进来。" if left else "")


_ON_THE_WAY = ("drafting", "office_review", "leader_review", "approved")


def _sum(board: Board, asked: str, own: OwnReport | None) -> Next | None:
    """Adding up, once all members are in; adding up anew where the sum is not theirs any more; then into the government's report."""
    members = board.members()
    if not board.rows or any(row.is_lacking for row in members) or (own and own.row.in_hand):
        return None
    add = reverse("annual:merge") + f"{asked}&year={board.year}"
    newest = Merger.objects.filter(collection_id=board.collection or 0).defer("content", "findings").select_related("collection").first()
    if newest is None:
        return Next(f"汇总{len(members)}家的报告", "该报的都报齐了。", add, "去汇总")
    if not is_current(newest, board):
        return Next(f"重新汇总{len(members)}家的报告", "上次汇总以后，有的报告补报或者改过。", add, "去汇总")
    if own and newest.taken_by_id is None:
        why = "汇总好了。本级政府的经办人开始填报以后，由经办人打开汇总，把数放进报告。"
        return Next("把汇总数放进本级政府的报告", why, reverse("annual:merger", args=[newest.pk]), "看汇总")
    return None
