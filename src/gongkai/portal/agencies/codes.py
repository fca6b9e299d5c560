"""The codes of bodies and people: credit code, organisation code, division, permanent key, activation code.

Each check gives the code in its one written form, or raises `ValueError` with a sentence for the person at the screen.
"""

import hashlib
import re
import secrets
import unicodedata

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_CODE = re.compile(r"[0-9A-Z]{8}[0-9X]")
_DIVISION = re.compile(r"[1-9]\d{5}(\d{3}|\d{6})?")
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,59}")
_ACTIVATION_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, O, 1, I and L, which look alike on paper and sound alike by telephone."""
_ACTIVATION_GROUPS = 4


def _folded(text: str) -> str:
    return re.sub(r"[\s\-‐-―_.·]", "", unicodedata.normalize("NFKC", text)).upper()


def credit_code(text: str) -> str:
    """The unified social credit code (统一社会信用代码, GB 32100) in 18 characters.

    >>> credit_code("9111 0000 6000 3734 1l")
    '91110000600037341L'
    """
    code = _folded(text)
    try:
        uscc.validate(code)
    except InvalidLength:
        raise ValueError(f"统一社会信用代码应是18位，这里有{len(code)}位。请对照证书核对。") from None
    except InvalidChecksum:
        raise ValueError("统一社会信用代码的最后一位校验不符，多半是抄错了一位。请对照证书核对。") from None
    except ValidationError:
        raise ValueError("统一社会信用代码的前8位应是数字，后10位不会有 I、O、S、V、Z。请对照证书核对。") from None
    try:
        organisation_code(code[8:17])
    except ValueError:
        raise ValueError("统一社会信用代码的第9至17位（组织机构代码）校验不符，请对照证书核对。") from None
    return code


def organisation_code(text: str) -> str:
    """The organisation code (组织机构代码, GB 11714) in nine characters without the hyphen.

    >>> organisation_code("60003734-1")
    '600037341'
    """
    code = _folded(text)
    if not _ORGANISATION_CODE.fullmatch(code):
        raise ValueError("组织机构代码应是8位数字或大写字母加1位校验码，例如 60003734-1。请对照证书核对。")
    if code[8] != organisation_check(code[:8]):
        raise ValueError("组织机构代码的最后一位校验不符，多半是抄错了一位。请对照证书核对。")
    return code


def organisation_check(eight: str) -> str:
    """The check digit that follows eight characters of an organisation code (GB 11714).

    >>> organisation_check("60003734")
    '1'
    """
    rest = 11 - sum(int(letter, 36) * weight for letter, weight in zip(eight, _ORGANISATION_WEIGHTS, strict=True)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def division(text: str) -> str:
    """The code of an administrative division (GB/T 2260: six digits; GB/T 10114 or statistics: nine or twelve), or nothing."""
    code = _folded(text)
    if code and not _DIVISION.fullmatch(code):
        raise ValueError("行政区划代码应是6位、9位或12位数字，例如 339900。")
    return code


def username(text: str) -> str:
    """A log-in name as it is kept: small letters, no spaces around.

    >>> username(" Chen.WH ")
    'chen.wh'
    """
    name = text.strip().lower()
    if not _USERNAME.fullmatch(name):
        raise ValueError("登录名用字母、数字和 . _ - @，至少2个字符，例如 chenwenhui。")
    return name


def series(division_code: str) -> str:
    """The first six digits, by which permanent keys are numbered; `000000` without a division."""
    return division_code[:6] or "000000"


def key(series_code: str, number: int) -> str:
    """The permanent key of a body.

    >>> key("339900", 7)
    '339900-0007'
    """
    return f"{series_code}-{number:04d}"


def fresh_activation_code() -> str:
    """A new activation code in four groups of four: 31 letters and digits, some 79 bits."""
    return "-".join("".join(secrets.choice(_ACTIVATION_LETTERS) for _ in range(4)) for _ in range(_ACTIVATION_GROUPS))


def activation_digest(text: str) -> str:
    """What is kept of an activation code, however it was typed: small letters, full width, with or without hyphens.

    A plain digest serves: the code is random and long, so there is nothing to guess offline.
    """
    return hashlib.sha256(_folded(text).encode()).hexdigest()
