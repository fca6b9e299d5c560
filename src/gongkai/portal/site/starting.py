"""Opening the platform: settings read, the data folder and the database made ready, or one sentence that says what stands against it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gongkai.portal.site.environment import Environment, WrongSetting, read_environment, strangers

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

MIGRATION_LOCK = 20080501
"""The number of the lock that PostgreSQL holds for whoever brings the tables up to date (the day the Regulations came into force)."""


class CannotStart(Exception):
    """The platform cannot run as it is set up; the sentence says what, where, and what to do."""


def take_up(options: Mapping[str, str | int | None]) -> Environment:
    """The settings, options of the command line before the environment; raises `CannotStart` with a line for each that is wrong."""
    os.environ.update({name: str(value) for name, value in options.items() if value is not None})
    lines = strangers(os.environ)
    try:
        environment = read_environment()
    except WrongSetting as error:
        raise CannotStart("\n".join([*lines, str(error)])) from None
    if lines:
        raise CannotStart("\n".join(lines))
    return environment


Tables = Literal["update", "expect", "leave"]
"""What to do with tables that are not those of this program: bring them up to date, refuse to start, or leave them as they are."""


def open_platform(environment: Environment, tables: Tables = "update") -> None:
    """Django set up on a database that answers and, but for `leave`, has the tables of this program; raises `CannotStart`."""
    _ready_folder(environment["GONGKAI_DATA"])
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.portal.site.settings"
    import django

    django.setup()
    from django.db import connection

    _reach(connection, environment)
    if tables != "leave":
        _bring_up_to_date(connection, environment["GONGKAI_DATA"], update=tables == "update")


def _ready_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotStart(
            f"数据目录 {folder} 不能写（{_reason(error)}）。请换一个有写权限的目录（--data 或环境变量 GONGKAI_DATA），或者改它的权限。"
        ) from None


def _reason(error: OSError) -> str:
    reasons = {"PermissionError": "没有权限", "FileExistsError": "它是一个文件", "NotADirectoryError": "路径中有一段是文件"}
    return reasons.get(type(error).__name__, f"系统错误 {error.errno}")


def _reach(connection: "BaseDatabaseWrapper", environment: Environment) -> None:
    from django.db import DatabaseError

    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        said = str(error).strip().splitlines()
        if environment["GONGKAI_DATABASE"]:
            hint = "请看数据库是否开着，GONGKAI_DATABASE 里的主机、库名、用户和口令是否写对"
            raise CannotStart(f"连不上 PostgreSQL。{hint}。数据库说：{said[0] if said else '没有说原因'}") from None
        name = connection.settings_dict["NAME"]
        raise CannotStart(f"{name} 打不开：它不是平台的数据库文件，或者已经损坏。请换一个数据目录，或者用备份恢复。") from None


def _bring_up_to_date(connection: "BaseDatabaseWrapper", folder: Path, *, update: bool) -> None:
    from django.core.management import call_command
    from django.db.migrations.executor import MigrationExecutor

    from gongkai.portal.audit.guard import lifted

    with _alone(connection, folder):
        executor = MigrationExecutor(connection)
        newer = sorted(".".join(key) for key in set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations))
        if newer:
            raise CannotStart(f"这个数据库由更新的版本建立（多出 {'、'.join(newer[:3])}）。请用建立它的那个版本或更新的版本来运行。")
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        if not update:
            raise CannotStart("数据库还没有建好，或者由较早的版本建立。请先运行一次 gongkai serve，它会把数据库更新到这个版本。")
        with lifted():
            call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def _alone(connection: "BaseDatabaseWrapper", folder: Path) -> Iterator[None]:
    """Nobody else brings the same tables up to date meanwhile."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
        return
    from django.core.files import locks

    with (folder / ".migrating").open("w") as file:
        locks.lock(file, locks.LOCK_EX)
        yield
