"""What a password must be, in words."""

from django.conf import settings


def rules() -> str:
    """The rules of a new password in a sentence."""
    length = next(
        each["OPTIONS"]["min_length"] for each in settings.AUTH_PASSWORD_VALIDATORS if each["NAME"].endswith("MinimumLengthValidator")
    )
    return f"至少{length}个字符，不能全是数字，不能是常见口令，也不能和登录名、姓名相近。几个词连起来既好记又安全。"
