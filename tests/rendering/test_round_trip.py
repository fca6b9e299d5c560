"""What we write we read back equal: every address with value and state, every text of the parts, the head."""

import dataclasses

import pytest
from hypothesis import example, given, settings

from gongkai.editions import EDITIONS, TABLES
from gongkai.reading import read_bytes
from gongkai.rendering import RENDERERS, render
from gongkai.report import Figure, Part, Report, State, Value, decode, report_from_json

from .samples import sample
from .strategies import reports
from .typefaces import needs_chinese_fonts

WITH_METADATA = {"json", "html"}
WITH_TEXT = set(RENDERERS) - {"csv"}
EXAMPLES = {"docx": 30, "xlsx": 30, "pdf": 20}
"""Fewer where a page has to be set and read."""
FORMATS = [pytest.param(to, marks=needs_chinese_fonts) if to == "pdf" else to for to in RENDERERS]


def read_back(report: Report, to: str) -> Report:
    """The report that is read from its own rendering; our JSON is read as the command line reads it."""
    data = render(report, to)
    return report_from_json(decode(data)["report"]) if to == "json" else read_bytes(data, f"report.{to}").report


def figures(report: Report) -> dict[str, tuple[Value | None, State]]:
    """Address → value and state, absent counting as blank."""
    return {
        address: (figure.value, State.BLANK if figure.state is State.ABSENT else figure.state) for address, figure in report.figures.items()
    }


ONLY_HEADINGS = Report(
    agency="云溪县科学技术局",
    year=2019,
    title="云溪县科学技术局2019年政府信息公开工作年度报告",
    edition="2019",
    editions=dict.fromkeys(TABLES),
    sections=tuple(Part(part.number, part.title, "") for part in EDITIONS["2019"].sections if part.number in {2, 3, 4}),
)
"""Neither a figure nor a sentence, and still a report."""


@pytest.mark.parametrize("to", FORMATS)
def test_whole_report(to: str) -> None:
    @settings(max_examples=EXAMPLES.get(to, 50), deadline=None)
    @given(reports(may_miss=False))
    def holds(report: Report) -> None:
        back = read_back(report, to)
        assert dict(back.editions) == dict(report.editions)
        assert figures(back) == figures(report)
        assert (back.agency, back.year) == (report.agency, report.year)
        if to in WITH_TEXT:
            assert back.title == report.title
            assert (back.opening, back.sections, back.closing) == (report.opening, report.sections, report.closing)
        if to in WITH_METADATA:
            assert {key: back.metadata.get(key) for key in report.metadata} == dict(report.metadata)

    holds()


@pytest.mark.parametrize("to", FORMATS)
def test_report_with_parts_and_tables_missing(to: str) -> None:
    @settings(max_examples=EXAMPLES.get(to, 50), deadline=None)
    @given(reports())
    @example(ONLY_HEADINGS)
    def holds(report: Report) -> None:
        back = read_back(report, to)
        assert dict(back.editions) == dict(report.editions)
        assert figures(back) == figures(report)
        if to in WITH_TEXT:
            assert (back.opening, back.sections) == (report.opening, report.sections)

    holds()


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_blank_form(edition: str, to: str) -> None:
    form = EDITIONS[edition]
    report = Report(edition=edition, editions=dict.fromkeys(TABLES, edition), figures=dict.fromkeys(form.addresses(), Figure()))
    assert figures(read_back(report, to)) == figures(report)


@pytest.mark.parametrize("to", FORMATS)
def test_second_rendering_equals_the_first(to: str) -> None:
    edition = EDITIONS["2021"]
    numbers = {address: Figure(n, printed=str(n), state=State.NUMBER) for n, address in enumerate(edition.addresses())}
    report = Report(
        agency="云溪县科学技术局",
        year=2025,
        title="云溪县科学技术局2025年政府信息公开工作年度报告",
        edition="2021",
        editions=dict.fromkeys(TABLES, "2021"),
        figures=numbers,
    )
    first = render(report, to)
    again = dataclasses.replace(read_back(report, to), metadata=report.metadata)
    assert render(again, to) == first


@pytest.mark.parametrize("address", ["disputes/review/upheld", "disputes/review/pending", "requests/received/natural_person"])
@pytest.mark.parametrize("to", [to for to in FORMATS if to != "md"])  # a text has no cells: words part its values
def test_words_in_one_cell_cost_no_other(to: str, address: str) -> None:
    words = Figure(printed="详见附表说明", state=State.UNREADABLE, certain=False)
    report = dataclasses.replace(sample(), figures={**sample().figures, address: words})
    assert figures(read_back(report, to)) == figures(report)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("printed", ["７３５１", "４０５２０２３９", "７３５，１０４", "７３，５１０，４２８", "－７３５１０４"])
def test_full_width_digits_that_break_over_lines(printed: str, to: str) -> None:
    """No width is fitted to them: numbers stand on several lines, and rows of several lines at the ends of pages."""
    value = int(printed.translate(str.maketrans("０１２３４５６７８９－", "0123456789-", "，")))
    cells = [address for address in EDITIONS["2021"].addresses() if not address.startswith("proactive/")]
    report = dataclasses.replace(sample(), figures={**sample().figures, **dict.fromkeys(cells, Figure(value, "", printed, State.NUMBER))})
    back = read_back(report, to)
    assert figures(back) == figures(report)
    assert all(figure.certain for figure in back.figures.values())
