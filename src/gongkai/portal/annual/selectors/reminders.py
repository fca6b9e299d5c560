"""What was done to get the reports of a board: how often bodies were reminded, and who already was today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max
from django.utils import timezone

from gongkai.portal.annual.models import Reminder
from gongkai.portal.annual.selectors.board import Board
from gongkai.portal.frame import clock


@dataclass(frozen=True, slots=True)
class Reminded:
    """How often a body was reminded, and when last."""

    number: int = 0
    last: datetime | None = None

    @property
    def is_today(self) -> bool:
        """Whether that was today, so that another one would say nothing new."""
        return self.last is not None and timezone.localtime(self.last).date() == clock.today()


def reminded(board: Board, agencies: Sequence[int]) -> dict[int, Reminded]:
    """How often these bodies were reminded of the board's year, and when last; one query."""
    sent = Reminder.objects.filter(collection_id=board.collection or 0, agency_id__in=agencies).order_by().values_list("agency_id")
    return {agency: Reminded(number, last) for agency, number, last in sent.annotate(number=Count("pk"), last=Max("at"))}
