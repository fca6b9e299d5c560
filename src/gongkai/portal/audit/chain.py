"""The chain: each entry's digest is taken over its text and the digest before it, so that no entry can be changed, dropped or put in."""

import json
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.db import connection

from gongkai.portal.audit.digest import digest_of
from gongkai.portal.audit.models import Entry, Head
from gongkai.portal.audit.record import Record


def body_of(seq: int, record: Record) -> str:
    """The text of an entry that is hashed and never changes: JSON with sorted keys."""
    by, about = record.by, record.about
    content = {
        "seq": seq,
        "at": record.at.isoformat(),
        "deed": record.deed,
        "says": record.says,
        "by": {
            "person": by.person,
            "name": by.name,
            "agency": by.agency,
            "agency_name": by.agency_name,
            "seats": [[seat.role, seat.agency] for seat in by.seats],
            "via": by.via,
            "address": by.address,
        },
        "about": {"kind": about.kind, "key": about.key, "name": about.name, "agency": about.agency},
        "changes": [[label, *pair] for label, pair in record.changes.items()],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def append(records: Sequence[Record]) -> None:
    """Chain `records` behind the last entry, inside the transaction of their deed.

    The head is locked from here to the commit: numbers have no gaps and no two writers get one number.
    """
    if not records:
        return
    if connection.vendor == "postgresql":
        # Foreign keys are checked at the commit and lock the rows they point to; done now, nothing is waited for once the head is held.
        connection.check_constraints()
    head = Head.objects.select_for_update().get(pk=1)
    entries = list(_links(records, head.seq, head.digest, settings.GONGKAI_LOG_HASH))
    Entry.objects.bulk_create(entries)
    Head.objects.filter(pk=1).update(seq=entries[-1].seq, digest=entries[-1].digest)


def _links(records: Sequence[Record], seq: int, previous: str, algorithm: str) -> Iterator[Entry]:
    for record in records:
        seq += 1
        body = body_of(seq, record)
        digest = digest_of(body, previous, algorithm)
        yield Entry(
            seq=seq,
            at=record.at,
            deed=record.deed,
            says=record.says,
            actor=record.by.person,
            actor_name=record.by.called,
            actor_agency=record.by.acts_for,
            about_kind=record.about.kind,
            about_key=record.about.key,
            about_name=record.about.name,
            about_agency=record.about.agency,
            body=body,
            algorithm=algorithm,
            previous=previous,
            digest=digest,
        )
        previous = digest
