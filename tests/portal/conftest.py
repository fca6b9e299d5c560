"""The cast, for all tests of the platform."""

from typing import Any

import pytest

from tests.portal import cast as casting


@pytest.fixture
def cast(db: None, settings: Any) -> casting.Cast:
    """云溪县 and its people, on the day `cast.TODAY`."""
    settings.GONGKAI_TODAY = casting.TODAY
    return casting.build()
