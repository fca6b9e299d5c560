"""The contract of design.md §10: exit status, what stands on which stream, the shape of the JSON."""

import json
from pathlib import Path

import pytest

from tests.cli.command import CLEAN, EMPTY, FAULTY, REPORTS, answer, gongkai

REPORT_KEYS = {"agency", "year", "title", "edition", "editions", "metadata", "sections", "figures"}
FIGURE_KEYS = {"value", "unit", "printed", "state", "certain", "where"}
FINDING_KEYS = {
    *("code", "catalogue", "severity", "address", "where", "expected"),
    *("found", "difference", "quote", "message", "advice", "source"),
}


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("check", CLEAN), 0),
        (("check", FAULTY), 1),
        (("check", EMPTY), 2),
        (("check", CLEAN, EMPTY), 2),
        (("check", FAULTY, EMPTY), 2),  # a file that cannot be used outweighs an error
        (("check", CLEAN, FAULTY), 1),
        (("read", CLEAN), 0),
        (("read", FAULTY), 0),  # reading finds nothing wrong in it; checking does
        (("read", EMPTY), 2),
        (("read", "no/such/file.html"), 2),
        (("read",), 2),
        (("check", "--format", "xml", CLEAN), 2),
        (("chek", CLEAN), 2),
    ],
)
def test_exit_status(args: tuple[str, ...], status: int) -> None:
    assert gongkai(*args).exit_code == status


@pytest.mark.parametrize("command", ["read", "check"])
def test_one_file_gives_an_object(command: str) -> None:
    args = (command, FAULTY, "--format", "json")
    found = answer(*args)
    assert set(found) == {"report", "findings"}
    assert set(found["report"]) >= REPORT_KEYS
    assert set(found["report"]["editions"]) == {"proactive", "requests", "disputes"}
    assert all(set(part) == {"number", "title", "text"} for part in found["report"]["sections"])
    assert len(found["report"]["figures"]) == 200
    assert all(set(figure) == FIGURE_KEYS for figure in found["report"]["figures"].values())
    assert all(set(finding) == FINDING_KEYS for finding in found["findings"])


def test_read_gives_json_by_default_and_findings_of_reading_alone() -> None:
    codes = {finding["code"][:2] for finding in answer("read", FAULTY)["findings"]}
    assert codes <= {"F2"}


def test_check_gives_findings_of_checks() -> None:
    assert "A101" in {finding["code"] for finding in answer("check", FAULTY, "--format", "json")["findings"]}


def test_what_is_no_report_is_not_checked() -> None:
    found = answer("check", str(REPORTS / "not_reports" / "news_about_report.html"), "--format", "json")
    assert [finding["code"] for finding in found["findings"]] == ["F214"]
    assert found["report"]["figures"] == {}


def test_several_files_give_a_list_in_the_given_order() -> None:
    found = answer("read", FAULTY, CLEAN, FAULTY)
    agencies = [one["report"]["agency"] for one in found]
    alone = [answer("read", path)["report"]["agency"] for path in (FAULTY, CLEAN)]
    assert agencies == [alone[0], alone[1], alone[0]]
    assert alone[0] != alone[1]


def test_unusable_file_gives_one_sentence_and_nothing_else() -> None:
    result = gongkai("check", EMPTY, "--format", "json")
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(EMPTY)
    assert "Traceback" not in result.stderr


def test_unusable_file_leaves_the_others() -> None:
    result = gongkai("check", EMPTY, CLEAN, "no/such/file", "--format", "json")
    assert [one["report"]["agency"] for one in json.loads(result.stdout)] == [answer("read", CLEAN)["report"]["agency"]]
    assert [line.partition("：")[0] for line in result.stderr.splitlines()] == [EMPTY, "no/such/file"]


def test_several_unusable_files_give_an_empty_list() -> None:
    assert answer("read", EMPTY, EMPTY) == []


