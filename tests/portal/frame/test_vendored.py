"""What is vendored is what the list says, and nothing else is."""

import hashlib
import tomllib

import pytest

from tests.conventions.source_tree import PACKAGE, ROOT

FILES = tomllib.loads((PACKAGE / "portal" / "frame" / "vendored.toml").read_text(encoding="utf-8"))["file"]


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: f"{entry['name']} {entry['member']}")
def test_file_is_what_the_list_says(entry):
    assert hashlib.sha256((ROOT / entry["path"]).read_bytes()).hexdigest() == entry["sha256"]


def test_nothing_is_vendored_that_is_not_listed():
    found = {path.relative_to(ROOT).as_posix() for folder in (PACKAGE, ROOT / "tests") for path in folder.glob("**/vendored/*")}
    assert found == {entry["path"] for entry in FILES}


def test_every_package_comes_with_its_licence():
    assert FILES
    names = {entry["name"] for entry in FILES}
    assert {entry["name"] for entry in FILES if entry["member"].startswith("LICENSE")} == names
    assert {entry["licence"] for entry in FILES} <= {"BSD-0-Clause", "0BSD", "MIT", "BSD-3-Clause", "Apache-2.0", "MPL-2.0"}
