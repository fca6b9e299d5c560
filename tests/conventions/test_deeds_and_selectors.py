"""Deeds are the one way to write and selectors the one way to read (design.md §7); every address is in the table of pages."""

from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from gongkai.cli.pages import all_pages
from gongkai.portal.audit.deed import DEEDS, LABELS
from gongkai.portal.frame.pages import PAGES
from tests.conventions.source_tree import PACKAGE
from tests.conventions.writes_and_reads import Module, offences

PORTAL = PACKAGE / "portal"
MODULES = sorted(PORTAL.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PORTAL)))
def test_module_keeps_to_its_job(path: Path) -> None:
    module = Module(path.relative_to(PORTAL).as_posix(), path.read_text(encoding="utf-8"))
    assert not [f"{path.name}:{offence.line} {offence.key} {offence.text}" for offence in offences(module)]


def test_modules_are_found() -> None:
    jobs = {Module(path.relative_to(PORTAL).as_posix(), "").job for path in MODULES}
    assert jobs >= {"deeds", "selectors", "models", "kernel"}


VIEW, DEED, SELECTOR = "requests/views/desk.py", "requests/deeds/cases.py", "requests/selectors.py"

SEEN = [
    # where, source, key of the offence (none: allowed)
    (VIEW, "case.save()", "write_outside_deed"),
    (VIEW, "case.save(update_fields=['state'])", "write_outside_deed"),
    (SELECTOR, "case.delete()", "write_outside_deed"),
    (VIEW, "Case.create(name='x')", "write_outside_deed"),
    (VIEW, "rows.update(state='x')", "write_outside_deed"),
    (VIEW, "rows.bulk_create([case])", "write_outside_deed"),
    (VIEW, "rows.get_or_create(pk=1)", "write_outside_deed"),
    (VIEW, "rows.update_or_create(pk=1)", "write_outside_deed"),
    (VIEW, "await rows.aupdate(state='x')", "write_outside_deed"),
    (SELECTOR, "cursor.execute('UPDATE x SET y = 1')", "write_outside_deed"),
    (SELECTOR, "cursor.execute(f'DELETE FROM {table}')", "write_outside_deed"),
    ("site/commands.py", "case.save()", "write_outside_deed"),
    (VIEW, "context.update({'a': 1})", None),  # a dict
    (VIEW, "sha.update(data)", None),
    (VIEW, "storage.save(name, content)", None),
    (VIEW, "cache.delete('key')", None),
    ("frame/drafts.py", "draft.save()", None),  # what is typed and not sent is no ledger
    (VIEW, "Case.objects.get(pk=1)", "read_outside_selector"),
    (VIEW, "Case._default_manager", "read_outside_selector"),
    (VIEW, "get_object_or_404(Case, pk=1)", "read_outside_selector"),
    (VIEW, "person.appointments.all()", "read_outside_selector"),
    ("requests/forms.py", "rows.filter(pk=1)", "read_outside_selector"),
    (VIEW, "connection.cursor()", "read_outside_selector"),
    (VIEW, "cursor.execute(sql)", "read_outside_selector"),
    (VIEW, "RawSQL('SELECT 1', ())", "read_outside_selector"),
    ("frame/lists.py", "rows.order_by('name')", None),
    ("frame/lists.py", "Case.objects", "read_outside_selector"),
    ("frame/templatetags/frame_tags.py", "register.filter('day', day)", None),
    (SELECTOR, "Case.objects.filter(pk=1)", None),
    ("requests/models/case.py", "cls.objects.get(pk=1)", None),
    ("agencies/access.py", "Agency.objects.filter(pk=1).exists()", None),
    (VIEW, "with transaction.atomic():\n    pass", "transaction_outside_kernel"),
    (DEED, "with atomic():\n    pass", "transaction_outside_kernel"),
    ("audit/deed.py", "with transaction.atomic():\n    pass", None),
    (DEED, "with guard.lifted():\n    pass", "guard_lifted"),
    (VIEW, "try:\n    rename()\nexcept NotPermitted:\n    pass", "catches_not_permitted"),
    (VIEW, "try:\n    rename()\nexcept (Refused, refusal.NotPermitted):\n    pass", "catches_not_permitted"),
    (VIEW, "try:\n    rename()\nexcept Exception:\n    pass", "catches_not_permitted"),
    (VIEW, "try:\n    rename()\nexcept:\n    pass", "catches_not_permitted"),
    (VIEW, "try:\n    rename()\nexcept Refused as error:\n    form.refuse(error)", None),
    ("requests/urls.py", "urlpatterns = [path('x/', views.x)]", "route_without_page"),
    ("requests/urls.py", "urlpatterns = [re_path('x/', views.x)]", "route_without_page"),
    ("site/addresses.py", "urlpatterns = [path('desk/', include('x'))]", None),
    ("requests/urls.py", "urlpatterns = [page('x/', views.x, 'requests:x', right=Right.X)]", None),
    (DEED, "def help(by):\n    pass", "public_function_is_no_deed"),
    (DEED, "def _help(case):\n    case.save()", None),
    ("requests/deeds/_checks.py", "def problems(case):\n    return []", None),
    ("requests/deeds.py", "def help(by):\n    pass", "public_function_is_no_deed"),
    (DEED, "@deed('requests.x')\ndef x(case):\n    # open: no\n    pass", "deed_without_doer"),
    (DEED, "@deed('requests.x')\ndef x(by, case):\n    case.save()", "deed_without_right"),
    (DEED, "@deed('requests.x')\ndef x(by, case):\n    if case:\n        require(by, R, 1)", "deed_without_right"),
    (DEED, "@deed('requests.x')\ndef x(by, case):\n    # open:\n    case.save()", "deed_without_right"),
    (DEED, "@deed('requests.x')\ndef x(by, case):\n    require(by, R, 1)\n    case.save()", None),
    (DEED, '@deed("requests.x")\ndef x(by, case):\n    """Doc."""\n    found = find(case)\n    require(by, R, found.pk)', None),
    (DEED, "@deed('requests.x')\ndef x(by):\n    found = _mine(by)\ndef _mine(by):\n    require(by, R, 1)\n    return 1", None),
    (DEED, "@deed('requests.x')\ndef x(by):\n    found = _mine(by)\ndef _mine(by):\n    return 1", "deed_without_right"),
    (DEED, "@deed('requests.x')\ndef x(by):\n    require(CONSOLE, R, 1)", "deed_without_right"),
    (DEED, '@deed("requests.x")\ndef x(by, code):\n    """Doc."""\n    # open: whoever has the code may use it\n    code.save()', None),
    ("requests/migrations/0001_initial.py", "Case.objects.create()", None),
]


