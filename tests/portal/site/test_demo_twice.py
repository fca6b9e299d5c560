"""The demo told twice: the same county, sentence for sentence and report for report."""

from datetime import date

from django.db import transaction

from gongkai.portal.annual.models import PublishedFile, Snapshot
from gongkai.portal.audit.actor import CONSOLE
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame import clock
from gongkai.portal.site.deeds.demo import tell_demo
from gongkai.portal.site.demo import opening
from gongkai.portal.site.demo.story import BEGIN


def test_told_twice_it_is_the_same(db, settings):
    """Told, taken back, told again: the log, what was frozen, and which files went out."""
    settings.GONGKAI_TODAY = date.fromisoformat(opening.TODAY)
    logs, frozen, files = [], [], []
    for _ in range(2):
        with transaction.atomic():
            with clock.stopped_at(BEGIN):
                tell_demo(CONSOLE)
            logs.append(list(Entry.objects.values_list("at", "actor_name", "says", "about_name")))
            frozen.append(list(Snapshot.objects.order_by("pk").values_list("at", "move", "sha256")))
            files.append(list(PublishedFile.objects.order_by("pk").values_list("format", "size")))
            transaction.set_rollback(True)
    assert logs[0] == logs[1]
    assert frozen[0] == frozen[1]
    assert files[0] == files[1]
    assert len(logs[0]) > 700
    assert len(frozen[0]) > 40
    assert len(files[0]) > 240
