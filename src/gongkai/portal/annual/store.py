"""Files that are kept: each under the digest of its bytes, so that what was published cannot change unnoticed."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class DamagedFileError(Exception):
    """A kept file is gone or no longer has the bytes it was kept with; the sentence says which and what to do."""


def keep(data: bytes) -> str:
    """Write the bytes where their digest says, once; gives the digest (SHA-256, hexadecimal)."""
    name = hashlib.sha256(data).hexdigest()
    path = _path(name)
    if path.exists():
        return name
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, fresh = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(fresh).replace(path)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise
    return name


def fetch(name: str) -> bytes:
    """The bytes kept under a digest; `DamagedFileError` where they are gone or are others."""
    try:
        data = _path(name).read_bytes()
    except FileNotFoundError:
        raise DamagedFileError(f"文件 {name[:12]}… 不在数据目录里，请从备份恢复 files 目录。") from None
    if hashlib.sha256(data).hexdigest() != name:
        raise DamagedFileError(f"文件 {name[:12]}… 的内容与公开时不一致，请从备份恢复这个文件。")
    return data


def _path(name: str) -> Path:
    folder: Path = settings.GONGKAI_DATA
    return folder / "files" / name[:2] / name
