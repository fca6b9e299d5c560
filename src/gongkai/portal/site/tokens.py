"""The one-time token with which whoever holds the console founds the platform in the browser."""

import hashlib
import secrets
from hmac import compare_digest

from django.db import transaction

from gongkai.portal.frame import clock
from gongkai.portal.site.models import StartToken

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Letters and digits that nobody mistakes for one another, read from a screen or over a telephone."""
_LENGTH = 16
_GROUP = 4


def issue_token() -> str:
    """A fresh token in groups of four; only its digest is kept, and earlier tokens are void."""
    token = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    with transaction.atomic():
        StartToken.objects.all().delete()
        StartToken.objects.create(digest=digest(token), made_at=clock.now())
    return "-".join(token[place : place + _GROUP] for place in range(0, _LENGTH, _GROUP))


def digest(token: str) -> str:
    """What is kept of a token; hyphens, spaces and small letters make no difference."""
    return hashlib.sha256("".join(token.split()).replace("-", "").upper().encode()).hexdigest()


def is_current(kept: str) -> bool:
    """Whether this is the digest of the token that was issued last; takes the same time whatever is wrong."""
    stored = StartToken.objects.values_list("digest", flat=True).first() or ""
    return compare_digest(stored.encode(), kept.encode()) and bool(stored)


def use_up() -> None:
    """From now on no token fits."""
    StartToken.objects.all().delete()
