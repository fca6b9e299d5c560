"""Notices that an operator loads: a year added without code, amendments, and faults told cell by cell."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.workdays import Calendar, NoticeError, Pause, day_changes

# Invented for the test; the real notice for this year was not published when it was written.
NOTICE_2027 = """
year = 2027
number = "国办发明电〔2026〕99号"
date = 2026-11-25
title = "国务院办公厅关于2027年部分节假日安排的通知"

[[holiday]]
name = "元旦"
from = 2027-01-01
to = 2027-01-03

[[holiday]]
name = "春节"
from = 2027-02-05
to = 2027-02-11
make_up = [2027-01-31, 2027-02-20]

[[holiday]]
name = "清明节"
from = 2027-04-03
to = 2027-04-05

[[holiday]]
name = "劳动节"
from = 2027-05-01
to = 2027-05-05
make_up = [2027-05-08]

[[holiday]]
name = "端午节"
from = 2027-06-09
to = 2027-06-09

[[holiday]]
name = "中秋节"
from = 2027-09-15
to = 2027-09-15

[[holiday]]
name = "国庆节"
from = 2027-10-01
to = 2027-10-07
make_up = [2027-10-09]
"""
BEFORE = Calendar.load()


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path) -> tuple[str, ...]:
    with pytest.raises(NoticeError) as caught:
        Calendar.load(folder)
    return caught.value.faults


def test_a_file_makes_its_year_known(tmp_path: Path) -> None:
    calendar = Calendar.load(write(tmp_path, "2027.toml", NOTICE_2027))
    assert 2027 in calendar.known_years
    assert calendar.is_working_day(date(2027, 1, 31))
    day = calendar.day(date(2027, 10, 9))
    assert day.why == "因国庆节调休上班（国办发明电〔2026〕99号）"
    assert calendar.working_days_between(date(2026, 12, 31), date(2027, 12, 31)) == 261 - 13  # weekdays less statutory days
    assert not calendar.count(date(2027, 1, 20), 20).provisional


def test_the_calendar_it_came_from_is_unchanged(tmp_path: Path) -> None:
    known = BEFORE.known_years
    Calendar.load(write(tmp_path, "2027.toml", NOTICE_2027))
    assert BEFORE.known_years == known


def test_due_dates_before_the_year_stay_and_touched_ones_move_with_a_reason(tmp_path: Path) -> None:
    old, new = Calendar({}, range(2004, 2027)), Calendar({}, range(2004, 2027)).with_notices([])
    assert not list(day_changes(old, new, date(2026, 1, 1), date(2027, 12, 31)))
    new = Calendar.load(write(tmp_path, "2027.toml", NOTICE_2027))
    changed = list(day_changes(BEFORE, new, date(2026, 1, 1), date(2027, 6, 1)))
    assert [f"{one.after.on:%m-%d}" for one in changed if one.after.working] == ["01-31", "02-20", "05-08"]
    assert [f"{one.after.on:%m-%d}" for one in changed if not one.after.working] == ["02-09", "02-10", "02-11", "05-03", "05-04", "05-05"]
    assert changed[0].sentence == "2027-01-31（周日）：原按“周末休息”，现因春节调休上班（国办发明电〔2026〕99号），改为上班。"
    touched = BEFORE.count(date(2027, 1, 20), 20).due, new.count(date(2027, 1, 20), 20).due
    assert touched == (date(2027, 2, 19), date(2027, 2, 22))
    untouched = BEFORE.count(date(2026, 12, 10), 10), new.count(date(2026, 12, 10), 10)
    assert untouched[0].due == untouched[1].due


def test_pauses_hold_in_a_loaded_year(tmp_path: Path) -> None:
    calendar = Calendar.load(write(tmp_path, "2027.toml", NOTICE_2027))
    pause = Pause(date(2027, 1, 29), date(2027, 1, 31), "征求意见")
    assert calendar.count(date(2027, 1, 28), 1, pauses=[pause]).due == date(2027, 2, 1)


def test_an_amendment_changes_only_its_days(tmp_path: Path) -> None:
    write(tmp_path, "2027.toml", NOTICE_2027)
    text = """
year = 2027
number = "国办发明电〔2027〕1号"
date = 2027-03-20
title = "国务院办公厅关于调整2027年端午节假期安排的通知"
amends = true
ordinary = [2027-05-08]

[[holiday]]
name = "端午节"
from = 2027-06-09
to = 2027-06-11
"""
    calendar = Calendar.load(write(tmp_path, "2027-1.toml", text))
    assert not calendar.is_working_day(date(2027, 5, 8))
    assert not calendar.is_working_day(date(2027, 6, 11))
    assert calendar.day(date(2027, 6, 9)).why == "端午节放假（国办发明电〔2027〕1号）"
    assert calendar.day(date(2027, 10, 1)).why == "国庆节放假（国办发明电〔2026〕99号）"


def test_a_file_replaces_a_year_that_the_package_carries(tmp_path: Path) -> None:
    text = """
year = 2026
number = "国办发明电〔2025〕99号"
date = 2025-11-04
title = "国务院办公厅关于2026年部分节假日安排的通知"
verified = true

