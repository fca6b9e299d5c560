"""The addresses of annual reports for the public."""

from gongkai.portal.annual.open_answers import open_to_all
from gongkai.portal.annual.views import compare, feed, public
from gongkai.portal.frame.pages import Door, page

app_name = "reports"

_VERSION = "<str:key>/<int:year>/v<int:version>/"

urlpatterns = [
    page("", public.reports, "reports:reports", door=Door.PUBLIC),
    page("feed.xml", open_to_all(feed.feed), "reports:feed", door=Door.PUBLIC),
    page("compare/", compare.compare, "reports:compare", door=Door.PUBLIC),
    page("<str:key>/", public.latest, "reports:body", door=Door.PUBLIC),
    page("<str:key>/<int:year>/", public.report, "reports:report", door=Door.PUBLIC),
    page(_VERSION, public.report, "reports:version", door=Door.PUBLIC),
    page(f"{_VERSION}report.<str:to>", public.download, "reports:file", door=Door.PUBLIC),
]
