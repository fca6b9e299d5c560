"""The gallery in the process of the tests: its addresses and its clerk, with empty menus and the plain name."""

import pytest
from django.test import Client

from gongkai.portal.frame import identity, menu
from tests.portal.frame.gallery import settings as of_gallery


@pytest.fixture
def in_gallery(settings, monkeypatch):
    settings.ROOT_URLCONF = of_gallery.ROOT_URLCONF
    settings.MIDDLEWARE = of_gallery.MIDDLEWARE
    settings.TEMPLATES = of_gallery.TEMPLATES
    monkeypatch.setattr(menu, "_entries", {place: [] for place in menu.Place})
    monkeypatch.setattr(identity, "_providers", [])


@pytest.fixture
def clerk(in_gallery, db):
    """The clerk at the desk of the gallery; person number 7."""
    return Client()
