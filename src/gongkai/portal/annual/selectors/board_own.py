"""The report of an office's own level of government: what adding up leads to, so it stands by itself beside those that are added up."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongkai.portal.annual.selectors.board import Board, Office, Row, statutory
from gongkai.portal.frame import clock

_ACTIONS: dict[str, str] = {"handed_in": "逐格审核", "accepted": "看报告，公开", "published": "看报告"}
"""Stage → what the office does with the report; in others it does not see it."""


@dataclass(frozen=True, slots=True)
class OwnReport:
    """How far it is, by when it is published (条例第四十九条), whether that day has passed; `url` opens it where the office may see it."""

    row: Row
    publish_by: date
    late: bool
    body: str
    url: str
    action: str


def own_report(board: Board, office: Office) -> OwnReport | None:
    """The report of the government whose office this is; none where it has none."""
    row = board.government
    if row is None:
        return None
    by = statutory(board.year)[1][1]
    action = _ACTIONS.get(row.stage, "")
    return OwnReport(
        row=row,
        publish_by=by,
        late=not row.is_out and clock.today() > by,
        body=f"{reverse('annual:board_body', args=[board.year, row.key])}?office={office.key}",
        url=reverse("annual:review", args=[board.year, row.key]) if action else "",
        action=action,
    )