@pytest.mark.parametrize(("path", "source", "key"), SEEN)
def test_offence_is_seen(path: str, source: str, key: str | None) -> None:
    assert {offence.key for offence in offences(Module(path, source))} == ({key} if key else set())


def routes(resolver: URLResolver) -> list[URLPattern]:
    found: list[URLPattern] = []
    for pattern in resolver.url_patterns:
        found.extend(routes(pattern) if isinstance(pattern, URLResolver) else [pattern])
    return found


def test_every_address_is_a_declared_page() -> None:
    bare = [str(route.pattern) for route in routes(get_resolver()) if getattr(route.callback, "page", None) not in PAGES.values()]
    assert not bare


def test_deeds_are_named_for_their_app() -> None:
    wrong = [name for name, act in DEEDS.items() if act.__module__.split(".")[2:3] != [name.partition(".")[0]]]
    assert not [name for name in wrong if not name.startswith("tests.")]


def test_deeds_are_called_something_on_a_screen() -> None:
    assert not [name for name, label in LABELS.items() if label == name and not name.startswith("tests.")]


def test_deeds_stand_in_the_table_of_the_docs() -> None:
    lines = all_pages()["docs/deeds.md"].decode().splitlines()
    listed = {(line.split(" | ")[0].removeprefix("| "), line.split(" | ")[-1].strip("`| ")) for line in lines if line.startswith("| ")}
    assert not {(label, name) for name, label in LABELS.items() if not name.startswith("tests.")} - listed
