"""The digest that links an entry of the log with the one before; needs no platform."""

import hashlib

GENESIS = ""
"""What stands in place of the digest before the first entry."""


def digest_of(body: str, previous: str, algorithm: str) -> str:
    """The digest of an entry as hexadecimal text; `algorithm` is a name hashlib knows (sha256, sm3)."""
    return hashlib.new(algorithm, f"{previous}\n{body}".encode()).hexdigest()
