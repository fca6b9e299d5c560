"""`gongkai merge`: the sum in a file, what is wrong on the screen, and the exit status."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from gongkai.cli.gathering import pack, unpack
from gongkai.compiling import Plan, merge
from gongkai.rendering import Fonts
from gongkai.report import Figure, Member, Report, State
from tests.cli.command import CLEAN, EMPTY, FAULTY, REPORTS, answer, gongkai
from tests.compiling.making import report

COUNTY = "云溪县人民政府"
RECEIVED = "requests/received/total"
NEWS = str(REPORTS / "not_reports" / "news_about_report.html")


def merged(*args: str, output: Path) -> Any:
    """The JSON that the command wrote."""
    gongkai("merge", *args, "--agency", COUNTY, "-o", str(output))
    return json.loads(output.read_text(encoding="utf-8"))


def codes(found: Any) -> set[str]:
    return {finding["code"] for finding in found["findings"]}


@pytest.fixture
def member(tmp_path: Path) -> Path:
    """A second report, of another agency and with one request more."""
    said = answer("read", CLEAN)
    said["report"]["agency"] = "云溪县民政局"
    said["report"]["figures"][RECEIVED]["value"] += 1
    path = tmp_path / "民政局.json"
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return path


def test_result_is_the_sum(tmp_path: Path, member: Path) -> None:
    found = merged(CLEAN, str(member), output=tmp_path / "汇总.json")
    one, two = (answer("read", path)["report"]["figures"] for path in (CLEAN, str(member)))
    for address, figure in found["report"]["figures"].items():
        assert figure["value"] == one[address]["value"] + two[address]["value"]
    assert (found["report"]["agency"], found["report"]["year"]) == (COUNTY, 2024)


def test_written_reports_can_be_read_again(tmp_path: Path) -> None:
    page, data = tmp_path / "汇总.html", tmp_path / "汇总.json"
    for output in (page, data):
        assert gongkai("merge", CLEAN, "--agency", COUNTY, "-o", str(output)).exit_code == 0
    figures = [answer("read", str(path))["report"]["figures"] for path in (CLEAN, page, data)]
    values = [{address: figure["value"] for address, figure in each.items()} for each in figures]
    assert values[0] == values[1] == values[2]


def test_broken_member_is_named_exactly(tmp_path: Path) -> None:
    result = gongkai("merge", CLEAN, FAULTY, "--agency", COUNTY, "-o", str(tmp_path / "汇总.json"))
    assert result.exit_code == 1
    found = json.loads((tmp_path / "汇总.json").read_text(encoding="utf-8"))
    broken = {f["address"] for f in found["findings"] if f["code"] == "U103"}
    assert broken == {f["address"] for f in answer("check", FAULTY, "--format", "json")["findings"] if f["code"] == "A101"}
    assert all(FAULTY in f["message"] for f in found["findings"] if f["code"] == "U103")
    assert result.stdout.startswith("汇总了2家的年报")


def test_missing_agencies_are_named(tmp_path: Path) -> None:
    names = tmp_path / "名单.txt"
    agency = answer("read", CLEAN)["report"]["agency"]
    names.write_text(f"# 应报名单\n{agency}\n\n云溪县审计局\n", encoding="gb18030")
    result = gongkai("merge", CLEAN, "--agency", COUNTY, "--expect", str(names), "-o", str(tmp_path / "汇总.json"))
    assert result.exit_code == 1
    assert "1家没有交" in result.stdout
    assert "云溪县审计局没有年报" in result.stdout


def test_published_report_is_held_against_the_sum(tmp_path: Path, member: Path) -> None:
    output = tmp_path / "汇总.json"
    published = shutil.copy(CLEAN, tmp_path / "县政府年报.html")
    assert "U101" not in codes(merged(CLEAN, "--against", str(published), output=output))
    found = merged(str(member), "--against", CLEAN, output=output)
    differing = [f for f in found["findings"] if f["code"] == "U101"]
    assert [(f["address"], f["difference"]) for f in differing] == [(RECEIVED, -1)]


def carried(path: Path, agency: str, year: int, **values: int) -> str:
    """A report with these values in the total column of rows, as JSON."""
    said = answer("read", CLEAN)
    figures = said["report"]["figures"]
    for figure in figures.values():
        figure["value"] = 0
    for row, value in values.items():
        figures[f"requests/{row}/total"]["value"] = value
    said["report"] |= {"agency": agency, "year": year, "sections": []}
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return str(path)


def test_reorganisations_explain_what_was_carried_over(tmp_path: Path) -> None:
    this = carried(tmp_path / "今年.json", "云溪县卫健局", 2024, carried_in=3)
    last = [
        carried(tmp_path / "去年一.json", "云溪县卫生局", 2023, carried_out=1),
        carried(tmp_path / "去年二.json", "云溪县卫健局", 2023, carried_out=2),
    ]
    given = (this, "--last", last[0], "--last", last[1])
    records = tmp_path / "机构改革.csv"
    records.write_text("旧机关,新机关,日期\n云溪县卫生局,云溪县卫健局,2024年3月1日\n", encoding="utf-8-sig")
    output = tmp_path / "汇总.json"
    assert "U108" in codes(merged(*given, output=output))
    assert "U108" not in codes(merged(*given, "--reorganisation", str(records), output=output))


@pytest.mark.parametrize("line", ["云溪县卫生局,云溪县卫健局", "云溪县卫生局,,2024-03-01", "旧,新,2024-02-30", "旧,新,三月"])
def test_records_that_cannot_be_understood_are_refused(tmp_path: Path, line: str) -> None:
    records = tmp_path / "机构改革.csv"
    records.write_text(f"甲,乙,2023-01-01\n{line}\n", encoding="utf-8")
    result = gongkai("merge", CLEAN, "--agency", COUNTY, "--reorganisation", str(records), "-o", str(tmp_path / "汇总.json"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert line in result.stderr
    assert result.stderr.count("\n") == 1


def test_unusable_files_leave_the_others(tmp_path: Path) -> None:
    output = tmp_path / "汇总.json"
    result = gongkai("merge", EMPTY, CLEAN, NEWS, "--agency", COUNTY, "-o", str(output))
    assert result.exit_code == 2
    assert [line.partition("：")[0] for line in result.stderr.splitlines()] == [EMPTY, NEWS]
    assert json.loads(output.read_text(encoding="utf-8"))["report"]["figures"][RECEIVED]["value"] is not None


def test_nothing_to_merge_writes_nothing(tmp_path: Path) -> None:
    output = tmp_path / "汇总.json"
    result = gongkai("merge", EMPTY, "--agency", COUNTY, "-o", str(output))
    assert (result.exit_code, result.stdout, output.exists()) == (2, "", False)


def test_earlier_result_in_the_directory_is_no_member(tmp_path: Path) -> None:
    shutil.copy(CLEAN, tmp_path / "年报.html")
    output = tmp_path / "汇总.json"
    first = merged(str(tmp_path), output=output)
    assert merged(str(tmp_path), output=output) == first


def test_documents_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    shutil.copy(CLEAN, tmp_path / "年报.html")
    (tmp_path / "民政局.ceb").write_bytes(b"x")
    result = gongkai("merge", str(tmp_path), "--agency", COUNTY, "-o", str(tmp_path / "汇总.json"))
    assert "民政局.ceb" in result.stderr


def test_member_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "年报.html"
    shutil.copy(CLEAN, path)
    result = gongkai("merge", str(path), "--agency", COUNTY, "-o", str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert path.read_bytes() == Path(CLEAN).read_bytes()


def test_report_on_standard_output_stands_alone() -> None:
    result = gongkai("merge", CLEAN, "--agency", COUNTY, "-o", "-")
    assert json.loads(result.stdout)["report"]["agency"] == COUNTY
    assert "汇总了1家的年报" in result.stderr


@pytest.mark.parametrize("args", [("-o", "汇总.xyz"), ("-o", "汇总"), ()])
def test_output_whose_format_is_open_is_refused(args: tuple[str, ...]) -> None:
    result = gongkai("merge", CLEAN, "--agency", COUNTY, *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_packing_keeps_what_a_merge_needs() -> None:
    odd = {RECEIVED: Figure(3, "元", "3元", State.NUMBER, certain=False), "disputes/review/total": None, "disputes/review/upheld": "/"}
    whole = report(figures=odd, parts={3: "数据已经更正。"})
    figures = {address: figure for address, figure in whole.figures.items() if not address.startswith("requests/")}
    cut = Report("云溪县水利局", 2023, edition="2021", editions={**whole.editions, "requests": None}, figures=figures)
    for prose in (False, True):
        for one in (whole, cut):
            packed = unpack(pack(one, prose))
            sums = [merge([Member(each)], Plan(COUNTY)).totals for each in (one, packed)]
            assert [t.figure for t in sums[0].values()] == [t.figure for t in sums[1].values()]
            assert (packed.agency, packed.year, packed.editions) == (one.agency, one.year, one.editions)
            assert bool(packed.sections) is (prose and bool(one.sections))


@pytest.mark.parametrize("to", ["docx", "xlsx", "csv"])
def test_sum_as_a_document(member: Path, tmp_path: Path, to: str) -> None:
    output = tmp_path / f"汇总.{to}"
    gongkai("merge", CLEAN, str(member), "--agency", COUNTY, "-o", str(output))
    single = answer("read", CLEAN)["report"]["figures"][RECEIVED]["value"]
    assert answer("read", str(output))["report"]["figures"][RECEIVED]["value"] == 2 * single + 1


def test_sum_as_a_pdf_without_chinese_fonts(member: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.cli.merge.Fonts", lambda directory: Fonts(directory, system=False))
    result = gongkai("merge", CLEAN, str(member), "--agency", COUNTY, "-o", str(tmp_path / "汇总.pdf"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "fonts-noto-cjk" in result.stderr
    assert not (tmp_path / "汇总.pdf").exists()
