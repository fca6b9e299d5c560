"""One request from receipt to reply: dated events in; state, due dates with their reasons, next steps and refusals out."""

from gongkai.procedure.dated import CLOCKS, WHATS, Due, clock
from gongkai.procedure.event import EVENTS, NOT_STATED, Event, EventError, events_from_json
from gongkai.procedure.history import due
from gongkai.procedure.recomputing import Change, recompute
from gongkai.procedure.standing import Refusal, Standing, Step
from gongkai.procedure.track import STATES, Track

__all__ = [
    "CLOCKS",
    "EVENTS",
    "NOT_STATED",
    "STATES",
    "WHATS",
    "Change",
    "Due",
    "Event",
    "EventError",
    "Refusal",
    "Standing",
    "Step",
    "Track",
    "clock",
    "due",
    "events_from_json",
    "recompute",
]
