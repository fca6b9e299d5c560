"""The addresses of the interface for programs: those of the API, declared in the table of pages."""

from django.urls import URLPattern
from django.views.decorators.csrf import csrf_exempt

from gongkai.portal.annual.api import api
from gongkai.portal.annual.open_answers import not_here, open_to_all
from gongkai.portal.frame.pages import Door, page

app_name = "api"

_ROUTES = [(str(route.pattern), route.callback, f"api:{route.name}") for route in api.urls[0] if isinstance(route, URLPattern)]

urlpatterns = [
    page(route, open_to_all(view), name, door=Door.PUBLIC) for route, view, name in (*_ROUTES, ("<path:rest>", not_here, "api:not_here"))
]
for _pattern in urlpatterns:
    # Nothing can be changed here, so there is no form to forge; whoever sends one is told so instead of being asked for its token.
    _pattern.callback = csrf_exempt(_pattern.callback)
