"""The form that clerks really download and fill in: before anything is filled in, nothing is read."""

import pytest

from gongkai.reading import read_bytes
from gongkai.report import State

from .conftest import SHARED


@pytest.mark.usefixtures("samples")
def test_blank_form_is_blank() -> None:
    path = SHARED / "samples" / "reports" / "blank_form_2021.docx"
    reading = read_bytes(path.read_bytes(), path.name)
    assert set(reading.report.editions.values()) == {"2021"}
    assert len(reading.report.figures) == 200
    assert {(figure.state, figure.certain, figure.value) for figure in reading.report.figures.values()} == {(State.BLANK, True, None)}
    assert [part.number for part in reading.report.sections] == [1, 2, 3, 4, 5, 6]
    assert reading.findings == []
