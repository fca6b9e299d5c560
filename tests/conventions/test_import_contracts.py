"""The contracts of .importlinter hold, and name every library package, so that a new one cannot slip past them."""

import configparser

import pytest
from importlinter.cli import lint_imports

from tests.conventions.source_tree import PACKAGE, ROOT

ABOVE_THE_LIBRARY = {"cli", "portal"}


def contract_list(contract: str, key: str) -> set[str]:
    """The lines of one list of a contract."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return set(parser[f"importlinter:contract:{contract}"][key].split())


def packages() -> set[str]:
    """Packages right under gongkai."""
    return {p.parent.name for p in PACKAGE.glob("*/__init__.py")}


def test_contracts_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=".importlinter", no_cache=True) == 0


def test_every_library_package_is_held_pure() -> None:
    named = contract_list("library_is_pure", "source_modules")
    assert named == {f"gongkai.{name}" for name in packages() - ABOVE_THE_LIBRARY}


def test_every_edition_stands_alone() -> None:
    editions = {f"gongkai.editions.{p.stem}" for p in (PACKAGE / "editions").glob("y[0-9]*.py")}
    assert len(editions) >= 2
    assert contract_list("editions_stand_alone", "modules") == editions


def test_every_folder_with_code_is_a_package() -> None:
    """The import graph does not see a folder without `__init__.py`, so no contract would hold for it."""
    unseen = {p.parent.relative_to(ROOT).as_posix() for p in PACKAGE.rglob("*.py") if not (p.parent / "__init__.py").exists()}
    assert not unseen
