"""The addresses of the frame itself: how pages look, and drafts."""

from gongkai.portal.frame.pages import Door, page
from gongkai.portal.frame.views import display, drafts

app_name = "frame"
urlpatterns = [
    page("display/", display, "frame:display", door=Door.PUBLIC),
    page("drafts/", drafts, "frame:drafts", door=Door.SIGNED_IN, reads=False),
]
