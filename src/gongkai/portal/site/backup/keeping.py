"""A backup made and a backup brought back, as the log tells it."""

from pathlib import Path

from gongkai.portal.audit.actor import CONSOLE
from gongkai.portal.site.backup.manifest import Manifest
from gongkai.portal.site.backup.restoring import restore
from gongkai.portal.site.backup.writing import write_backup
from gongkai.portal.site.deeds.machine import note_backup, note_restoring


def keep(place: Path) -> Manifest:
    """The manifest of a backup written to `place`, noted in the log afterwards: the backup ends before its own entry."""
    manifest = write_backup(place)
    note_backup(CONSOLE, file=place.name, rows=manifest.rows)
    return manifest


def bring_back(place: Path) -> Manifest:
    """The manifest of the backup from which the platform was made, noted in its log."""
    manifest = restore(place)
    note_restoring(CONSOLE, file=place.name, made_at=manifest.made_at, rows=manifest.rows, log=manifest.log)
    return manifest
