"""Facts of a context: worked out once, each context for itself."""

from dataclasses import replace

from gongkai.checking import Context
from gongkai.checking.rule import fact
from gongkai.report import Report

ASKED: list[str | None] = []


@fact
def name(context: Context) -> str | None:
    """The agency's name, with a note that it was asked for."""
    ASKED.append(context.agency_name)
    return context.agency_name


def test_a_fact_is_worked_out_once_for_each_context() -> None:
    ASKED.clear()
    first, second = Context(Report(agency="甲县财政局")), Context(Report(agency="乙县财政局"))
    assert [name(first), name(second), name(first), name(second)] == ["甲县财政局", "乙县财政局", "甲县财政局", "乙县财政局"]
    assert ASKED == ["甲县财政局", "乙县财政局"]


def test_a_fact_that_is_none_is_remembered_as_well() -> None:
    ASKED.clear()
    context = Context(Report())
    assert name(context) is None
    assert name(context) is None
    assert ASKED == [None]


def test_what_is_known_stays_with_the_context_that_asked() -> None:
    asked, fresh = Context(Report(agency="甲县财政局")), Context(Report(agency="甲县财政局"))
    name(asked)
    assert asked == fresh
    assert repr(asked) == repr(fresh)
    assert name(replace(asked, agency="丙县财政局")) == "丙县财政局"
