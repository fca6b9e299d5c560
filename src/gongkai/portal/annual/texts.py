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

    What somebody else changed since stays, and the typed text is kept beside it as a rival. The same text twice is no change.
    """
    after, beside = dict(entries), {key: list(texts) for key, texts in rivals.items()}
    changed: dict[str, str] = {}
    clashes: list[Clash] = []
    for key, text in typed.items():
        now = entries.get(key, {"text": "", "stamp": 0, "by": None, "name": ""})
        if text == now["text"]:
            continue
        if now["stamp"] > seen.get(key, 0) and now["by"] != by.person:
            clashes.append(Clash(key, now["text"], now["name"], text))
            if text not in [rival["text"] for rival in beside.get(key, ())]:
                beside.setdefault(key, []).append({"text": text, "by": by.person, "name": by.name, "at": by.at})
            continue
        changed[key] = now["text"]
        after[key] = {"text": text, "stamp": stamp, "by": by.person, "name": by.name, "at": by.at}
    return Outcome(after, beside, changed, tuple(clashes))


def texts_of(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Key → text alone, as the report is made from."""
    return {key: str(entry["text"]) for key, entry in entries.items()}
