"""What is in a backup: a zip file with a manifest, one file of JSON lines for each table, and the uploaded files."""

import hashlib
from datetime import datetime
from typing import IO, TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 1
MANIFEST = "manifest.json"
README = "说明.txt"
ROWS = "tables/"
FILES = "files/"

LEFT_OUT = frozenset({"sessions", "contenttypes", "auth", "axes", "django_tasks_database", "site"})
"""Apps whose tables are not kept: who is signed in just now, tries at signing in, queued jobs, and what Django makes anew by itself."""

_BLOCK = 1 << 20


class UnusableBackup(Exception):
    """A file that is no backup, is damaged, or cannot be restored here; the sentence says which and what to do."""


class Table(msgspec.Struct, frozen=True):
    """One table: `model` as `app.model`, its Chinese label, its columns with their labels, and its file."""

    model: str
    label: str
    columns: dict[str, str]
    rows: int
    sha256: str

    @property
    def member(self) -> str:
        """The name of its file in the zip."""
        return f"{ROWS}{self.model}.jsonl"


class File(msgspec.Struct, frozen=True):
    """One uploaded file by its path below the folder of files."""

    path: str
    size: int
    sha256: str

    @property
    def member(self) -> str:
        """Its name in the zip."""
        return f"{FILES}{self.path}"


class Manifest(msgspec.Struct, frozen=True):
    """The contents of a backup; `migrations` are the steps of the tables that were applied, `log` is the last link of the log."""

    format: int
    program: str
    made_at: datetime
    database: str
    migrations: list[tuple[str, str]]
    tables: list[Table]
    files: list[File]
    log: str

    @property
    def rows(self) -> int:
        """How many rows there are in all tables."""
        return sum(table.rows for table in self.tables)


def readme(manifest: Manifest) -> str:
    """What somebody finds who opens the zip in twenty years, without the program."""
    lines = [
        "这是政府信息公开平台的备份。",
        f"时间：{manifest.made_at:%Y-%m-%d %H:%M}；程序：gongkai {manifest.program}。",
        "",
        f"{MANIFEST}：清单，写明每个文件的行数和摘要（SHA-256）。",
        f"{ROWS}：每张表一个文件，每行一条记录（JSON，UTF-8），用记事本就能看。",
        f"{FILES}：上传的文件，原样存放。",
        "",
        "恢复：gongkai restore 备份文件 --data 空目录",
        "这个文件里有口令的摘要和登录验证码的密钥，请像保管印章一样保管。",
        "",
        *(f"{table.member}：{table.label}，{table.rows}条" for table in manifest.tables),
    ]
    return "\n".join(lines) + "\n"


class Hashed:
    """A file being written or read, with the digest of what went through."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> None:
        """Write and take into the digest."""
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)

    def blocks(self) -> "Iterator[bytes]":
        """All that can be read, block by block."""
        while block := self._file.read(_BLOCK):
            self._digest.update(block)
            self.size += len(block)
            yield block

    @property
    def sha256(self) -> str:
        """The digest so far."""
        return self._digest.hexdigest()
