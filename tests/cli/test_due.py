"""`gongkai due`: a file of events, and the answer of design.md §10."""

import json
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gongkai.cli.output.standing_text import condensed
from tests.cli.command import answer, gongkai

CONTRACT: list[dict[str, Any]] = [
    {"event": "arrived", "on": "2024-09-27", "channel": "internet"},
    {"event": "confirmed", "on": "2024-09-29"},
]
NOTICE = """year = 2027
number = "国办发明电〔2026〕9号"
date = 2026-11-25
title = "国务院办公厅关于2027年部分节假日安排的通知"
"""
HOLIDAYS = {
    "元旦": ("2027-01-01", "2027-01-03", []),
    "春节": ("2027-02-05", "2027-02-11", ["2027-01-31", "2027-02-20"]),
    "清明节": ("2027-04-03", "2027-04-05", []),
    "劳动节": ("2027-05-01", "2027-05-05", ["2027-04-25"]),
    "端午节": ("2027-06-09", "2027-06-09", []),
    "中秋节": ("2027-09-15", "2027-09-15", []),
    "国庆节": ("2027-10-01", "2027-10-07", ["2027-09-26"]),
}


@pytest.fixture(autouse=True)
def lines_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest-xdist sets COLUMNS, and text would be broken to fit."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def written(tmp_path: Path) -> Any:
    """Writes what it is given as a file of events and gives its path."""

    def write(data: object) -> str:
        path = tmp_path / "事件.json"
        path.write_text(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def notices(tmp_path: Path) -> str:
    """A directory with a notice for 2027, written as an operator would."""
    text = NOTICE + "".join(
        f'\n[[holiday]]\nname = "{name}"\nfrom = {first}\nto = {last}\nmake_up = [{", ".join(days)}]\n'
        for name, (first, last, days) in HOLIDAYS.items()
    )
    folder = tmp_path / "放假安排"
    folder.mkdir()
    (folder / "2027.toml").write_text(text, encoding="utf-8")
    return str(folder)


def dues(said: Any) -> dict[str, str]:
    return {one["what"]: one["on"] for one in said["due"]}


def test_answer_has_the_shape_of_the_contract(written: Any) -> None:
    said = answer("due", written({"events": CONTRACT}))
    assert said["state"] == "in_handling"
    assert dues(said) == {"correction_notice": "2024-10-14", "reply": "2024-10-31"}
    [reply] = [one for one in said["due"] if one["what"] == "reply"]
    assert reply["provisional"] is False
    assert reply["reasons"][0].startswith("2024-09-29（周日）")
    assert reply["reasons"][-1] == "2024-10-31（周四）：工作日，第20天"
    assert any(line.startswith("2024-10-12（周六）：因国庆节调休上班") for line in reply["reasons"])
    assert reply["articles"] == ["《政府信息公开条例》第三十三条第二款"]
    assert {"correction_asked", "extended", "replied"} <= {step["event"] for step in said["next"]}
    assert all(step["why"] and step["source"] for step in said["next"])
    assert said["refused"] == []


def test_json_is_the_format_where_none_is_given(written: Any) -> None:
    path = written({"events": CONTRACT})
    assert gongkai("due", path).stdout == gongkai("due", path, "--format", "json").stdout
    assert gongkai("due", path).exit_code == 0


def test_refused_events_say_why_and_do_not_fail_the_command(written: Any) -> None:
    path = written({"events": [*CONTRACT, {"event": "extended", "on": "2024-11-01", "days": 20, "consent": "李主任"}]})
    said = answer("due", path)
    [refused] = said["refused"]
    assert (refused["number"], refused["event"], refused["on"]) == (3, "extended", "2024-11-01")
    assert "2024-10-31" in refused["why"]
    assert dues(said)["reply"] == "2024-10-31"
    assert gongkai("due", path).exit_code == 0


def test_extension_that_does_not_say_who_consented_is_counted_with_a_warning(written: Any) -> None:
    said = answer("due", written({"events": [*CONTRACT, {"event": "extended", "on": "2024-10-31", "days": 20}]}))
    assert dues(said)["reply"] == "2024-11-28"
    assert ["consent" in warning for warning in said["warnings"]] == [True]
    refused = answer("due", written({"events": [*CONTRACT, {"event": "extended", "on": "2024-10-31", "days": 20, "consent": False}]}))
    assert [one["event"] for one in refused["refused"]] == ["extended"]


def test_unknown_fields_are_said_and_left_out(written: Any) -> None:
    said = answer("due", written({"events": [{**CONTRACT[0], "chanel": "fax"}, CONTRACT[1]]}))
    assert dues(said)["reply"] == "2024-10-31"
    assert said["warnings"] == ["第1个事件的“chanel”不认识，没有采用。"]


def test_policy_of_the_file_is_followed(written: Any) -> None:
    asked = [*CONTRACT, {"event": "correction_asked", "on": "2024-10-08"}]
    assert dues(answer("due", written({"events": asked}))) == {"correction": "2024-10-21"}
    assert dues(answer("due", written({"events": asked, "policy": {"correction_days": 5}}))) == {"correction": "2024-10-14"}


def test_clocks_beside_a_request(written: Any) -> None:
    said = answer(
        "due", written({"clocks": [{"clock": "review_application", "on": "2024-08-08"}, {"clock": "publication", "on": "2024-09-27"}]})
    )
    assert said["state"] == "new"
    assert dues(said) == {"review_application": "2024-10-08", "publication": "2024-10-30"}


def test_split_request_names_items(written: Any) -> None:
    events = [*CONTRACT, {"event": "split", "on": "2024-10-08", "items": 2}, {"event": "withdrawn", "on": "2024-10-09", "item": "1"}]
    said = answer("due", written({"events": events}))
    assert said["state"] == "split"
    assert [(one["item"], one["outcome"]) for one in said["items"]] == [("1", "WITHDRAWN"), ("2", None)]
    assert {one["item"] for one in said["due"]} == {"2"}


def test_notice_that_arrives_later_settles_what_was_provisional(written: Any, notices: str) -> None:
    path = written({"events": [{"event": "arrived", "on": "2027-01-20", "channel": "in_person"}]})
    before, after = answer("due", path), answer("due", path, "--calendar", notices)
    assert dues(before)["reply"] == "2027-02-19"  # 5 and 8 February off, by law alone
    assert dues(after)["reply"] == "2027-02-22"  # 5 to 11 February off, 31 January and 20 February worked
    assert [one["provisional"] for one in before["due"]] == [True, True]
    assert [one["provisional"] for one in after["due"]] == [False, False]


def test_text_says_what_is_due_when_and_why(written: Any) -> None:
    events = [*CONTRACT, {"event": "extended", "on": "2024-11-01", "days": 20, "consent": "李主任"}]
    shown = gongkai("due", written({"events": events}), "--format", "text").stdout
    lines = shown.splitlines()
    assert lines[0] == "现在的状态：办理中"
    assert "  2024-10-31（周四）  答复申请人" in lines
    assert "为什么是2024-10-31：答复申请人" in lines
    assert "  2024-10-01（周二）至2024-10-07（周一）：国庆节放假（国办发明电〔2023〕7号），不计" in lines
    assert "  2024-10-12（周六）：因国庆节调休上班（国办发明电〔2023〕7号），第6天" in lines
    assert "  2024-10-28（周一）至2024-10-31（周四）：工作日，第17天至第20天" in lines
    assert "接下来可以" in lines
    [refused] = [line for line in lines if line.startswith("  第3个事件")]
    assert "2024-11-01延长答复期限" in refused
    assert not re.findall(r"[A-Za-z_]+", shown)


def test_text_of_an_ended_request(written: Any) -> None:
    events = [*CONTRACT, {"event": "withdrawn", "on": "2024-10-08"}]
    shown = gongkai("due", written({"events": events}), "--format", "text").stdout
    assert "现在的状态：申请人已撤回" in shown
    assert "办理结果：申请人撤回申请" in shown
    assert "现在没有期限" in shown


def test_text_marks_what_is_provisional(written: Any) -> None:
    shown = gongkai(
        "due", written({"events": [{"event": "arrived", "on": "2027-01-20", "channel": "in_person"}]}), "--format", "text"
    ).stdout
    assert "（暂定）  答复申请人" in shown
    assert "2027年放假安排的通知尚未载入" in shown


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{", "这不是JSON文件，请检查括号、引号和逗号。"),
        ([], '应是 {"events": [...]} 的样子，方括号里每个事件一个对象。'),
        ({"events": [1]}, '第1个事件应是一个对象，例如 {"event": "arrived", "on": "2024-09-27"}。'),
        ({"events": [{"event": "arived", "on": "2024-09-27"}]}, "第1个事件的 event 不认识：arived。是不是 arrived？"),
        ({"events": [{"event": "arrived"}]}, "第1个事件没有写日期（on）。"),
        ({"events": [{"event": "confirmed", "on": "9月27日"}]}, "第1个事件的 on 不是日期：9月27日，请写成 2024-09-27 这样。"),
        ({"events": [{"event": "confirmed", "on": "2024-02-30"}]}, "第1个事件的 on 不是日期：2024-02-30，请写成 2024-09-27 这样。"),
        ({"events": [{"event": "arrived", "on": "2024-09-27", "channel": "e"}]}, "第1个事件的 channel 不认识：e。可以写："),
        ({"events": [{"event": "arrived", "on": "2024-09-27"}]}, "第1个事件没有写收到申请的渠道（channel），可以写："),
        ({"events": [{"event": "extended", "on": "2024-09-27", "days": -1}]}, "第1个事件的 days 应是不小于0的整数，写的是 -1。"),
        (
            {"events": [{"event": "split", "on": "2024-09-27", "items": ["", 1]}]},
            "第1个事件的 items 应是项数，或者每一项的名称组成的列表。",
        ),
        ({"events": [{"event": "replied", "on": "2024-09-27", "outcome": "YES"}]}, "第1个事件的 outcome 不认识：YES。"),
        ({"events": [{"event": "replied", "on": "2024-09-27", "reason": 3}]}, "第1个事件的 reason 应是文字，写的是 3。"),
        ({"events": [], "policy": {"x": 1}}, "policy 里没有 x 这一项设定。"),
        ({"events": [], "policy": {"extensions": 9}}, "policy 里的 extensions：可选 1、2，实为 9。"),
        ({"events": [], "policy": [1]}, 'policy 应是一个对象，例如 {"correction_days": 5}。'),
        ({"events": [], "clocks": 1}, "clocks 应是方括号里的列表。"),
        ({"clocks": [{"clock": "reply", "on": "2024-09-27"}]}, "clocks第1个的 clock 不认识，可以写："),
        ({"clocks": [{"clock": "suit", "on": 5}]}, "clocks第1个的 on 不是日期，请写成 2024-09-27 这样。"),
        ({"clocks": [{"clock": "suit", "on": "2024-09-27", "length": 0}]}, "clocks第1个的 length 应是大于0的整数，写的是 0。"),
        ({"clocks": [{"clock": "suit", "on": "2024-09-27", "extended": True}]}, "clocks第1个：提起行政诉讼的期限不能延长。"),
        (
            {"clocks": [{"clock": "review_answer_summary", "on": "2023-09-27"}]},
            "clocks第1个：2023-09-27没有“提出复议书面答复和证据（简易程序）”的期限",
        ),
        ({"clocks": [{"clock": "suit", "on": "2051-01-01"}]}, "clocks第1个：2051年不在日历之内"),
    ],
)
def test_bad_input_is_one_sentence(written: Any, data: object, said: str) -> None:
    path = written(data)
    result = gongkai("due", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{path}：{said}")
    assert result.stderr.endswith(("。\n", "？\n"))
    assert "？。" not in result.stderr
    assert result.stderr.count("\n") == 1


def test_file_or_directory_that_is_not_there(written: Any, tmp_path: Path) -> None:
    missing = gongkai("due", "no/such.json")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert missing.stderr.startswith("no/such.json：找不到这个文件")
    no_notices = gongkai("due", written({"events": CONTRACT}), "--calendar", str(tmp_path / "没有"))
    assert (no_notices.exit_code, no_notices.stdout) == (2, "")
    assert "没有这个目录" in no_notices.stderr


def test_text_tells_every_day_of_the_reasons(written: Any) -> None:
    path = written({"events": [*CONTRACT, {"event": "third_party_asked", "on": "2024-10-09", "party": "甲公司"}]})
    for one in answer("due", path)["due"]:
        told = [re.findall(r"\d{4}-\d\d-\d\d", line.partition("：")[0]) for line in condensed(one["reasons"])]
        ends = [(date.fromisoformat(days[0]), date.fromisoformat(days[-1])) for days in told if days]
        assert all(before[1] + timedelta(days=1) == after[0] for before, after in pairwise(ends))
        assert str(ends[-1][1]) == one["on"]
        assert len(ends) < len(one["reasons"])
