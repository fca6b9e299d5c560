"""Role × page × whose thing it is, generated from the table of pages: a page without a row fails, so does a row without a page."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from gongkai.portal.frame.pages import PAGES, Door, Page
from gongkai.portal.site import addresses  # noqa: F401  # fills the table of pages
from tests.portal import cast as casting
from tests.portal import permissions
from tests.portal.permission_things import things
from tests.portal.permissions import OBJECTS, ROLES, Scene, arguments, differing

ROWS = permissions.rows()


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    """One cast for all rows; every knock is taken back."""
    with django_db_blocker.unblock(), override_settings(GONGKAI_TODAY=casting.TODAY), transaction.atomic():
        cast = casting.build()
        yield Scene(cast, things(cast))
        transaction.set_rollback(True)


def test_every_page_has_a_row() -> None:
    assert not sorted(set(PAGES) - set(ROWS))


def test_every_row_has_a_page() -> None:
    assert not sorted(set(ROWS) - set(PAGES))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(ROWS) & set(PAGES)))
def test_doors_open_to_whom_they_should(scene: Scene, name: str) -> None:
    assert not list(differing(scene, ROWS[name]))


@pytest.mark.parametrize("name", sorted(set(ROWS) & set(PAGES)))
def test_page_about_a_thing_is_tried_with_those_of_others(name: str) -> None:
    about_a_body = {"key", "pk", "appointment", "seq"} & set(arguments(PAGES[name]))
    shared = ROWS[name].means.get("pk") in permissions.SHARED
    assert set(ROWS[name].expected) == (set(OBJECTS) if about_a_body and not shared else {"page"})


@pytest.mark.parametrize("name", sorted(set(ROWS) & set(PAGES)))
def test_closed_doors_are_closed_to_visitors(name: str) -> None:
    if PAGES[name].door is not Door.PUBLIC:
        assert {said["visitor"] for said in ROWS[name].expected.values()} == {"login"}


ALL = {"ok": " ".join(ROLES)}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"page": {"ok": "roles visitor"}}, "no word on"),
        ({"page": {"ok": "all", "missing": "clerk"}}, "twice"),
        ({"page": {"ok": "all king"}}, "no role"),
        ({"page": {"fine": "all"}}, "none of"),
        ({"bureau": ALL, "office": ALL}, "wanted are"),
    ],
)
def test_incomplete_row_is_refused(row: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        permissions._row("app:page", row)


@pytest.mark.parametrize(
    ("status", "location", "outcome"),
    [
        (200, "", "ok"),
        (302, "/desk/", "ok"),
        (302, "/login/?next=/desk/", "login"),
        (403, "", "refused"),
        (404, "", "missing"),
        (500, "", "fault 500"),
    ],
)
def test_answers_are_told_apart(status: int, location: str, outcome: str) -> None:
    assert permissions.told(status, location) == outcome


@pytest.mark.django_db
def test_wrong_row_is_found(scene: Scene) -> None:
    wrong = permissions.Row("audit:verify", {}, {}, {"page": dict.fromkeys(ROLES, "ok")})
    assert any(line.startswith("clerk × page: refused") for line in differing(scene, wrong))


def test_pages_are_told_by_their_arguments() -> None:
    assert arguments(Page("agencies:body", Door.RIGHT, "agencies.see_bodies")) == ["key"]
