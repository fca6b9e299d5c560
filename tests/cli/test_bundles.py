"""Files of many reports, as a platform gives a year: `gongkai check` takes each report apart."""

import csv
import io
import json
from pathlib import Path

import pytest

from gongkai.editions import EDITIONS

from .command import FAULTY, answer, gongkai


def fact_rows(body, name, year, broken=False):
    for address in EDITIONS["2021"].addresses():
        value = "1" if broken and address == "requests/received/natural_person" else "0"
        yield {
            "body": body,
            "body_name": name,
            "year": year,
            "edition": "2021",
            "address": address,
            "value": value,
            "state": "number",
            "certain": "true",
        }


@pytest.fixture
def year_csv(tmp_path):
    rows = [*fact_rows("1", "云溪县科学技术局", "2025"), *fact_rows("2", "云溪县财政局", "2025", broken=True)]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path = tmp_path / "facts-2025.csv"
    path.write_text(text.getvalue(), encoding="utf-8-sig")
    return path


def agencies(output):
    return [item["report"]["agency"] for item in json.loads(output)]


def codes(output):
    return [{finding["code"] for finding in item["findings"] if finding["severity"] == "error"} for item in json.loads(output)]


def test_csv_of_a_year(year_csv):
    done = gongkai("check", str(year_csv), "--format", "json")
    assert agencies(done.stdout) == ["云溪县科学技术局", "云溪县财政局"]
    first, second = codes(done.stdout)
    assert "A101" in second - first


def test_text_names_each_report(year_csv):
    done = gongkai("check", str(year_csv))
    assert f"{year_csv}：云溪县财政局2025年" in done.stdout


def test_json_lines_of_a_year(year_csv, tmp_path):
    told = json.loads(gongkai("check", str(year_csv), "--format", "json").stdout)
    lines = tmp_path / "reports-2025.jsonl"
    lines.write_text(
        "".join(json.dumps({"report": item["report"], "findings": []}, ensure_ascii=False) + "\n" for item in told), encoding="utf-8"
    )
    done = gongkai("check", str(lines), "--format", "json")
    assert agencies(done.stdout) == ["云溪县科学技术局", "云溪县财政局"]
    assert codes(done.stdout) == [{f["code"] for f in item["findings"] if f["severity"] == "error"} for item in told]


def test_broken_line_is_named(tmp_path):
    path = Path(tmp_path, "reports.jsonl")
    path.write_text('{"report": {"agency": "云溪县财政局", "year": 2025}}\n[1]\n', encoding="utf-8")
    done = gongkai("check", str(path))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "第2行不是一份年报" in done.stderr


def test_merge_of_a_year(year_csv, tmp_path):
    done = gongkai("merge", str(year_csv), "--agency", "云溪县人民政府", "-o", str(tmp_path / "sum.json"))
    assert done.exit_code in (0, 1)
    assert json.loads((tmp_path / "sum.json").read_text())["report"]["figures"]["requests/received/natural_person"]["value"] == 1


def test_file_of_figures_is_not_blamed_for_its_texts(tmp_path):
    path = tmp_path / "year.csv"
    assert gongkai("render", FAULTY, "--to", "csv", "-o", str(path)).exit_code == 0
    codes = {finding["code"] for finding in answer("check", str(path), "--format", "json")["findings"]}
    assert "A101" in codes
    assert not codes & {"C101", "F102"}
