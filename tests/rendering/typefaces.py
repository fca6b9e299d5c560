"""Whether a PDF can be made here: it needs a Chinese typeface, which no Python package brings."""

import pytest

from gongkai.typesetting.fonts import INSTALLED, MissingFontError, press


def _found() -> bool:
    try:
        press(INSTALLED)
    except MissingFontError:
        return False
    return True


needs_chinese_fonts = pytest.mark.skipif(not _found(), reason="no Chinese typeface is installed (apt install fonts-noto-cjk)")
