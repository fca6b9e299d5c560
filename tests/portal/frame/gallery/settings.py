"""The settings of the gallery: those of the tests, with its addresses, its templates and its clerk."""

from pathlib import Path

from tests.portal.settings import *  # noqa: F403  # settings are inherited so
from tests.portal.settings import MIDDLEWARE, TEMPLATES

ROOT_URLCONF = "tests.portal.frame.gallery.urls"
_GATE = {"gongkai.portal.agencies.gate.Gate": "tests.portal.frame.gallery.gate.GalleryGate"}
MIDDLEWARE = [_GATE.get(name, name) for name in MIDDLEWARE if not name.startswith("gongkai.portal.site")]
TEMPLATES = [{**TEMPLATES[0], "DIRS": [Path(__file__).parent / "templates"]}]
GONGKAI_DEMO = True
