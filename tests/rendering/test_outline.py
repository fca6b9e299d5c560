"""What every rendering shows: cells as printed, doubt as doubt, titles and parts as the report has them."""

from decimal import Decimal

import pytest

from gongkai.editions import EDITIONS
from gongkai.rendering.outline import cell_text, is_signature, lead, on_paper, outline, title_lines
from gongkai.report import Figure, Part, Report, State, Value

from .samples import AGENCY, LONG_AGENCY, sample


@pytest.mark.parametrize(
    ("value", "unit", "printed", "shown"),
    [
        (0, "", "0", "0"),
        (0, "", "", "0"),  # nothing legible was printed
        (3, "", " 3 ", "3"),
        (12, "", "１２", "１２"),
        (1234, "", "1,234", "1,234"),
        (251000, "元", "251000元", "251000元"),
        (251000, "元", "", "251000元"),
        (1, "", "增1", "增1"),
        (Decimal("1E+3"), "", "", "1000"),
        (5, "", "六", "5"),  # what was printed does not show the number
    ],
)
def test_numbers_are_shown_as_printed(value: Value, unit: str, printed: str, shown: str) -> None:
    assert cell_text(Figure(value, unit, printed, State.NUMBER)) == shown


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("007", "007？"),  # three figures of a row glued together, perhaps in each of its cells
        ("200 000121", "200 000121？"),
        ("7件", "7件？"),
        ("500？", "500？"),
        ("", "？"),
        ("3或4", "3或4"),
        ("见附表", "见附表"),
    ],
)
def test_what_could_not_be_read_is_never_shown_as_a_number(printed: str, shown: str) -> None:
    assert cell_text(Figure(printed=printed, state=State.UNREADABLE, certain=False)) == shown


@pytest.mark.parametrize(
    ("state", "printed", "shown"),
    [(State.BLANK, "", ""), (State.ABSENT, "", ""), (State.MARK, "—", "—"), (State.MARK, "", "/")],
)
def test_other_states(state: State, printed: str, shown: str) -> None:
    assert cell_text(Figure(printed=printed, state=state)) == shown


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2025年年度报告", ("2025年年度报告",)),
        (f"{AGENCY}2025年政府信息公开工作年度报告", (AGENCY, "2025年政府信息公开工作年度报告")),
        (f"{LONG_AGENCY}2025年度报告", (LONG_AGENCY, "2025年度报告")),
        (LONG_AGENCY, (LONG_AGENCY,)),  # no year to break before
    ],
)
def test_long_title_is_broken_before_the_year(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title, 20) == lines


@pytest.mark.parametrize(
    ("paragraph", "head", "rest"),
    [
        ("（一）主动公开", "（一）主动公开", ""),
        ("（十二）主动公开。今年公开12条。", "（十二）主动公开。", "今年公开12条。"),
        (f"（一）{'很长' * 30}。其余。", "", f"（一）{'很长' * 30}。其余。"),
        ("一是主动公开。", "", "一是主动公开。"),
    ],
)
def test_headings_of_the_second_level(paragraph: str, head: str, rest: str) -> None:
    assert lead(paragraph) == (head, rest)


def test_signatures() -> None:
    assert [is_signature(text) for text in (AGENCY, "2026年1月16日", "联系电话：0000-0000000。", "（此件公开发布）")] == [
        True,
        True,
        False,
        False,
    ]


def test_blank_form_has_the_uniform_name_with_what_is_known() -> None:
    assert on_paper(Report(agency=AGENCY, year=2025)).title == f"{AGENCY}2025年政府信息公开工作年度报告"
    assert on_paper(Report()).title == "政府信息公开工作年度报告"


def test_report_without_a_title_gets_none() -> None:
    report = Report(agency=AGENCY, year=2025, sections=(Part(1, "总体情况", "一段文字。"),))
    assert (on_paper(report).title, outline(report).title, outline(report).name) == ("", "", f"{AGENCY}2025年")


def test_report_older_than_the_forms_lacks_none_of_their_parts() -> None:
    old = Report(agency=AGENCY, year=2012, title="2012年年报", sections=(Part(1, "概述", "全年公开214条。"),))
    parts = outline(old).parts
    assert [(part.number, part.missing, part.tables) for part in parts] == [(1, False, ())]


def test_missing_part_is_marked_in_the_outline_and_left_out_on_paper() -> None:
    whole = sample()
    report = Report(title=whole.title, edition="2021", sections=whole.sections[:4], editions=whole.editions, figures=whole.figures)
    assert [part.missing for part in outline(report).parts] == [False] * 4 + [True] * 2
    assert [part.number for part in on_paper(report).parts] == [1, 2, 3, 4]
    tables = {table.label for part in on_paper(report).parts for table in part.tables}
    assert tables == {table.label for table in EDITIONS["2021"].tables}
