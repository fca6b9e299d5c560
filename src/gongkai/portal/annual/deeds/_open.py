"""The filings that can be changed: those being filled in, or returned."""

from gongkai.portal.annual.models import Filing
from gongkai.portal.annual.stages import OPEN_STAGES, STAGES
from gongkai.portal.frame.refusal import Refused


def agency_of(filing: int) -> int | None:
    """The body whose report it is; none where there is no such report."""
    return Filing.objects.filter(pk=filing).values_list("agency_id", flat=True).first()


def editable(filing: int) -> Filing:
    """The filing, open for changes and locked, so that nobody submits it meanwhile; `Refused` with the way on where it is not."""
    found = Filing.objects.select_for_update(of=("self",), no_key=True).select_related("agency").get(pk=filing)
    if found.stage not in OPEN_STAGES:
        raise Refused(f"这份报告现在是“{STAGES[found.stage]}”，不能改。要改请先撤回，或者请审核的人退回。")
    return found
