"""What the board of an office shows: branches by stages, the one next step, and whom to remind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from gongkai.portal.agencies.models import Appointment
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.annual.models import Remark
from gongkai.portal.annual.selectors.board import EXEMPT, NOT_STARTED, Board, Office, Row, branch_names
from gongkai.portal.annual.selectors.board_contacts import Contact, contacts
from gongkai.portal.annual.selectors.board_next import Next, next_step
from gongkai.portal.annual.selectors.board_own import OwnReport, own_report
from gongkai.portal.annual.selectors.reminders import Reminded, reminded

COLUMNS: dict[str, tuple[str, tuple[str, ...]]] = {
    NOT_STARTED: ("没开始", (NOT_STARTED,)),
    "drafting": ("填报中", ("drafting",)),
    "reviewing": ("本级审核", ("office_review", "leader_review", "approved")),
    "handed_in": ("已报送", ("handed_in",)),
    "returned": ("退回修改", ("returned",)),
    "accepted": ("审核通过", ("accepted",)),
    "published": ("已公开", ("published",)),
}
"""The columns of the board: what each is called and which stages it counts."""

_BARS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("c-0", (NOT_STARTED,)),
    ("c-1", ("drafting", "reviewing")),
    ("c-x", ("returned",)),
    ("c-2", ("handed_in",)),
    ("c-3", ("accepted", "published")),
)
_BAD = frozenset({NOT_STARTED, "returned"})
_GAP = 0.5


@dataclass(frozen=True, slots=True)
class Tally:
    """One number of the matrix and the list that names its bodies; `bad` marks what holds up the work."""

    column: str
    label: str
    number: int
    bad: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of the bar of a branch: its class, where it begins and how wide it is, of a hundred."""

    look: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Line:
    """One branch: how many reports are due, its numbers, its bar, how many are let off."""

    branch: int
    name: str
    due: int
    counts: tuple[Tally, ...]
    bars: tuple[Bar, ...]
    exempt: int


@dataclass(frozen=True, slots=True)
class Lagging:
    """A body to be reminded: how often it was and when last, how many remarks of the office it has not settled, whom to telephone."""

    row: Row
    late: bool
    reminded: Reminded
    open_remarks: int
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class BoardPage:
    """All that the board shows."""

    office: Office
    board: Board
    lines: tuple[Line, ...]
    total: Line
    next: Next | None
    lagging: tuple[Lagging, ...]
    lagging_in_all: int
    without_clerk: int
    is_own_days: bool
    own: OwnReport | None
    own_without_clerk: bool

    @property
    def all_out(self) -> bool:
        """Whether every report that is due has been published, the government's too: the year is done."""
        return all(row.stage in ("published", EXEMPT) for row in self.board.rows) and (not self.own or self.own.row.stage == "published")

    @property
    def waits_for_own(self) -> bool:
        """Whether the government's own report alone is still to come."""
        return self.own is not None and self.own.row.is_lacking and not any(row.is_lacking for row in self.board.rows)

    @property
    def all_in(self) -> bool:
        """Whether every report that is due has come, the government's too: they are still to be published."""
        return not any(row.is_lacking for row in self.board.rows) and not (self.own and self.own.row.is_lacking)

    @property
    def exempt(self) -> int:
        """How many bodies are let off."""
        return self.total.exempt


def board_page(office: Office, board: Board, shown: int = 20) -> BoardPage:
    """The board as its page shows it, with the first of those to remind; a fixed number of queries."""
    called = branch_names(board)
    lagging = board.lagging()
    sent = reminded(board, [row.agency for row in lagging])
    staff = staffed()
    own = own_report(board, office)
    return BoardPage(
        office=office,
        board=board,
        lines=tuple(_line(branch, called[branch], rows) for branch, rows in board.branches().items()),
        total=_line(0, "合计", board.rows),
        next=next_step(office, board, [row for row in lagging if not sent.get(row.agency, Reminded()).is_today], own),
        lagging=laggards(board, lagging[:shown], sent),
        lagging_in_all=len(lagging),
        without_clerk=sum(row.agency not in staff for row in board.rows if row.is_lacking),
        is_own_days=board.collection is not None,
        own=own,
        own_without_clerk=own is not None and own.row.is_lacking and own.row.agency not in staff,
    )


def staffed() -> frozenset[int]:
    """The ids of the bodies where somebody who has opened their account may fill in."""
    held = Appointment.objects.filter(in_force(), role__in=("clerk", "deputy"), person__state="active", agency__isnull=False)
    return frozenset(agency for agency in held.values_list("agency_id", flat=True).distinct() if agency)


def laggards(board: Board, rows: Sequence[Row], sent: Mapping[int, Reminded]) -> tuple[Lagging, ...]:
    """These bodies with what was done to get their reports (`sent`); two queries however many."""
    back = {row.filing: 0 for row in rows if row.filing and row.stage == "returned"}
    said = Remark.objects.exclude(step__move="submit")  # by the office: not by the body's own reviewers
    open_ = said.filter(filing_id__in=back, settled_at__isnull=True).order_by().values_list("filing_id")
    back |= dict(open_.annotate(number=Count("pk")))
    staff = contacts([row.agency for row in rows])
    return tuple(
        Lagging(row, board.is_late(row), sent.get(row.agency, Reminded()), back.get(row.filing or 0, 0), tuple(staff.get(row.agency, ())))
        for row in rows
    )


def column_of(stage: str) -> str:
    """The column of the board that counts a stage; `exempt` for bodies let off."""
    return next((key for key, (_, stages) in COLUMNS.items() if stage in stages), EXEMPT)


def _line(branch: int, name: str, rows: Iterable[Row]) -> Line:
    numbers = dict.fromkeys([*COLUMNS, EXEMPT], 0)
    for row in rows:
        numbers[column_of(row.stage)] += 1
    exempt = numbers.pop(EXEMPT)
    due = sum(numbers.values())
    counts = tuple(Tally(key, COLUMNS[key][0], number, key in _BAD) for key, number in numbers.items())
    return Line(branch, name, due, counts, _bars(numbers, due), exempt)


def _bars(numbers: dict[str, int], due: int) -> tuple[Bar, ...]:
    made, x = [], 0.0
    for look, columns in _BARS:
        width = 100 * sum(numbers[column] for column in columns) / due if due else 0
        if width:
            made.append(Bar(look, f"{x:.2f}", f"{max(width - _GAP, _GAP):.2f}"))
        x += width
    return tuple(made)
