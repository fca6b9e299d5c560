"""The addresses of this app."""

from gongkai.portal.frame.pages import Door, page
from gongkai.portal.site.views.desk import desk
from gongkai.portal.site.views.help import accessibility, help_page, privacy
from gongkai.portal.site.views.home import home
from gongkai.portal.site.views.search import search

app_name = "site"
urlpatterns = [
    page("", home, "site:home", door=Door.PUBLIC),
    page("search/", search, "site:search", door=Door.PUBLIC),
    page("help/", help_page, "site:help", door=Door.PUBLIC),
    page("accessibility/", accessibility, "site:accessibility", door=Door.PUBLIC),
    page("privacy/", privacy, "site:privacy", door=Door.PUBLIC),
    page("desk/", desk, "site:desk", door=Door.SIGNED_IN),
]
