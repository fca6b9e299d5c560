"""One digest for the one password of the demo: seventy accounts of the same known password need not be hashed seventy times."""

from functools import lru_cache

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class SharedDigest(PBKDF2PasswordHasher):
    """The usual digest with a fixed salt, computed once for a password. Only for a password that is told to everybody."""

    def salt(self) -> str:
        """The salt of the demo, long enough that nothing asks to renew it."""
        return "YunxiXianYanshiShuju26"

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        """The digest as it is stored."""
        return _encoded(password, salt, iterations or self.iterations)


@lru_cache(maxsize=64)
def _encoded(password: str, salt: str, iterations: int) -> str:
    return PBKDF2PasswordHasher().encode(password, salt, iterations)
