"""What the board of an office shows: branches by stages, the one next step, and whom to remind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max
from django.urls import reverse

from gongkai.portal.agencies.models import Appointment
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.annual.models import Merger, Remark, Reminder
from gongkai.portal.annual.selectors.board import EXEMPT, NOT_STARTED, Board, Office, Row, branch_names
from gongkai.portal.annual.selectors.board_own import OwnReport, own_report
from gongkai.portal.frame import clock

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
_PRESSING = timedelta(days=10)
"""From how long before the day on reminding comes before reviewing: what is handed in can wait a little, the day cannot."""


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
class Next:
    """The one next step of the office, and a second one where there is something else to do."""

    title: str
    why: str
    url: str
    action: str
    second: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reminded:
    """How often a body was reminded, and when last."""

    number: int = 0
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Lagging:
    """A body to be reminded: how often it was and when last, how many remarks of the office it has not settled."""

    row: Row
    late: bool
    reminded: Reminded
    open_remarks: int


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
    def exempt(self) -> int:
        """How many bodies are let off."""
        return self.total.exempt


def board_page(office: Office, board: Board, shown: int = 20) -> BoardPage:
    """The board as its page shows it, with the first of those to remind; a fixed number of queries."""
    called = branch_names(board)
    lagging = board.lagging()
    staff = staffed()
    own = own_report(board, office)
    return BoardPage(
        office=office,
        board=board,
        lines=tuple(_line(branch, called[branch], rows) for branch, rows in board.branches().items()),
        total=_line(0, "合计", board.rows),
        next=_next(office, board, lagging, own),
        lagging=laggards(board, lagging[:shown]),
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


def laggards(board: Board, rows: Sequence[Row]) -> tuple[Lagging, ...]:
    """These bodies with what was done to get their reports; two queries however many."""
    sent = reminded(board, [row.agency for row in rows])
    back = {row.filing: 0 for row in rows if row.filing and row.stage == "returned"}
    said = Remark.objects.exclude(step__move="submit")  # by the office: not by the body's own reviewers
    open_ = said.filter(filing_id__in=back, settled_at__isnull=True).order_by().values_list("filing_id")
    back |= dict(open_.annotate(number=Count("pk")))
    return tuple(Lagging(row, board.is_late(row), sent.get(row.agency, Reminded()), back.get(row.filing or 0, 0)) for row in rows)


def reminded(board: Board, agencies: Sequence[int]) -> dict[int, Reminded]:
    """How often these bodies were reminded of the board's year, and when last; one query."""
    sent = Reminder.objects.filter(collection_id=board.collection or 0, agency_id__in=agencies).order_by().values_list("agency_id")
    return {agency: Reminded(number, last) for agency, number, last in sent.annotate(number=Count("pk"), last=Max("at"))}


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


def _next(office: Office, board: Board, lagging: Sequence[Row], own: OwnReport | None) -> Next | None:
    asked = f"?office={office.key}"
    remind = (f"催还没报的{len(lagging)}家", reverse("annual:board_remind", args=[board.year]) + asked)
    waiting = sum(row.stage == "handed_in" for row in board.rows)
    review = (f"审核已报送的{waiting}家", reverse("annual:board_list", args=[board.year]) + f"{asked}&stage=handed_in")
    if board.collection is None and board.rows:
        url = reverse("annual:board_days", args=[board.year]) + asked
        return Next(f"定下{board.year}年度报告的报送日期", "定下以后各机关的工作台会写明日期，才能发提醒、汇总。", url, "定日期")
    pressing = clock.today() >= board.hand_in_by - _PRESSING
    if lagging and (pressing or not waiting):
        begun = sum(row.stage == NOT_STARTED for row in lagging)
        back = sum(row.stage == "returned" for row in lagging)
        why = (
            "，".join(filter(None, (f"{begun}家没开始" if begun else "", f"{back}家退回后没有再报" if back else "")))
            or "都还在填报或本级审核"
        )
        return Next(f"催一催还没报的{len(lagging)}家", f"{why}。", remind[1], "看名单，发提醒", review if waiting else None)
    if waiting:
        return Next(
            review[0], "逐份看一遍：没有问题的通过，有问题的写明意见退回。", review[1], "看名单，逐份审核", remind if lagging else None
        )
    if own and own.row.stage == "handed_in":
        return Next("审核本级政府的报告", "没有问题的通过，有问题的写明意见退回。", own.url, "逐格审核")
    return _merge_or_nothing(board, asked)


def _merge_or_nothing(board: Board, asked: str) -> Next | None:
    if not board.rows or any(row.is_lacking for row in board.members()):
        return None
    if Merger.objects.filter(collection_id=board.collection or 0).exists():
        return None
    return Next(f"汇总{len(board.members())}家的报告", "该报的都报齐了。", reverse("annual:merge") + f"{asked}&year={board.year}", "去汇总")
