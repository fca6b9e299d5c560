"""A history of events told from the first to the last: the one way in to this package."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from gongkai.law import Policy
from gongkai.procedure.dated import Due
from gongkai.procedure.event import EVENTS, FIRST_YEAR, LAST_YEAR, Event
from gongkai.procedure.moves import Refused, in_time_when_signed, move
from gongkai.procedure.periods import Periods
from gongkai.procedure.permissions import why_not
from gongkai.procedure.standing import Refusal, Standing
from gongkai.procedure.track import CO_MAKER, Track
from gongkai.workdays import Calendar

_MUST_NAME_ITEM = ("replied", "served", "reopened")
_DEFAULT = Policy()


def due(events: Iterable[Event], calendar: Calendar, policy: Policy | None = None) -> Standing:
    """Where a request stands after these events, told in order of their days, those of one day as given.

    Raises nothing for any history: what is not allowed is in `refused`, and the history goes on without it.
    """
    given = tuple(events)
    story = _Story(Periods(calendar, policy or _DEFAULT))
    for number, event in sorted(enumerate(given, 1), key=lambda pair: pair[1].on):
        story.tell(number, event)
    found = story.due() if story.tracks else []
    return Standing(tuple(story.tracks), tuple(found), tuple(story.refused), tuple(story.warnings), given, calendar, story.periods.policy)


class _Story:
    """The records of all items while the events are told."""

    __slots__ = ("last", "periods", "refused", "tracks", "warnings")

    def __init__(self, periods: Periods) -> None:
        self.periods = periods
        self.tracks: list[Track] = []
        self.refused: list[Refusal] = []
        self.warnings: list[str] = []
        self.last = date.min

    def tell(self, number: int, event: Event) -> None:
        """Let one event happen, or note why it may not."""
        try:
            _check_days(event)
            self._happen(event)
            self.last = event.on
        except Refused as error:
            self.refused.append(Refusal(number, event, str(error)))

    def due(self) -> list[Due]:
        """Everything due, by day; what is due for all items alike is said once."""
        found = [one for track in self.tracks for one in self._due_for(track)]
        if len(self.tracks) > 1:
            found = _joined(found, len(self.tracks))
        return sorted(found, key=lambda one: one.on)

    def _happen(self, event: Event) -> None:
        if event.event == "arrived" and not self.tracks:
            self.tracks.append(self._arrival(event))
            return
        chosen = self._chosen(event)
        whys = [why_not(track, event.event, self.periods.policy) for track in chosen] or [why_not(None, event.event, self.periods.policy)]
        if why := "".join(dict.fromkeys(whys)):
            raise Refused(why)
        if event.event == "split":
            self.tracks = [self.tracks[0].copy(item) for item in _items(event)]
        elif len(chosen) == 1:
            self.warnings += move(chosen[0], event, self.periods)
        else:
            self._happen_to_all(chosen, event)

    def _happen_to_all(self, chosen: list[Track], event: Event) -> None:
        """One event for several items: all of them or none."""
        copies = [track.copy(track.item) for track in chosen]
        warnings = [warning for track in copies for warning in move(track, event, self.periods)]
        changed = {track.item: track for track in copies}
        self.tracks = [changed.get(track.item, track) for track in self.tracks]
        self.warnings += dict.fromkeys(warnings)

    def _arrival(self, event: Event) -> Track:
        if not event.channel:
            raise Refused("没有写明收到申请的渠道（channel），不能确定收到申请之日。")
        try:
            return self.periods.receive(event)
        except KeyError as error:
            raise Refused(f"渠道“{event.channel}”不认识，不能确定收到申请之日。") from error
        except LookupError as error:
            raise Refused(str(error)) from error

    def _chosen(self, event: Event) -> list[Track]:
        """The items an event is for: the one it names, the only one, or all that are still open."""
        if event.item:
            named = [track for track in self.tracks if track.item == event.item]
            if not named:
                raise Refused(f"没有“{event.item}”这一项。")
            return named
        if len(self.tracks) <= 1:
            return self.tracks
        if event.event in _MUST_NAME_ITEM:
            raise Refused(f"申请已分成{len(self.tracks)}项，请写明{EVENTS[event.event]}的是哪一项（item）。")
        return [track for track in self.tracks if not track.outcome] or self.tracks

    def _due_for(self, track: Track) -> list[Due]:
        if track.outcome:
            return self._after(track)
        found = [self.periods.reply(track), self.periods.correction_notice(track)]
        if track.correction and track.correction.awaited:
            found.append(replace(track.correction.due, item=track.item))
        if track.fee and track.fee.awaited:
            found.append(replace(track.fee.due, item=track.item))
        found += [
            replace(one.opinion, item=track.item) for one in track.open_consultations if one.kind != CO_MAKER or one.opinion.on >= self.last
        ]
        return [one for one in found if one is not None]

    def _after(self, track: Track) -> list[Due]:
        """After the reply: until one handed over in person is served, the reply is still due; then the applicant's remedies."""
        if track.served or track.replied is None or not in_time_when_signed(track.replied.means):
            return self.periods.remedies(track)
        reply = self.periods.reply(track)
        return [reply] if reply else []


def _check_days(event: Event) -> None:
    """Refused where a day lies outside the years in which a history can be told."""
    if event.event not in EVENTS:
        raise Refused(f"事件“{event.event}”不认识。")
    for on in (event.on, event.served_on, event.until):
        if on is not None and not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise Refused(f"{on:%Y-%m-%d}不在{FIRST_YEAR}年到{LAST_YEAR}年之间，请核对日期。")


def _items(event: Event) -> tuple[str, ...]:
    if len(set(event.items)) < 2 or len(set(event.items)) < len(event.items) or "" in event.items:
        raise Refused("分成几项办理，至少要有两项，名称不能重复（items）。")
    return event.items


def _joined(found: list[Due], items: int) -> list[Due]:
    """What is due on one day for every item, once and without naming an item."""
    days: dict[tuple[str, str, date], list[Due]] = {}
    for one in found:
        days.setdefault((one.what, one.about, one.on), []).append(one)
    joined = []
    for alike in days.values():
        joined += [replace(alike[0], item="")] if len(alike) == items else alike
    return joined
