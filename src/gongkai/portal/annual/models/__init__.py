"""The tables of annual reports."""

from gongkai.portal.annual.models.archive import OldReport
from gongkai.portal.annual.models.collection import Collection, Exemption, Merger, Reminder
from gongkai.portal.annual.models.filing import Filing, Remark, Step, Waiver, Working
from gongkai.portal.annual.models.publication import Fact, Publication, PublishedFile
from gongkai.portal.annual.models.snapshot import Snapshot
from gongkai.portal.annual.models.upload import Upload

__all__ = [
    "Collection",
    "Exemption",
    "Fact",
    "Filing",
    "Merger",
    "OldReport",
    "Publication",
    "PublishedFile",
    "Remark",
    "Reminder",
    "Snapshot",
    "Step",
    "Upload",
    "Waiver",
    "Working",
]
