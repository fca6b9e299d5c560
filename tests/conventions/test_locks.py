"""The lock files hold names, versions and hashes: every dependency that is declared, and no address of a registry."""

import re
import tomllib

import pytest

from tests.conventions.source_tree import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pins(lock: str) -> set[str]:
    """`name==version` of every package in a lock file."""
    return set(re.findall(r"^([a-z0-9.-]+==[^ ;\\\n]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def declared(*groups: str) -> set[str]:
    """Names that pyproject.toml asks for at run time and in the given dependency groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *(name for group in groups for name in project["dependency-groups"][group])]
    return {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower() for requirement in wanted}


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_in_lock(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.findall(r"^.*(?:https?:|://|--index|--find-links|file:).*$", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    assert entries
    assert not [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]


@pytest.mark.parametrize(("lock", "groups"), [(LOCKS[0], ("build",)), (LOCKS[1], ("build", "dev"))])
def test_every_declared_dependency_is_locked(lock: str, groups: tuple[str, ...]) -> None:
    missing = declared(*groups) - {pin.partition("==")[0] for pin in pins(lock)}
    assert not missing, "run scripts/lock"


def test_both_locks_agree() -> None:
    assert pins(LOCKS[0]) <= pins(LOCKS[1])
