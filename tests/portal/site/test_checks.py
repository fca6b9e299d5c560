"""The numbered checks of the set-up."""

import pytest
from django.core.checks import run_checks
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from gongkai.portal.site.checks import TAG
from gongkai.portal.site.environment import read_environment

EVERYWHERE = "0.0.0.0"  # noqa: S104  # warned of is what is tested
CLIENT = {"GONGKAI_OIDC_CLIENT_ID": "gongkai", "GONGKAI_OIDC_CLIENT_SECRET": "geheim"}


def numbers(**variables: str) -> list[str]:
    with override_settings(GONGKAI_ENVIRONMENT=read_environment(variables)):
        return [message.id for message in run_checks(tags=[TAG])]


def test_the_plain_set_up_passes():
    assert numbers() == []


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"GONGKAI_HOST": EVERYWHERE}, ["gongkai.W001", "gongkai.W002"]),
        ({"GONGKAI_HOST": EVERYWHERE, "GONGKAI_ALLOWED_HOSTS": "gk.example.gov.cn"}, ["gongkai.W002"]),
        ({"GONGKAI_HOST": EVERYWHERE, "GONGKAI_ALLOWED_HOSTS": "gk.example.gov.cn", "GONGKAI_HTTPS": "yes", "GONGKAI_PROXIES": "1"}, []),
        ({"GONGKAI_HTTPS": "yes"}, ["gongkai.E002"]),
        ({"GONGKAI_WORKERS": "2"}, ["gongkai.W003"]),
        ({"GONGKAI_WORKERS": "2", "GONGKAI_DATABASE": "postgresql://x/y"}, []),
        ({"GONGKAI_JOBS": "off"}, ["gongkai.W004"]),
        ({"GONGKAI_TODAY": "2026-01-20"}, ["gongkai.W005"]),
        ({"GONGKAI_TODAY": "2026-01-20", "GONGKAI_DEMO": "yes"}, []),
        ({"GONGKAI_OIDC_ISSUER": "http://sso.example.gov.cn", **CLIENT}, ["gongkai.W006"]),
        ({"GONGKAI_OIDC_ISSUER": "https://sso.example.gov.cn", **CLIENT}, []),
        ({"GONGKAI_OIDC_ISSUER": "http://127.0.0.1:8080", **CLIENT}, []),
    ],
)
def test_what_is_allowed_and_not_meant_is_told(variables, expected):
    assert numbers(**variables) == expected


def test_every_warning_says_what_to_do():
    with override_settings(GONGKAI_ENVIRONMENT=read_environment({"GONGKAI_HOST": EVERYWHERE, "GONGKAI_JOBS": "off"})):
        assert all(message.hint.endswith("。") for message in run_checks(tags=[TAG]))


def undeclared(request):
    return HttpResponse()


urlpatterns = [path("secret/", undeclared)]


@override_settings(ROOT_URLCONF=__name__)
def test_an_address_outside_the_table_of_pages_is_an_error():
    assert [message.id for message in run_checks(tags=[TAG])] == ["gongkai.E001"]
