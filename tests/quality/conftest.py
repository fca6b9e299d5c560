"""The published samples beside the project: skipped where they are missing, required in CI."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.fixture
def samples() -> Path:
    """The folder of the published samples."""
    folder = SHARED / "samples"
    if (folder / "gold").is_dir():
        return folder
    if os.environ.get("GONGKAI_SAMPLES") == "required":
        pytest.fail(f"the published samples are not at {SHARED}")
    pytest.skip("the published samples are not beside the project (../shared)")
