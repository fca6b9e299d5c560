"""The tables of bodies and people."""

from gongkai.portal.agencies.models.agency import Agency, KeySeries, Standing
from gongkai.portal.agencies.models.appointment import Appointment, Handover
from gongkai.portal.agencies.models.group import GroupMember, LeadingGroup
from gongkai.portal.agencies.models.importing import ImportBatch
from gongkai.portal.agencies.models.person import ActivationCode, Person
from gongkai.portal.agencies.models.succession import Succession, SuccessionSide, Trace
from gongkai.portal.agencies.models.unit import Unit

__all__ = [
    "ActivationCode",
    "Agency",
    "Appointment",
    "GroupMember",
    "Handover",
    "ImportBatch",
    "KeySeries",
    "LeadingGroup",
    "Person",
    "Standing",
    "Succession",
    "SuccessionSide",
    "Trace",
    "Unit",
]
