"""Every published sample put into the form for uploads gives the figures and findings that `gongkai check` gives.

The samples are not part of the project. Where they are missing these tests are skipped; in CI (GONGKAI_SAMPLES=required) they fail.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.cli.main import main
from gongkai.portal.annual.deeds.typing import open_filing
from gongkai.portal.annual.models import Upload
from gongkai.portal.annual.selectors import uploads
from gongkai.report import report_from_json
from tests.quality.conftest import SHARED, samples

__all__ = ["samples"]

FOLDERS = ("reports", "seeds")


def files() -> list[Path]:
    """Every sample as it was published."""
    return sorted(path for folder in FOLDERS for path in (SHARED / "samples" / folder).glob("*") if path.is_file())


def checked(path: Path) -> dict[str, object]:
    """What the command line says of a file."""
    said = CliRunner().invoke(main, ["check", "--format", "json", str(path)])
    answer: dict[str, object] = json.loads(said.stdout, parse_float=Decimal)
    return answer


@pytest.mark.usefixtures("samples")
def test_there_are_samples():
    assert len(files()) >= 20


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_uploaded_is_checked(cast, client, settings, tmp_path, path):
    settings.GONGKAI_DATA = tmp_path
    cast.sign_in(client, "clerk")
    filing = open_filing(cast.actor("clerk"), agency=cast.science.pk, year=2025)
    sent = {"file": SimpleUploadedFile(path.name, path.read_bytes()), "text": ""}
    answer = client.post(reverse("annual:receive", args=[2025, cast.science.key]), sent)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    made = Upload.objects.get(filing=filing)
    command_line = checked(path)
    seen = uploads.look(made)
    expected = report_from_json(command_line["report"])
    assert seen.report == expected
    assert made.findings == json.loads(json.dumps(_as_kept(command_line["findings"])))
    page = client.get(answer["Location"])
    assert page.status_code == 200
    text = page.content.decode()
    for finding in made.findings:
        assert finding["code"] in text


def _as_kept(findings):
    """Numbers as text, as the platform keeps them."""
    numbers = ("expected", "found", "difference")
    return [{key: str(value) if key in numbers and value is not None else value for key, value in one.items()} for one in findings]
