"""The addresses of the archive of old reports."""

from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual.views import archive
from gongkai.portal.frame.pages import page

ARCHIVE = [
    page("annual/old/", archive.old, "annual:old", right=Right.PUBLISH_REPORT),
    page("annual/old/put/", archive.put, "annual:put_old", right=Right.PUBLISH_REPORT, reads=False),
    page("annual/old/<int:pk>/keep/", archive.keep, "annual:keep_old", right=Right.PUBLISH_REPORT, reads=False),
    page("annual/old/<int:pk>/drop/", archive.drop, "annual:drop_old", right=Right.PUBLISH_REPORT, reads=False),
]
"""Part of the addresses of `annual`."""
