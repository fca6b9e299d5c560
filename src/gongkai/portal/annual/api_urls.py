"""The addresses of the interface for programs: those of the API, declared in the table of pages."""

from django.urls import URLPattern

from gongkai.portal.annual.api import api
from gongkai.portal.frame.pages import Door, page

app_name = "api"

urlpatterns = [
    page(str(route.pattern), route.callback, f"api:{route.name}", door=Door.PUBLIC)
    for route in api.urls[0]
    if isinstance(route, URLPattern)
]
