"""Merging, splitting, replacing and closing bodies: what is taken over by whom, from one day, by a document."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, Unpack

from gongkai.portal.agencies.facts import Facts
from gongkai.portal.agencies.models import Succession
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed


class NewBody(Facts, total=False):
    """The facts of a body that a reorganisation opens; what is not given it takes from the body it comes from."""

    credit_code: str
    organisation_code: str


class Part(NewBody, total=False):
    """One part of a split: its facts, and the ids of the people who go to it."""

    people: NotRequired[Sequence[int]]


@deed("agencies.merge_bodies")
def merge_bodies(
    by: Actor,
    *,
    members: Sequence[int],
    into: int | None,
    on: date,
    document_title: str,
    document_number: str = "",
    note: str = "",
    **facts: Unpack[NewBody],
) -> Done[Succession]:
    """Bodies become one from `on`: `into` (one of them, or another that exists), or a newly opened body called `name`."""
    raise NotImplementedError


@deed("agencies.split_body")
def split_body(
    by: Actor,
    *,
    agency: int,
    parts: Sequence[Part],
    keeps: bool,
    on: date,
    document_title: str,
    document_number: str = "",
    note: str = "",
    heir: int = 0,
) -> Done[Succession]:
    """A body becomes several from `on`; where it does not go on (`keeps` false), the part at place `heir` takes over what refers to it."""
    raise NotImplementedError


@deed("agencies.replace_body")
def replace_body(
    by: Actor, *, agency: int, on: date, document_title: str, document_number: str = "", note: str = "", **facts: Unpack[NewBody]
) -> Done[Succession]:
    """A body ends and a new one takes its whole place from `on`."""
    raise NotImplementedError


@deed("agencies.close_body")
def close_body(
    by: Actor, *, agency: int, on: date, successor: int | None, document_title: str, document_number: str = "", note: str = ""
) -> Done[Succession]:
    """A body ends on `on`; `successor` takes over what refers to it, its people and its open work."""
    raise NotImplementedError


@deed("agencies.settle_people")
def settle_people(by: Actor) -> Done[int]:
    """People of bodies that have ended by today moved to the successor; for reorganisations that were registered ahead. A daily job."""
    raise NotImplementedError
