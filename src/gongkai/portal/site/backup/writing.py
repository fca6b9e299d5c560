"""Writing a backup while the platform runs: all tables as they stood at one moment."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from gongkai import __version__
from gongkai.portal.audit.models import Head
from gongkai.portal.frame import clock
from gongkai.portal.site.backup.manifest import FORMAT, LEFT_OUT, MANIFEST, README, File, Hashed, Manifest, Table, readme

_AT_ONCE = 2000


def write_backup(place: Path) -> Manifest:
    """Write everything into a fresh zip file at `place`, readable by its owner alone; what lies there already stays (FileExistsError)."""
    if place.exists():
        raise FileExistsError(place)
    part = place.with_name(place.name + ".part")
    handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w+b") as file:
            with ZipFile(file, "w", ZIP_DEFLATED, strict_timestamps=False) as archive:
                manifest = _fill(archive)
            file.flush()
            os.fsync(file.fileno())
        part.rename(place)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return manifest


def _fill(archive: ZipFile) -> Manifest:
    with _one_moment():
        manifest = Manifest(
            format=FORMAT,
            program=__version__,
            made_at=clock.now(),
            database=connection.vendor,
            migrations=sorted(MigrationRecorder(connection).applied_migrations()),
            tables=[_table(archive, model) for model in kept_models()],
            files=[_file(archive, path) for path in _uploaded()],
            log="".join(f"{seq}:{digest}" for seq, digest in Head.objects.values_list("seq", "digest")),
        )
    archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=2))
    archive.writestr(README, readme(manifest))
    return manifest


def kept_models() -> list[type[models.Model]]:
    """The models whose tables are kept, those between two others included, by name."""
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label not in LEFT_OUT and model._meta.managed]
    return sorted(found, key=lambda model: model._meta.label_lower)


@contextmanager
def _one_moment() -> Iterator[None]:
    """What is read inside is as it stood at the beginning, whatever is written meanwhile; nobody is kept from writing."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def _table(archive: ZipFile, model: type[models.Model]) -> Table:
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    label = str(model._meta.verbose_name)
    columns = {field.attname: str(field.verbose_name) for field in fields}
    rows = 0
    with archive.open(Table(model._meta.label_lower, label, columns, 0, "").member, "w", force_zip64=True) as raw:
        file = Hashed(raw)
        for batch in _batches(model, names):
            file.write(b"".join(msgspec.json.encode(dict(zip(names, row, strict=True))) + b"\n" for row in batch))
            rows += len(batch)
    return Table(model._meta.label_lower, label, columns, rows, file.sha256)


def _batches(model: type[models.Model], names: list[str]) -> Iterator[list[tuple[Any, ...]]]:
    batch: list[tuple[Any, ...]] = []
    for row in model._base_manager.order_by("pk").values_list(*names).iterator(_AT_ONCE):
        batch.append(row)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _uploaded() -> list[Path]:
    folder = Path(settings.MEDIA_ROOT)
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _file(archive: ZipFile, path: Path) -> File:
    name = path.relative_to(settings.MEDIA_ROOT).as_posix()
    with path.open("rb") as source, archive.open(File(name, 0, "").member, "w", force_zip64=True) as raw:
        file = Hashed(source)
        for block in file.blocks():
            raw.write(block)
    return File(name, file.size, file.sha256)
