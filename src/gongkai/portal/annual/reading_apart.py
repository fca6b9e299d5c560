"""Reading what somebody uploads, in a process that may end badly without harm."""

import logging
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from gongkai.report import decode

_SECONDS = 120
_LARGEST = 50 * 1024 * 1024
"""Bytes of an upload; the biggest of the real reports has 6 MB."""

EXACT = 10_000
"""Units of the width and height of a page: a place on it in whole numbers, finer than a pixel of its picture."""

_log = logging.getLogger(__name__)


class UnreadableUploadError(Exception):
    """A file that could not be read; one Chinese sentence with what to do."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of a page (PNG), its width and height in pixels."""

    width: int
    height: int
    png: bytes


@dataclass(frozen=True, slots=True)
class ReadApart:
    """What was read: the report and findings as the JSON of the command line, the source as rows, pictures of pages."""

    report: dict[str, Any]
    findings: list[dict[str, Any]]
    rows: list[dict[str, Any]]
    pages: list[PagePicture]


def read_apart(data: bytes, name: str) -> ReadApart:
    """What stands in an uploaded file; `UnreadableUploadError` where it cannot be used."""
    if len(data) > _LARGEST:
        raise UnreadableUploadError(f"“{name}”有{len(data) // 1048576}兆，超过{_LARGEST // 1048576}兆。请删去图片后另存，再上传。")
    command = [sys.executable, "-m", "gongkai.portal.annual.reader_process", name]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603  # our own program
    except subprocess.TimeoutExpired:
        raise UnreadableUploadError(f"“{name}”读了{_SECONDS}秒还没有读完。请另存为网页或Word文档后再上传。") from None
    if done.returncode == 2:
        raise UnreadableUploadError(done.stderr.decode("utf-8", "replace").strip().splitlines()[-1])
    if done.returncode != 0:
        _log.error("reading %s ended with %s: %s", name, done.returncode, done.stderr.decode("utf-8", "replace")[-2000:])
        raise UnreadableUploadError(f"“{name}”没有读成，文件可能已损坏。请用原来的程序打开，另存一份再上传；还不行就直接填写。")
    answer = decode(done.stdout)
    pages = [PagePicture(page["width"], page["height"], bytes.fromhex(page["png"])) for page in answer["pages"]]
    return ReadApart(answer["report"], answer["findings"], answer["rows"], pages)
