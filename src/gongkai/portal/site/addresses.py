"""All addresses of the platform."""

from django.urls import include, path

urlpatterns = [
    path("", include("gongkai.portal.site.urls")),
    path("", include("gongkai.portal.frame.urls")),
    path("bodies/", include("gongkai.portal.agencies.public_urls")),
    path("desk/", include("gongkai.portal.agencies.urls")),
    path("desk/", include("gongkai.portal.audit.urls")),
    path("desk/", include("gongkai.portal.annual.urls")),
    path("reports/", include("gongkai.portal.annual.public_urls")),
    path("data/", include("gongkai.portal.annual.data_urls")),
    path("api/v1/", include("gongkai.portal.annual.api_urls")),
]

handler400 = "gongkai.portal.frame.errors.bad_request"
handler403 = "gongkai.portal.frame.errors.forbidden"
handler404 = "gongkai.portal.frame.errors.not_found"
handler500 = "gongkai.portal.frame.errors.server_error"
