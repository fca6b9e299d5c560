"""The addresses of the gallery. They are not in the table of pages: that is the platform's."""

from django.urls import include, path

from gongkai.portal.site.addresses import handler400, handler403, handler404, handler500
from tests.portal.frame.gallery import views

__all__ = ["handler400", "handler403", "handler404", "handler500"]

urlpatterns = [
    path("form/", views.every_field),
    path("bodies/", views.bodies),
    path("parts/", views.parts),
    path("closed/", views.closed),
    path("broken/", views.broken),
    path("public/", views.public),
    path("", include("gongkai.portal.frame.urls")),
]
