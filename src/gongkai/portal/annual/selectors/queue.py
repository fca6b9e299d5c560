"""The reports that wait for an office, one after the other: which comes behind the one that is open, and how many there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from gongkai.portal.agencies import access
from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual.models import Filing
from gongkai.portal.annual.selectors.board import Board, Row, board, offices
from gongkai.portal.audit.actor import Actor

JUDGE, PUBLISH = "handed_in", "accepted"
"""Stages in which a report waits for its office: to be judged, then to be published (by the office or by its body)."""

_WITH_THE_OFFICE = (JUDGE, "returned", PUBLISH, "published")
"""Stages in which the office has judged or can judge a report."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The reports in one stage but the one that is open: whose is next, its page, how many there are."""

    stage: str
    name: str
    url: str
    number: int


def behind(by: Actor, filing: Filing) -> Queue | None:
    """What the office does after this report: the next to be judged; where none is left and this one has passed, the next to publish.

    In the order of the board, from its top again at its end. None for whoever does not collect this report.
    """
    if filing.stage not in _WITH_THE_OFFICE or not access.may(by, Right.COLLECT_REPORTS, filing.agency_id):
        return None
    boards = (board(by, office.pk, filing.year) for office in offices(by))
    own = next((found for found in boards if any(row.agency == filing.agency_id for row in _every(found))), None)
    if own is None:
        return None
    stages = (JUDGE, PUBLISH) if filing.stage in ("accepted", "published") else (JUDGE,)
    return next((queue for stage in stages if (queue := _queue(own, stage, filing.agency_id))), None)


def first_to_judge(found: Board) -> str:
    """The page of the first report of a board that waits to be judged; empty where none does."""
    return next((_url(found, row) for row in found.rows if row.stage == JUDGE), "")


def first_to_publish(found: Board) -> str:
    """The page of the first report of a board that has passed and should be public by now; empty where there is none."""
    return next((_url(found, row) for row in found.rows if row.stage == PUBLISH and found.is_overdue(row)), "")


def _queue(found: Board, stage: str, open_: int) -> Queue | None:
    waiting = list(_from(tuple(_every(found)), open_, stage))
    if not waiting:
        return None
    return Queue(stage, waiting[0].name, _url(found, waiting[0]), len(waiting))


def _from(rows: Sequence[Row], open_: int, stage: str) -> Iterator[Row]:
    at = next(place for place, row in enumerate(rows) if row.agency == open_)
    yield from (row for row in (*rows[at + 1 :], *rows[:at]) if row.stage == stage)


def _every(found: Board) -> Iterator[Row]:
    """The bodies of a board, the government of its own level behind them."""
    yield from found.rows
    if found.government:
        yield found.government


def _url(found: Board, row: Row) -> str:
    return reverse("annual:review", args=[found.year, row.key])
