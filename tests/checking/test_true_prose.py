"""True sentences raise no error: `true_prose.yaml`, sentences that agree with its figures or speak of something else."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.checking import REGISTRY, check_report
from gongkai.report import Severity

from .case_report import case_context

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "true_prose.yaml").read_text(encoding="utf-8"))
PROSE_CHECKS = frozenset(code for code in REGISTRY if code.startswith("D"))


@pytest.mark.parametrize("agency", ["云溪县科学技术局", "云溪县人民政府"])
@pytest.mark.parametrize("sentence", TABLE["sentences"])
def test_true_sentence_is_no_error(sentence: str, agency: str) -> None:
    for part in (1, 3, 4):
        case = {"report": {"agency": agency, "figures": TABLE["figures"], "sections": {1: "", 3: "", 4: "", 5: "", 6: "", part: sentence}}}
        errors = [f.message for f in check_report(case_context(case), PROSE_CHECKS) if f.severity is Severity.ERROR]
        assert not errors, errors


def test_a_planted_conflict_is_an_error() -> None:
    case = {"report": {"figures": TABLE["figures"], "sections": {1: "2023年，本机关共收到政府信息公开申请29件。"}}}
    codes = [f.code for f in check_report(case_context(case), PROSE_CHECKS) if f.severity is Severity.ERROR]
    assert codes == ["D102"]
