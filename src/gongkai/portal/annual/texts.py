"""Changing what is typed: each save goes into the entries, or beside them where somebody else was faster; no word is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Entries = dict[str, dict[str, Any]]
"""Key → {text, stamp, by, at}, as `Working.entries` keeps it."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who types, and when: the id of the account (none: the platform), their name, the moment as ISO text."""

    person: int | None
    name: str
    at: str


@dataclass(frozen=True, slots=True)
class Clash:
    """An entry that two people changed: what stands there now, by whom, and what was typed beside it."""

    key: str
    stands: str
    by: str
    typed: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The entries and rivals after a save, the keys that changed with their texts before, and what clashed."""

    entries: Entries
    rivals: dict[str, list[dict[str, Any]]]
    changed: Mapping[str, str]
    clashes: tuple[Clash, ...]


def put(entries: Entries, rivals: Mapping[str, Any], stamp: int, typed: Mapping[str, str], seen: Mapping[str, int], by: Writer) -> Outcome:
    """The entries after `typed` is saved under the new `stamp`; `seen` has the stamp of each entry as the typist last saw it.

    What somebody else changed since stays, and the typed text is kept beside it as a rival; as they type on, their rival grows. A stamp
    below zero says that the typist saw nothing of what stands: then it stays even if they typed it themself, on another computer. The
    same text twice is no change.
    """
    after, beside = dict(entries), {key: list(texts) for key, texts in rivals.items()}
    changed: dict[str, str] = {}
    clashes: list[Clash] = []
    for key, text in typed.items():
        now = entries.get(key, {"text": "", "stamp": 0, "by": None, "name": ""})
        if text == now["text"]:
            continue
        last = seen.get(key, 0)
        if now["stamp"] > last and (now["by"] != by.person or last < 0):
            clashes.append(Clash(key, now["text"], now["name"], text))
            beside[key] = _with_rival(beside.get(key, []), text, by)
            continue
        changed[key] = now["text"]
        after[key] = {"text": text, "stamp": stamp, "by": by.person, "name": by.name, "at": by.at}
    return Outcome(after, beside, changed, tuple(clashes))


def _with_rival(rivals: list[dict[str, Any]], text: str, by: Writer) -> list[dict[str, Any]]:
    """The rivals with this text among them, in place of those of the same person that it goes on from."""
    if text in [rival["text"] for rival in rivals]:
        return rivals
    others = [rival for rival in rivals if rival["by"] != by.person or not text.startswith(rival["text"])]
    return [*others, {"text": text, "by": by.person, "name": by.name, "at": by.at}]


def texts_of(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Key → text alone, as the report is made from."""
    return {key: str(entry["text"]) for key, entry in entries.items()}
