"""Six digits that change every half minute (RFC 6238): the key, the picture that a phone reads, and whether digits fit."""

import time
from base64 import b32encode
from binascii import unhexlify
from urllib.parse import quote, urlencode

import qrcode
import qrcode.image.svg
from django.utils.safestring import SafeString
from django_otp.oath import TOTP
from django_otp.util import random_hex

_STEP = 30
DIGITS = 6
_TOLERANCE = 1
"""Half minutes by which the clock of a phone may be wrong."""


def new_key() -> str:
    """A fresh key as hexadecimal text."""
    return str(random_hex(20))


def spelled(key: str) -> str:
    """The key as a person types it into a phone: groups of four letters."""
    letters = b32encode(unhexlify(key)).decode()
    return " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def picture(key: str, username: str, issuer: str) -> SafeString:
    """The QR code of the key as an `<svg>`, drawn by us: nothing leaves the page."""
    letters = b32encode(unhexlify(key)).decode()
    query = urlencode({"secret": letters, "issuer": issuer, "digits": DIGITS, "period": _STEP})
    address = f"otpauth://totp/{quote(f'{issuer}:{username}')}?{query}"
    image = qrcode.make(address, image_factory=qrcode.image.svg.SvgPathImage, border=4, box_size=12)
    return SafeString(image.to_string(encoding="unicode"))  # made of squares alone, no text of a person in it


def fits(key: str, code: str) -> bool:
    """Whether the digits are those of now, or of half a minute before or after."""
    digits = "".join(code.split())
    if len(digits) != DIGITS or not digits.isascii() or not digits.isdigit():
        return False
    clock = TOTP(unhexlify(key), _STEP, 0, DIGITS)
    clock.time = time.time()
    return bool(clock.verify(int(digits), _TOLERANCE))
