"""A due date with its reasons, and a period of law counted on a calendar: the one form in which every clock answers."""

from dataclasses import dataclass
from datetime import date

from gongkai.law import LIMIT_IDS, TimeLimit, Unit, limit
from gongkai.workdays import Calendar, MonthCount, WorkingCount

WHATS = {
    "reply": "答复申请人",
    "correction_notice": "一次性告知补正（申请内容不明确的）",
    "correction": "申请人补正",
    "third_party_opinion": "第三方提出意见",
    "co_maker_opinion": "共同制作机关提出意见",
    "organ_opinion": "其他机关提出意见",
    "fee": "申请人缴纳信息处理费",
    "publication": "主动公开",
    "review_application": "申请人申请行政复议",
    "review_answer": "提出复议书面答复和证据",
    "review_decision": "作出复议决定",
    "suit": "申请人提起行政诉讼",
    "suit_answer": "提交答辩状和证据",
}
"""What may be due, and how a sentence calls it (design.md §10)."""

_WHAT_OF = {
    "fee_payment": "fee",
    "review_answer_summary": "review_answer",
    "review_decision_summary": "review_decision",
    "review_application_untold": "review_application",
    "suit_after_review": "suit",
}
CLOCKS = tuple(
    name
    for name in ("publication", *(one for one in LIMIT_IDS if one.startswith(("review_", "suit", "appeal"))))
    if not name.endswith("_extension")
)
"""Time limits that `clock` counts from one day alone: proactive publication, reviews and lawsuits."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something due on a day: `what` of `WHATS` (or the id of another time limit), `about` whom, for which `item` of a split request.

    `count` is how the day comes about (none: a notice or decision sets the day itself), `start` and `event` where it begins.
    """

    what: str
    on: date
    start: date
    event: str
    articles: tuple[str, ...]
    count: WorkingCount | MonthCount | None = None
    notes: tuple[str, ...] = ()
    about: str = ""
    item: str = ""

    @property
    def provisional(self) -> bool:
        """Whether a notice of days off that is still to come may move the day."""
        return self.count is not None and self.count.provisional

    @property
    def reasons(self) -> list[str]:
        """Why it is this day: one sentence a day in Chinese, then what else was taken into account."""
        lines = self.count.reasons(self.event) if self.count else [f"{self.start:%Y-%m-%d}：{self.event}"]
        return [*lines, *self.notes]


def counted(calendar: Calendar, period: TimeLimit, start: date, length: int | None = None) -> WorkingCount | MonthCount:
    """A period of law from `start` on, in its own unit; `length` takes the place of the law's where a notice sets it."""
    units = period.length if length is None else length
    if units is None:
        raise ValueError(f"{period.id}: a notice sets how long it is")
    if period.unit is Unit.MONTHS:
        return calendar.count_months(start, units)
    if period.unit is Unit.DAYS:
        return calendar.count_days(start, units)
    return calendar.count(start, units)


def clock(name: str, start: date, calendar: Calendar, *, length: int | None = None, extended: bool = False) -> Due:
    """The end of the time limit `name` (one of `CLOCKS`) that runs from `start`, by the law of that day.

    `length` takes the place of the law's where another law sets it (Art. 26); `extended` adds the extension that the reviewing
    organ may grant itself. KeyError for another name, `gongkai.law.NotLawThen` where there was no such limit, ValueError for an
    extension of what cannot be extended.
    """
    if name not in CLOCKS:
        raise KeyError(name)
    period = limit(name, start)
    articles, notes = [period.source], [period.note] if period.note else []
    if extended:
        if f"{name}_extension" not in LIMIT_IDS:
            raise ValueError(f"{period.name}的期限不能延长。")
        more = limit(f"{name}_extension", start)
        length = (length or period.length or 0) + (more.length or 0)
        notes.append(f"经批准延长{more.words}（{more.source}）。")
    count = counted(calendar, period, start, length)
    return Due(_WHAT_OF.get(name, name), count.due, start, period.start.removesuffix("之日"), tuple(articles), count, tuple(notes))
