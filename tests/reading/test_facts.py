"""CSV of figures: what we write, what other programs write like it, and what is no such file."""

from decimal import Decimal

import pytest

from gongkai.editions import EDITIONS
from gongkai.reading import UnusableFileError, read_bytes
from gongkai.report import Figure, Report, State, Where

HEAD = "address,value,state"


def read(*lines: str, head: str = HEAD, edition: str | None = None) -> Report:
    return read_bytes("\r\n".join([head, *lines]).encode(), "年报.csv", edition).report


def test_least_that_a_program_may_write() -> None:
    report = read("requests/received/total,3,number", "requests/carried_in/total,,blank")
    assert report.figure("requests/received/total") == Figure(3, state=State.NUMBER)
    assert report.figure("requests/carried_in/total") == Figure(state=State.BLANK)
    assert report.figure("requests/granted/total") == Figure(state=State.ABSENT)
    assert set(report.figures) == set(EDITIONS["2021"].addresses("requests"))
    assert (report.agency, report.year, report.sections) == (None, None, ())


def test_all_columns_in_any_order() -> None:
    head = "\ufeffyear, agency,state,certain,printed,value,unit,address,page,table,row,column,line,edition"
    report = read("2020,云溪县科学技术局,number,false,'-3项,-3,项,proactive/licences/change,2,1,8,3,,2019", head=head)
    assert (report.agency, report.year, report.editions["proactive"]) == ("云溪县科学技术局", 2020, "2019")
    expected = Figure(-3, "项", "-3项", State.NUMBER, False, Where(page=2, table=1, row=8, column=3))
    assert report.figure("proactive/licences/change") == expected


@pytest.mark.parametrize(
    ("lines", "edition"),
    [
        (["requests/other/total,1,number"], "2019"),  # a row that only 2019 has
        (["requests/other.other/total,1,number"], "2021"),  # rows that only 2021 has
        (["requests/received/total,1,number"], "2021"),  # both have it: the newest
        (["requests/other/total,1,number", "disputes/review/total,1,number"], "2019"),  # table four follows table three
    ],
)
def test_edition_is_found_by_the_addresses(lines: list[str], edition: str) -> None:
    report = read(*lines)
    assert report.edition == edition
    assert set(report.editions.values()) == {edition, None}


def test_edition_that_is_asked_for() -> None:
    assert read("disputes/review/total,1,number", edition="2019").editions["disputes"] == "2019"


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("0", 0), ("-3", -3), ("12.50", Decimal("12.50")), ("1E+3", 1000), ("12.0", Decimal("12.0"))],
)
def test_numbers(text: str, value: int | Decimal) -> None:
    found = read(f"proactive/charges/amount,{text},number").value("proactive/charges/amount")
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("requests/received/all,1,number", "第2行"),  # no such column
        (",1,number", "第2行"),
        ("requests/received/total,三,number", "三"),
        ("requests/received/total,NaN,number", "NaN"),
        ("requests/received/total,1E+999999,number", "1E+999999"),
        ("requests/received/total,1,gone", "第2行"),  # no such state
        ("requests/received/total,1,blank", "第2行"),  # a blank has no number
        ("requests/received/total,,number", "第2行"),
        ("requests/received/total,1,number\r\nrequests/received/total,1,number", "重复"),
        ("requests/other/total,1,number\r\nrequests/other.other/total,1,number", "requests/other/total"),  # of two editions
    ],
)
def test_row_that_is_none_of_ours_is_one_sentence(line: str, word: str) -> None:
    with pytest.raises(UnusableFileError) as caught:
        read(line)
    assert word in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_several_reports_in_one_file_are_refused() -> None:
    with pytest.raises(UnusableFileError, match="多份"):
        read("甲.html,requests/received/total,1,number", "乙.html,requests/received/total,1,number", head=f"file,{HEAD}")


@pytest.mark.parametrize("text", ["address\n一、总体情况", "地址,value,state\n", "我们的address是政务大厅，value,state俱全。"])
def test_text_that_speaks_of_addresses_is_no_facts(text: str) -> None:
    assert read_bytes(text.encode(), "年报.txt").report.figures == {}
