"""The addresses of this app."""

from gongkai.portal.audit import views
from gongkai.portal.audit.permission import VERIFY_LOG
from gongkai.portal.frame.pages import Door, page

app_name = "audit"
urlpatterns = [
    page("log/", views.log, "audit:log", door=Door.SIGNED_IN),
    page("log/export/", views.export, "audit:export", door=Door.SIGNED_IN),
    page("log/verify/", views.verify, "audit:verify", right=VERIFY_LOG),
    page("log/<int:seq>/", views.entry, "audit:entry", door=Door.SIGNED_IN),
]
