"""What holds for all tests: profiles of the property tests, no skips in CI, no litter in /tmp, and a second try for one that hung.

The property tests see the same examples every time in CI, many and new ones in .ci/soak.
"""

import os
import tempfile
import time
from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=3000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("GONGKAI_HYPOTHESIS", "ci" if os.environ.get("CI") else "default"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where .ci/run has installed all that tests need, one that is skipped has failed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("GONGKAI_NO_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report


_began: dict[str, float] = {}
_hung: list[str] = []


def pytest_runtest_logstart(nodeid: str) -> None:
    """Note when a test began, also in the process that gives out the tests."""
    _began[nodeid] = time.monotonic()


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport, sched: Any) -> None:
    """A test that hung (the time limit ends its process) is tried once more by the process that takes over its file.

    A browser or a server that does not answer once in many runs costs minutes, not the whole run; a test that hangs twice, and
    a process that died of anything else, fails.
    """
    if crashitem not in _hung and time.monotonic() - _began[crashitem] >= float(sched.config.getini("timeout")):
        _hung.append(crashitem)
        report.outcome = "rerun"  # a category of its own in the sum at the end


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what hung: its stacks stand in the output above."""
    for nodeid in _hung:
        terminalreporter.write_line(f"hung once and was tried again: {nodeid}", yellow=True)


@pytest.fixture(scope="session", autouse=True)
def own_directory_for_temporary_files(tmp_path_factory: pytest.TempPathFactory) -> Generator[None, None, None]:
    """What our commands leave behind, such as the log of a defect, lies among the files of the tests, not in that of the system."""
    place = str(tmp_path_factory.mktemp("temporary"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", place)
        patch.setattr(tempfile, "tempdir", place)
        yield
