"""The public addresses of bodies."""

from gongkai.portal.agencies.views.public import directory, public_body
from gongkai.portal.frame.pages import Door, page

app_name = "agencies_public"
urlpatterns = [
    page("", directory, "agencies_public:bodies", door=Door.PUBLIC),
    page("<str:key>/", public_body, "agencies_public:body", door=Door.PUBLIC),
]
