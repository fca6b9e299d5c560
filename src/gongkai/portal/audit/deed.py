"""The deed: the one way to write. It checks, acts and logs in one transaction, or leaves nothing behind.

    @deed("agencies.rename_body")
    def rename_body(by: Actor, agency: Agency, *, name: str, on: date) -> Done[Standing]:
        require(by, Right.EDIT_TREE, agency)
        ...
        return Done(standing, says=f"自{on:…}起把“{old}”更名为“{name}”", about=About("agency", agency.pk, name), before=…, after=…)

A deed that calls deeds is one transaction and one entry for each; entries are written at the end of the outermost, so that the
head of the chain is locked only while they are written.
"""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from django.db import transaction

from gongkai.portal.audit import chain
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.record import About, Record, Value

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a deed did: its result, the sentence without the doer, what it is about, and what changed (only what differs is kept).

    An empty sentence says that there was nothing to do: nothing is logged then. Secrets (codes, passwords) are never given here.
    """

    result: T
    says: str
    about: About
    before: Mapping[str, Value] = field(default_factory=dict)
    after: Mapping[str, Value] = field(default_factory=dict)


DEEDS: dict[str, Callable[..., Any]] = {}
"""Every deed by its name `app.verb_object`; names are permanent, the log keeps them."""


@dataclass(slots=True)
class _Open:
    """The deed that is being done, with those inside it: what will be logged, and how often the guard has seen it write."""

    records: list[Record] = field(default_factory=list)
    writes: int = 0


_open: ContextVar[_Open | None] = ContextVar("gongkai_open_deed", default=None)


class SilentWrite(RuntimeError):
    """A deed wrote and has no sentence for it: a fault of the program, never of its user."""


def writes() -> bool:
    """Whether a deed is being done in this thread, which is about to write; asked by the guard before every write."""
    pending = _open.get()
    if pending is None:
        return False
    pending.writes += 1
    return True


LABELS: dict[str, str] = {}
"""What a deed is called on a screen, by its name."""


def deed(name: str, *, label: str = "") -> Callable[[Callable[Concatenate[Actor, P], Done[T]]], Callable[Concatenate[Actor, P], T]]:
    """Make a function a deed called `name`, on screens `label`; callers get its result, the log gets the rest.

    Raises what the function raises (`Refused`, `NotPermitted`); then nothing is written.
    """

    def bound(act: Callable[Concatenate[Actor, P], Done[T]]) -> Callable[Concatenate[Actor, P], T]:
        if name in DEEDS:
            raise ValueError(f"deed {name}: declared twice")

        def done(by: Actor, /, *args: P.args, **kwargs: P.kwargs) -> T:
            pending = _open.get()
            if pending is not None:
                # One that is refused takes the whole with it: a caller that catches it cannot keep half.
                with transaction.atomic(savepoint=False):
                    return _act(pending, by, *args, **kwargs)
            pending = _Open()
            token = _open.set(pending)
            try:
                with transaction.atomic():
                    result = _act(pending, by, *args, **kwargs)
                    chain.append(pending.records)
                    return result
            finally:
                _open.reset(token)

        def _act(pending: _Open, by: Actor, /, *args: P.args, **kwargs: P.kwargs) -> T:
            place, seen = len(pending.records), pending.writes
            outcome = act(by, *args, **kwargs)
            if outcome.says:
                record = Record.of(name, by, outcome.says, outcome.about, outcome.before, outcome.after)
                pending.records.insert(place, record)
            elif pending.writes > seen and len(pending.records) == place:
                raise SilentWrite(f"deed {name} wrote and says nothing")
            return outcome.result

        DEEDS[name] = update_wrapper(done, act)
        LABELS[name] = label or name
        return done

    return bound
