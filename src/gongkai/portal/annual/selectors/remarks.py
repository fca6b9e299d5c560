"""Remarks on a report: which of them somebody sees, and which are not sent yet."""

from collections.abc import Iterable

from django.db.models import QuerySet

from gongkai.portal.annual.models import Filing, Remark, Step
from gongkai.portal.annual.stages import JUDGED_STAGES, STAYING


def of_body(filing: Filing) -> QuerySet[Remark]:
    """The remarks that have come back to the body, open ones first: while somebody judges the report, theirs may still be taken back."""
    remarks = filing.remarks.order_by("settled_at", "pk")
    came = came_by(filing.steps.order_by("-pk")) if filing.stage in JUDGED_STAGES else None
    return remarks if came is None else remarks.exclude(step=came)


def for_judging(filing: Filing, works_here: bool) -> QuerySet[Remark]:
    """The remarks for whoever judges the report; what the body's own reviewers wrote is its own business, like its steps."""
    remarks = filing.remarks.order_by("settled_at", "pk")
    return remarks if works_here else remarks.exclude(step__move="submit")


def came_by(steps: Iterable[Step]) -> Step | None:
    """The step by which a report came to those who have it; `steps` newest first, at least those that they see."""
    return next((step for step in steps if step.move not in STAYING), None)


def is_unsent(remark: Remark, steps: Iterable[Step]) -> bool:
    """Whether the report lies where the remark was written, never having left since; `steps` as for `came_by`."""
    came = came_by(steps)
    return came is not None and remark.step_id == came.pk
