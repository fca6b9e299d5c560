"""The facts that a letter is written from: checked against the law's declaration, all that is wrong told at once."""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gongkai.law import FIELDS, INSTRUMENTS, LETTERS, OUTCOME_FIELDS, OUTCOMES, REVIEW_FIRST_SINCE, LetterKind, fee_may_be_charged
from gongkai.letters.advice import ADVICE
from gongkai.letters.wording import chinese_date
from gongkai.typesetting import legible

DATES = frozenset(key for key in FIELDS if key.endswith(("_on", "_by")) and key != "reviewed_by")
"""Fields that hold a day."""
LISTS = frozenset({"items", "attachments"})
"""Fields that hold several texts."""
_NUMBER = re.compile(r"[^\s〔〕]+〔\d{4}〕[1-9]\d*号")
_TWO_ORGANS = re.compile("或者?")

Value = str | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the facts: the field, and a Chinese sentence that says what and what to do."""

    field: str
    sentence: str
    missing: bool = False


class FactsError(ValueError):
    """The letter cannot be written; `problems` lists everything that is wrong, `str()` has one sentence a line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.sentence for problem in problems))
        self.problems = tuple(problems)

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys of the fields that are not filled in."""
        return tuple(problem.field for problem in self.problems if problem.missing)


class UnknownLetterError(ValueError):
    """No letter has this name; `str()` is one Chinese sentence that lists the names there are."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"没有“{kind}”这种文书；可以用的有：{'、'.join(LETTERS)}。")


def letter_kind(kind: str) -> LetterKind:
    """The declaration of a letter; UnknownLetterError where there is none."""
    if kind not in LETTERS:
        raise UnknownLetterError(kind)
    return LETTERS[kind]


def checked(kind: LetterKind, given: Any) -> dict[str, Value]:
    """The facts of a mapping or a dataclass, clean and complete; FactsError lists all that is wrong.

    Days come as `date` or as text like 2025-05-14. Fields of other letters are let be, since one case has facts for many.
    """
    facts, problems = _clean(_mapping(given))
    facts.update(_implied(kind, facts))
    wrong = {problem.field for problem in problems}
    problems += [_missing(key) for key in needed(kind, facts) if key not in facts and key not in wrong]
    problems += _contradictions(kind, facts)
    if problems:
        raise FactsError(problems)
    return facts


def needed(kind: LetterKind, facts: Mapping[str, object]) -> tuple[str, ...]:
    """Keys of the fields that this letter must have, with those that its outcome asks for."""
    own = ("outcome",) if len(kind.outcomes) > 1 else ()
    outcome, refused = facts.get("outcome"), facts.get("refused")
    extra = OUTCOME_FIELDS.get(str(outcome), ()) if outcome in kind.outcomes else ()
    if "refused" in extra:
        extra += OUTCOME_FIELDS.get(str(refused), ())
    return tuple(dict.fromkeys((*own, *kind.fields, *extra)))


def _mapping(given: Any) -> Mapping[str, object]:
    if dataclasses.is_dataclass(given) and not isinstance(given, type):
        return {field.name: getattr(given, field.name) for field in dataclasses.fields(given)}
    return dict(given)


def _clean(given: Mapping[str, object]) -> tuple[dict[str, Value], list[Problem]]:
    facts: dict[str, Value] = {}
    problems: list[Problem] = []
    for key, value in given.items():
        if key not in FIELDS:
            problems.append(Problem(key, f"文书没有“{key}”这一项；请核对名称，可以用的有：{'、'.join(FIELDS)}。"))
            continue
        try:
            clean = _value(key, value)
        except ValueError:
            problems.append(Problem(key, f"“{FIELDS[key]}”应是日期，写成2025-05-14这样，实为“{value}”；请改正。"))
            continue
        if clean:
            facts[key] = clean
    return facts, problems


def _value(key: str, value: object) -> Value:
    """The value as the letter uses it, empty where there is none; ValueError for a day that is no day."""
    if value is None:
        return ""
    if key in DATES:
        return _day(value)
    if key in LISTS:
        texts = value.splitlines() if isinstance(value, str) else value if isinstance(value, Sequence) else [value]
        return tuple(filter(None, (" ".join(legible(str(text)).split()) for text in texts)))
    return "\n".join(filter(None, (line.strip() for line in legible(str(value)).splitlines())))


def _day(value: object) -> date | str:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    return date.fromisoformat(text) if text else ""


def _implied(kind: LetterKind, facts: Mapping[str, Value]) -> dict[str, Value]:
    """The outcome of a letter that only one outcome sends."""
    return {"outcome": kind.outcomes[0]} if len(kind.outcomes) == 1 and "outcome" not in facts else {}


def _missing(key: str) -> Problem:
    return Problem(key, f"缺少“{FIELDS[key]}”：{ADVICE[key]}", missing=True)


def _contradictions(kind: LetterKind, facts: Mapping[str, Value]) -> list[Problem]:
    return [Problem(key, sentence) for key, sentence in (*_wrong_codes(kind, facts), *_wrong_form(kind, facts), *_wrong_days(kind, facts))]


def _wrong_codes(kind: LetterKind, facts: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    outcome, refused = facts.get("outcome"), facts.get("refused")
    if kind.outcomes and outcome and outcome not in kind.outcomes:
        yield "outcome", f"“{kind.title}”不用于办理结果“{outcome}”；可以用的有：{'、'.join(kind.outcomes)}，或者换一种文书。"
    refusals = [code for code, one in OUTCOMES.items() if one.is_refusal]
    if outcome == "PARTIAL" and refused and refused not in refusals:
        yield "refused", f"不公开部分的情形不能是“{refused}”；可以用的有：{'、'.join(refusals)}。"


def _wrong_form(kind: LetterKind, facts: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    number = facts.get("number")
    if "number" in kind.fields and number and not _NUMBER.fullmatch(str(number)):
        yield "number", f"文号“{number}”的写法不对；请写成“机关代字〔年份〕序号号”，年份用六角括号，序号前不加0，例如某某答〔2025〕3号。"
    dated, reviewer = facts.get("dated_on"), str(facts.get("reviewer", ""))
    one_reviewer = isinstance(dated, date) and dated >= REVIEW_FIRST_SINCE and "司法" not in str(facts.get("agency", ""))
    if kind.remedy and one_reviewer and _TWO_ORGANS.search(reviewer):
        since = chinese_date(REVIEW_FIRST_SINCE)
        yield (
            "reviewer",
            f"行政复议机关写了不止一个：“{reviewer}”；{since}起不再由申请人选择，请只写一个，一般是本级人民政府。",
        )


def _wrong_days(kind: LetterKind, facts: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    dated = facts.get("dated_on")
    if "dated_on" not in kind.fields or not isinstance(dated, date):
        return
    first = INSTRUMENTS["regulations"].since
    if dated < first:
        yield "dated_on", f"落款日期{chinese_date(dated)}早于现行《政府信息公开条例》施行之日（{chinese_date(first)}）；请核对日期。"
    elif "amount" in kind.fields and not fee_may_be_charged(dated):
        yield "dated_on", f"{chinese_date(dated)}信息处理费管理办法尚未施行，不能发出这份文书；请核对日期。"
    received = facts.get("received_on")
    if "received_on" in kind.fields and isinstance(received, date) and received > dated:
        yield "dated_on", f"落款日期{chinese_date(dated)}早于收到申请之日{chinese_date(received)}；请核对两个日期。"
