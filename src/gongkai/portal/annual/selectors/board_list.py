"""The bodies of a board as a list: to filter, sort and take along as a table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, FilteredRelation, Q, QuerySet

from gongkai.portal.agencies.models import Standing
from gongkai.portal.agencies.selectors.standings import standings
from gongkai.portal.annual.models import Exemption
from gongkai.portal.annual.selectors.board import Board, Row, branch_names
from gongkai.portal.annual.selectors.board_contacts import Contact, contacts
from gongkai.portal.annual.selectors.board_page import COLUMNS, column_of, staffed
from gongkai.portal.annual.selectors.reminders import Reminded, reminded


def matching(board: Board, branch: str, stage: str, only: Iterable[str]) -> list[Row]:
    """The bodies of a board in a branch and a column; `only` keeps late ones (`late`), those whose report is in and not published though
    the day has passed (`unpublished`), those with errors the office has to decide (`errors`), those without a clerk (`clerkless`), those
    that need a reminder (`lagging`), those without a report (`lacking`)."""
    rows = board.rows
    if branch.lstrip("-").isdigit():
        rows = board.branches().get(int(branch), ())
    if stage:
        rows = tuple(row for row in rows if column_of(row.stage) == stage)
    wanted = set(only)
    tests: dict[str, Callable[[Row], bool]] = {
        "late": board.is_late,
        "unpublished": board.is_overdue,
        "lacking": lambda row: row.is_lacking,
        "errors": lambda row: row.in_hand and row.errors > 0,
    }
    if "clerkless" in wanted:
        staff = staffed()
        tests["clerkless"] = lambda row: row.agency not in staff
    if "lagging" in wanted:
        lagging = {row.agency for row in board.lagging()}
        tests["lagging"] = lambda row: row.agency in lagging
    chosen = [test for name, test in tests.items() if name in wanted]
    return [row for row in rows if all(test(row) for test in chosen)]


def branch_choices(board: Board) -> list[tuple[str, str]]:
    """The branches as a filter offers them."""
    return [(str(branch), name) for branch, name in branch_names(board).items()]


STAGE_CHOICES: tuple[tuple[str, str], ...] = (*((key, label) for key, (label, _) in COLUMNS.items()), ("exempt", "免报"))
"""The columns of the board as a filter offers them."""


def as_standings(board: Board, rows: Iterable[Row], words: str = "") -> QuerySet[Standing]:
    """The standings of these bodies, to sort by `place`, `name`, `handed_in_on`, `errors`; `words` are looked for in the name."""
    report = FilteredRelation("agency__filings", condition=Q(agency__filings__year=board.year))
    found = standings(board.on).filter(agency_id__in=[row.agency for row in rows]).annotate(report=report)
    found = found.annotate(handed_in_on=F("report__handed_in_on"), errors=F("report__errors"))
    return (found.filter(name__icontains=words) if words else found).order_by("place", "agency_id")


@dataclass(frozen=True, slots=True)
class Beside:
    """What the list says of a body beside its standing; `let_off` is the public reason."""

    row: Row
    late: bool
    overdue: bool
    reminded: Reminded
    contacts: tuple[Contact, ...]
    let_off: str


class Besides:
    """What the list of a board says of each body, fetched for a page of standings at a time: three queries a page."""

    def __init__(self, board: Board) -> None:
        """Knows the rows of the board; nothing is fetched yet."""
        self.board = board
        self._rows = {row.agency: row for row in board.rows}
        self._fetched: dict[int, Beside] = {}

    def fetch(self, page: Sequence[Standing]) -> None:
        """Fetches what is said of these bodies; what was said of others is forgotten."""
        ids = [standing.agency_id for standing in page]
        sent, staff = reminded(self.board, ids), contacts(ids)
        let_off = Exemption.objects.filter(collection_id=self.board.collection or 0, agency_id__in=ids)
        reasons = dict(let_off.values_list("agency_id", "reason"))
        self._fetched = {
            agency: Beside(
                row=self._rows[agency],
                late=self.board.is_late(self._rows[agency]),
                overdue=self.board.is_overdue(self._rows[agency]),
                reminded=sent.get(agency, Reminded()),
                contacts=tuple(staff.get(agency, ())),
                let_off=reasons.get(agency, ""),
            )
            for agency in ids
        }

    def of(self, standing: Standing) -> Beside:
        """What is said of a body of the page that was fetched last."""
        return self._fetched[standing.agency_id]
