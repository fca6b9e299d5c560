"""The addresses of open data for people."""

from gongkai.portal.annual.open_answers import open_to_all
from gongkai.portal.annual.views import data
from gongkai.portal.frame.pages import Door, page

app_name = "data"

urlpatterns = [
    page("", data.data, "data:data", door=Door.PUBLIC),
    page("datapackage.json", open_to_all(data.package), "data:package", door=Door.PUBLIC),
    page("facts-<int:year>.<str:to>", data.year_file, "data:file", door=Door.PUBLIC),
]
