"""Reports that stand on a reorganisation of bodies: with them signed, it can no longer be taken back as if it had never been registered."""

from datetime import datetime

from django.db.models import F, Q

from gongkai.portal.agencies.models import Succession, SuccessionSide
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.annual.models import Filing
from gongkai.portal.annual.stages import OPEN_STAGES, STAGES


def built_on(succession: Succession, since: datetime) -> list[str]:
    """The reports that went on their way after the reorganisation was registered and were reckoned or signed by the order it made.

    Of a body after it, those of its year and later, which are held against the reports of the bodies before; of a body that ended, those
    that its heir took a step with.
    """
    sides = {side: succession.sides.filter(side=side).values("agency") for side in (SuccessionSide.BEFORE, SuccessionSide.AFTER)}
    after = Q(agency__in=sides[SuccessionSide.AFTER], agency__opened_on__lt=succession.on, year__gte=succession.on.year)
    ended = Q(agency__in=sides[SuccessionSide.BEFORE], agency__closed_on=succession.on, snapshots__at__date__gte=F("agency__closed_on"))
    filings = Filing.objects.filter(after | ended, snapshots__at__gte=since, archived=False).exclude(stage__in=OPEN_STAGES).distinct()
    found = list(filings.order_by("agency_id", "year"))
    called = names({filing.agency_id for filing in found})
    return [f"“{called[filing.agency_id]}”{filing.year}年度的报告{STAGES[filing.stage]}" for filing in found]
