"""Making a platform from a backup: every digest checked first, all rows in one transaction, the tables then brought up to date."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

import msgspec
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from gongkai.portal.audit.guard import lifted
from gongkai.portal.site.backup.manifest import FORMAT, MANIFEST, File, Hashed, Manifest, Table, UnusableBackup

_AT_ONCE = 1000
_DAMAGED = "备份文件已经损坏：{what}。请换一份备份；两份都坏时，请把它们都留着，报告单位负责人。"
_NOT_EMPTY = "这里已经有一个平台，不能恢复到它上面。请用 --data 指一个空目录；用 PostgreSQL 时请先建一个空库。"


def restore(place: Path) -> Manifest:
    """Fill the empty platform that is set up from the backup at `place`; raises `UnusableBackup` with nothing changed."""
    try:
        with ZipFile(place) as archive:
            manifest = read_manifest(archive)
            check(archive, manifest)
            targets = _ready_tables(manifest)
            with lifted():
                _fill(archive, manifest, targets)
                _unpack(archive, manifest)
                call_command("migrate", verbosity=0, interactive=False)
    except (BadZipFile, EOFError, NotImplementedError, KeyError) as error:
        raise UnusableBackup(_DAMAGED.format(what=f"压缩包打不开（{type(error).__name__}）")) from None
    return manifest


def read_manifest(archive: ZipFile) -> Manifest:
    """What the backup says of itself; raises `UnusableBackup` where it is none, or one of a later format."""
    if MANIFEST not in archive.namelist():
        raise UnusableBackup("这个文件不是平台的备份：里面没有清单。请检查文件名。")
    try:
        manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
    except msgspec.DecodeError:
        raise UnusableBackup(_DAMAGED.format(what="清单读不出来")) from None
    if manifest.format > FORMAT:
        raise UnusableBackup(f"这份备份由更新的版本（{manifest.program}）做成。请用那个版本或更新的版本来恢复。")
    return manifest


def check(archive: ZipFile, manifest: Manifest) -> None:
    """Nothing where every file is there and as it was written; raises `UnusableBackup` naming the first that is not."""
    listed: list[Table | File] = [*manifest.tables, *manifest.files]
    names = set(archive.namelist())
    for each in listed:
        if each.member not in names:
            raise UnusableBackup(_DAMAGED.format(what=f"缺少 {each.member}"))
        if _digest(archive, each.member) != each.sha256:
            raise UnusableBackup(_DAMAGED.format(what=f"{each.member} 与清单里的摘要不符"))
    for file in manifest.files:
        parts = PurePosixPath(file.path).parts
        if not parts or file.path.startswith("/") or ".." in parts or "\\" in file.path:
            raise UnusableBackup(_DAMAGED.format(what=f"文件名 {file.path} 指到了目录外面"))


def _digest(archive: ZipFile, member: str) -> str:
    try:
        with archive.open(member) as raw:
            file = Hashed(raw)
            for _ in file.blocks():
                pass
    except BadZipFile:
        raise UnusableBackup(_DAMAGED.format(what=f"{member} 读不出来")) from None
    return file.sha256


def _ready_tables(manifest: Manifest) -> list[tuple[str, str]]:
    """The last steps of the backup's tables, with the database brought to just there; raises where it is not empty or cannot get there."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    wanted = {(app, name) for app, name in manifest.migrations}
    if unknown := sorted(".".join(node) for node in wanted - set(graph.nodes)):
        raise UnusableBackup(
            f"这份备份由更新的版本（{manifest.program}）做成，有这个版本没有的内容（{unknown[0]}）。请用那个版本或更新的版本来恢复。"
        )
    applied = set(executor.loader.applied_migrations)
    if applied and (applied != wanted or _is_used()):
        raise UnusableBackup(_NOT_EMPTY)
    targets = sorted(
        node for node in wanted if not any(child.key in wanted and child.key[0] == node[0] for child in graph.node_map[node].children)
    )
    with lifted():
        executor.migrate(targets)
    return targets


def _is_used() -> bool:
    from gongkai.portal.agencies.models import Person
    from gongkai.portal.audit.models import Entry

    return Person.objects.exists() or Entry.objects.exists()


def _fill(archive: ZipFile, manifest: Manifest, targets: list[tuple[str, str]]) -> None:
    """All rows, through the models as they were at the time of the backup."""
    state = MigrationExecutor(connection).loader.project_state(targets)
    known = {model._meta.label_lower: model for model in state.apps.get_models(include_auto_created=True)}
    filled = []
    with transaction.atomic():
        for table in manifest.tables:
            model = known[table.model]
            _as_written(model)
            model._base_manager.all().delete()  # what the steps of the tables put in
            for rows in _rows(archive, table, model):
                model._base_manager.bulk_create(rows)
            filled.append(model)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), filled):
                cursor.execute(statement)


def _as_written(model: type[models.Model]) -> None:
    """No column of this model of the past sets itself to the present time."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.DateField):
            field.auto_now = field.auto_now_add = False


def _rows(archive: ZipFile, table: Table, model: type[models.Model]) -> Iterator[list[models.Model]]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    rows: list[models.Model] = []
    with archive.open(table.member) as lines:
        for line in lines:
            values: dict[str, Any] = msgspec.json.decode(line)
            rows.append(model(**{name: fields[name].to_python(value) for name, value in values.items()}))
            if len(rows) == _AT_ONCE:
                yield rows
                rows = []
    if rows:
        yield rows


def _unpack(archive: ZipFile, manifest: Manifest) -> None:
    for file in manifest.files:
        target = Path(settings.MEDIA_ROOT) / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(file.member) as source, target.open("wb") as copy:
            for block in Hashed(source).blocks():
                copy.write(block)
