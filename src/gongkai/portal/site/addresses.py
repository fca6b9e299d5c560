"""All addresses of the platform."""

from django.urls import include, path

urlpatterns = [
    path("", include("gongkai.portal.site.urls")),
    path("desk/", include("gongkai.portal.agencies.urls")),
    path("desk/", include("gongkai.portal.audit.urls")),
]
