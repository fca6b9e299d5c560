"""Somebody at the desk of the gallery, without signing in."""

from types import SimpleNamespace

from gongkai.portal.audit.actor import Actor


class GalleryGate:
    """Middleware: whoever comes is the clerk, but on the public page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path == "/public/":
            request.actor, request.person = Actor("访客"), None
        else:
            request.actor = Actor("陈文慧", person=7, agency_name="云溪县科学技术局")
            request.person = SimpleNamespace(name="陈文慧")
        return self.get_response(request)