@pytest.mark.parametrize("format_", ["csv", "table"])
def test_unusable_file_gives_no_head_row_either(format_: str) -> None:
    assert gongkai("read", EMPTY, "--format", format_).stdout == ""


def test_edition_can_be_said() -> None:
    assert answer("read", CLEAN, "--edition", "2019")["report"]["edition"] == "2019"


def test_json_that_read_wrote_is_a_report(tmp_path: Path) -> None:
    path = tmp_path / "报告.json"
    path.write_text(gongkai("read", FAULTY).stdout, encoding="utf-8")
    assert answer("check", str(path), "--format", "json") == answer("check", FAULTY, "--format", "json")
    assert answer("read", str(path)) == answer("read", FAULTY)


def test_json_that_check_wrote_keeps_findings_single(tmp_path: Path) -> None:
    path = tmp_path / "结果.json"
    path.write_text(gongkai("check", FAULTY, "--format", "json").stdout, encoding="utf-8")
    assert answer("check", str(path), "--format", "json") == answer("check", FAULTY, "--format", "json")


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        '{"report": ',
        '[{"report": 1}]',
        '{"report": 3}',
        '{"report": {"figures": {}}}',
        '{"report": {"agency": 5, "year": 2023, "title": "", "edition": null, "editions": {}, "metadata": {}, "sections": [],'
        ' "figures": {}}}',
        '{"report": {"agency": "", "year": "x", "title": "", "edition": null, "editions": {}, "metadata": {}, "sections": [],'
        ' "figures": {}}}',
        '{"report": {"agency": "", "year": 1, "title": "", "edition": "1999", "editions": {"requests": "1999"},'
        ' "metadata": {}, "sections": [], "figures": {}}}',
        '{"report": {"agency": "", "year": 1, "title": "", "edition": null, "editions": {}, "metadata": {}, "sections": [],'
        ' "figures": {"requests/no/such": {"value": 1, "state": "number"}}}}',
    ],
)
def test_other_json_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "其他.json"
    path.write_text(text, encoding="utf-8")
    result = gongkai("check", str(path))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"{path}：这个JSON文件")
    assert len(result.stderr.splitlines()) == 1


def test_text_that_begins_with_a_bracket_is_no_json(tmp_path: Path) -> None:
    path = tmp_path / "年报.html"
    path.write_bytes("[字体：大 中 小]\n".encode() + Path(CLEAN).read_bytes())
    assert gongkai("check", str(path)).exit_code == 0


def test_several_reports_in_one_json_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "两份.json"
    path.write_text(gongkai("read", CLEAN, FAULTY).stdout, encoding="utf-8")
    assert "多份年报" in gongkai("check", str(path)).stderr


def test_last_year_is_compared(tmp_path: Path) -> None:
    last = tmp_path / "上年.json"
    said = answer("read", CLEAN)
    said["report"]["year"] -= 1
    carried = said["report"]["figures"]["requests/carried_out/total"]
    carried["value"] = (carried["value"] or 0) + 1000
    last.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    codes = {finding["code"] for finding in answer("check", CLEAN, "--last", str(last), "--format", "json")["findings"]}
    assert "B101" in codes


def test_last_goes_with_one_report_only() -> None:
    result = gongkai("check", CLEAN, FAULTY, "--last", CLEAN)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--last" in result.stderr


def test_last_that_cannot_be_read_stops_the_command() -> None:
    result = gongkai("check", CLEAN, "--last", EMPTY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(EMPTY)


def test_day_of_publication_can_be_said() -> None:
    late = answer("check", CLEAN, "--published-on", "2025-09-01", "--format", "json")
    assert "T101" in {finding["code"] for finding in late["findings"]}


def test_agency_and_year_can_be_said() -> None:
    other = answer("check", CLEAN, "--year", "2019", "--format", "json")
    assert other["report"] == answer("read", CLEAN)["report"]
    assert "F103" in {finding["code"] for finding in other["findings"]}
