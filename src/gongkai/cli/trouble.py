"""One sentence for what went wrong: the first to the person, the details to a log."""

import os
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path
from zlib import crc32


def defect(about: str, error: BaseException) -> str:
    """The sentence for an error of ours while working on `about`; the traceback goes to a file, or is shown with GONGKAI_DEBUG=1."""
    details = "".join(traceback.format_exception(error))
    if os.environ.get("GONGKAI_DEBUG") == "1":
        sys.stderr.write(details)
        return f"{about}：处理时出错，这是程序的缺陷，不是文件的问题（详情见上）。"
    place = _log(details)
    kept = f"详情在 {place}，请连同文件一起发给维护者。" if place else "请设 GONGKAI_DEBUG=1 再运行一次，把显示的内容发给维护者。"
    return f"{about}：处理时出错，这是程序的缺陷，不是文件的问题；{kept}"


def unusable(path: str, error: Exception) -> str:
    """The sentence for a file that cannot be used, with its name."""
    sentence = str(error)
    return f"{path}：{sentence}" if sentence.endswith(("。", "？")) else f"{path}：{sentence}。"


def _log(details: str) -> Path | None:
    """A file in the directory for temporary files with these details; none where it cannot be written.

    The same error gives the same file: one defect met in four hundred reports leaves one log.
    """
    content = details.encode("utf-8", "backslashreplace")
    place = Path(tempfile.gettempdir(), f"gongkai-{crc32(content):08x}.log")
    with suppress(OSError):
        if place.read_bytes() == content:
            return place
    try:
        handle, name = tempfile.mkstemp(prefix="gongkai-", suffix=".log")
        with os.fdopen(handle, "wb") as log:
            log.write(content)
    except OSError:
        return None
    with suppress(OSError):  # another user's file may lie there
        return Path(name).replace(place)
    return Path(name)