[[holiday]]
name = "元旦"
from = 2026-01-01
to = 2026-01-01
"""
    calendar = Calendar.load(write(tmp_path, "2026.toml", text))
    assert BEFORE.is_working_day(date(2026, 1, 4))
    assert not calendar.is_working_day(date(2026, 1, 4))
    assert calendar.day(date(2024, 10, 1)).why == BEFORE.day(date(2024, 10, 1)).why


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("year = 2027", "", "2027.toml，year：应是四位数的年份，现在没有写。"),
        ("year = 2027", 'year = "2027"', "2027.toml，year：应是四位数的年份，实为 2027。"),
        ("year = 2027", "year = 2028", "2027.toml，year：写的是2028，与文件名不一致；文件名应以这个年份开头，例如 2028.toml。"),
        ('number = "国办发明电〔2026〕99号"', "", "2027.toml，number：应写通知的文号，用引号括起，现在没有写。"),
        ("date = 2026-11-25", 'date = "2026-11-25"', "2027.toml，date：应是日期，写成 2027-01-01 的样子，不加引号，实为 2026-11-25。"),
        ("to = 2027-10-07", "to = 2027-09-30", "2027.toml，第7个[[holiday]]的to：2027-09-30早于from的2027-10-01。"),
        ("from = 2027-06-09", "", "2027.toml，第5个[[holiday]]的from：应是日期，写成 2027-01-01 的样子，不加引号，现在没有写。"),
        (
            "[2027-05-08]",
            "[2027-05-07]",
            "2027.toml，第4个[[holiday]]的make_up第1个：2027-05-07是周五，本来就上班；请核对日期。",
        ),
        ("[2027-05-08]", "[2028-05-07]", "2027.toml，第4个[[holiday]]的make_up第1个：2028-05-07不在2027年之内。"),
        ("[2027-05-08]", "2027-05-08", "2027.toml，第4个[[holiday]]的make_up：应是方括号里的若干日期，实为 2027-05-08。"),
        ("[2027-05-08]", "[2027-02-20]", "2027.toml，第4个[[holiday]]：2027-02-20重复，前面已经写过（春节）。"),
        ('name = "中秋节"', "", "2027.toml，第6个[[holiday]]的name：应写节日的名称，现在没有写。"),
        ('name = "中秋节"', 'nam = "中秋节"', "2027.toml，第6个[[holiday]]的nam：没有这一项。可以写的有：name、from、to、make_up。"),
        ("to = 2027-10-07", "to = 2027-11-07", "2027.toml，第7个[[holiday]]的to：从2027-10-01到2027-11-07共38天，超过10天；"),
        ("2027-09-15", "2027-09-16", "2027.toml，holiday：法定节日2027-09-15（中秋节）没有放假；"),
        (
            "make_up = [2027-05-08]",
            "",
            "2027.toml，holiday：放假占用17个周一至周五，调休上班3天，相差14天，应与法定节日的13天相等；",
        ),
        (
            "date = 2026-11-25",
            "date = 2026-11-25\nordinary = [2027-05-08]",
            "2027.toml，ordinary：只有年中调整的通知（amends = true）才写这一项。",
        ),
        ("date = 2026-11-25", "date = 2026-11-25\namends = 1", "2027.toml，amends：应是 true 或 false，实为 1。"),
        ("title = ", "titel = ", "2027.toml，titel：没有这一项。可以写的有："),
        ("[[holiday]]", "[[holiday]", "2027.toml：写法不合TOML格式（"),
    ],
)
def test_fault_names_its_cell(old: str, new: str, fault: str, tmp_path: Path) -> None:
    assert old in NOTICE_2027
    found = faults(write(tmp_path, "2027.toml", NOTICE_2027.replace(old, new)))
    assert any(one.startswith(fault) for one in found), found


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "2027.toml", NOTICE_2027.replace("year = 2027", "").replace("2026-11-25", '"soon"'))
    write(tmp_path, "2028.toml", "year = 2028")
    found = faults(tmp_path)
    assert {one.split("，")[0] for one in found} == {"2027.toml", "2028.toml"}
    assert len(found) >= 4


def test_what_is_unlikely_can_be_verified(tmp_path: Path) -> None:
    text = NOTICE_2027.replace("make_up = [2027-05-08]", "").replace("date = 2026-11-25", "date = 2026-11-25\nverified = true")
    assert not Calendar.load(write(tmp_path, "2027.toml", text)).is_working_day(date(2027, 5, 8))


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"2027.toml": NOTICE_2027, "2027b.toml": NOTICE_2027}, "2027年全年的通知有2个文件，只能留一个；"),
        ({"2027.txt": NOTICE_2027}, "2027.txt：放假安排的文件名应以 .toml 结尾，例如 2027.toml；"),
    ],
)
def test_files_that_do_not_go_together(files: dict[str, str], fault: str, tmp_path: Path) -> None:
    for name, text in files.items():
        write(tmp_path, name, text)
    assert faults(tmp_path)[0].startswith(fault)


def test_an_amendment_needs_its_year(tmp_path: Path) -> None:
    text = 'year = 2040\nnumber = "一号"\ndate = 2040-01-01\ntitle = "调整"\namends = true\nordinary = [2040-02-01]\n'
    assert "2040年全年的通知还没有载入" in faults(write(tmp_path, "2040-1.toml", text))[0]


def test_a_directory_that_is_missing_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path / "nowhere")[0].endswith("没有这个目录。")


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "2027.toml").write_bytes(NOTICE_2027.encode("gbk"))
    assert faults(tmp_path) == ("2027.toml：不是UTF-8编码的文本，请另存为UTF-8。",)
