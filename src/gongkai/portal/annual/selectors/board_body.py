"""One body as its office sees it while it collects: how far its report is, whom to call, what was done to get it."""

from dataclasses import dataclass
from datetime import date

from gongkai.portal.annual.models import Exemption, Reminder
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.board import Board, Row
from gongkai.portal.annual.selectors.board_contacts import Contact, contacts
from gongkai.portal.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body of a board: its contacts, the reminders it got, its exemption, whether its report can be opened.

    `is_own`: it is the government whose report the sum goes into, so nobody reminds it or lets it off.
    """

    board: Board
    row: Row
    due: date
    late: bool
    contacts: tuple[Contact, ...]
    reminders: tuple[Reminder, ...]
    exemption: Exemption | None
    received: bool
    is_own: bool


def body_page(by: Actor, board: Board, key: str) -> BodyPage | None:
    """The page of the body of that key, the government of the office's level among them; none where the office does not collect from it."""
    own = board.government
    row = own if own and own.key == key else next((row for row in board.rows if row.key == key), None)
    if row is None:
        return None
    return BodyPage(
        board=board,
        row=row,
        due=board.due_of(row),
        late=board.is_late(row),
        contacts=tuple(contacts([row.agency]).get(row.agency, ())),
        reminders=tuple(Reminder.objects.filter(collection_id=board.collection or 0, agency_id=row.agency).select_related("by")),
        exemption=Exemption.objects.filter(collection_id=board.collection or 0, agency_id=row.agency).select_related("by").first(),
        received=filings.received(by).filter(pk=row.filing or 0).exists(),
        is_own=row is own,
    )
