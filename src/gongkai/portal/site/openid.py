"""OpenID Connect with the provider of the settings: the way there, and what comes back, checked. Loaded only where one is set.

The authorization code flow with state, nonce and PKCE. Everything is asked of the provider itself, at the addresses its discovery
document gives; the browser only carries a code.
"""

from dataclasses import dataclass
from typing import Any

import requests
from authlib.integrations.base_client import MismatchingStateError, OAuthError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from joserfc.errors import JoseError

_NAME = "gongkai_openid"
_SECONDS = (4, 10)
"""To reach the provider, and to wait for its answer: a thread of the server waits with it."""
_KEPT = 300
"""Seconds for which the discovery document is believed."""
_ALGORITHMS = tuple(f"{family}{bits}" for family in ("RS", "PS", "ES") for bits in (256, 384, 512))
"""Signatures by a key that the provider alone has; never `none`, never a secret that we hold too."""

_KNOWN = frozenset({"pwd", "pin", "kba"})
_HELD = frozenset({"otp", "sms", "tel", "hwk", "swk", "pop", "sc", "fpt", "face", "iris", "retina", "vbm"})
"""Ways to show who one is (RFC 8176): by what one knows, and by what one has or is."""


class ProviderSilent(Exception):
    """The provider cannot be reached, or answers in a way that makes no use of it possible."""


class NotVouched(Exception):
    """What came back does not show who this is; `why` is a Chinese clause for the log, empty where nothing was tried upon us."""

    def __init__(self, why: str = "") -> None:
        self.why = why
        super().__init__(why)


class NoName(Exception):
    """The provider vouches for somebody and does not say under which log-in name."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """For whom the provider has vouched, whether it asked for two factors, and where the person wanted to go."""

    username: str
    twice: bool
    onward: str


def way_there(request: HttpRequest, back: str, onward: str) -> str:
    """The address at the provider to lead the browser to; `back` is where it returns. Raises `ProviderSilent`."""
    app = _app()
    try:
        asked = app.create_authorization_url(back)
    except (RuntimeError, OAuthError) as error:
        raise ProviderSilent(str(error)) from error
    app.save_authorize_data(request, redirect_uri=back, onward=onward, **asked)
    return str(asked["url"])


def came_back(request: HttpRequest) -> Vouched:
    """For whom the provider has vouched. Raises `ProviderSilent`, `NotVouched` or `NoName`; the state is used up whatever comes."""
    app = _app()
    state = request.GET.get("state", "")
    begun = app.framework.get_state_data(request.session, state)
    if begun is None:
        raise NotVouched
    if "code" not in request.GET:
        app.framework.clear_state_data(request.session, state)
        raise NotVouched
    claims, token = _claims(app, request)
    methods = {str(method) for method in claims.get("amr") or ()}
    twice = "mfa" in methods or bool(methods & _KNOWN and methods & _HELD)
    return Vouched(_username(app, claims, token), twice, str(begun["onward"]))


def _claims(app: Any, request: HttpRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    issuer, client = _setting("ISSUER"), _setting("CLIENT_ID")
    must = {"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client}}
    try:
        token = app.authorize_access_token(request, claims_options=must)
    except MismatchingStateError:
        raise NotVouched from None
    except OAuthError as error:
        raise NotVouched("统一认证没有认这次的授权码") from error
    except JoseError as error:
        raise NotVouched(f"凭据没有通过核对（{error.error}）") from error
    except (requests.RequestException, RuntimeError) as error:
        raise ProviderSilent(str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        # What is no token, no key or no list of them: the library takes the provider's words as they come.
        raise NotVouched("凭据不完整，读不出来") from error
    if "userinfo" not in token:
        raise NotVouched("统一认证没有给出凭据")
    return dict(token["userinfo"]), token


def _username(app: Any, claims: dict[str, Any], token: dict[str, Any]) -> str:
    """The log-in name among the claims; where the token has none, the provider is asked for what else it knows of the same person."""
    name = _setting("CLAIM")
    if name not in claims and app.load_server_metadata().get("userinfo_endpoint"):
        try:
            told = app.userinfo(token=token)
        except (requests.RequestException, OAuthError) as error:
            raise ProviderSilent(str(error)) from error
        if told.get("sub") != claims["sub"]:
            raise NotVouched("统一认证前后说的不是同一个人")
        claims = told
    value = claims.get(name)
    if not isinstance(value, str) or not value.strip():
        raise NoName(name)
    return value


def _app() -> Any:
    known = _discovered()
    ways = known.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    offered = known.get("id_token_signing_alg_values_supported") or ["RS256"]
    known["id_token_signing_alg_values_supported"] = [each for each in offered if each in _ALGORITHMS]
    return DjangoOAuth2App(
        DjangoIntegration(_NAME),
        name=_NAME,
        client_id=_setting("CLIENT_ID"),
        client_secret=_setting("CLIENT_SECRET"),
        client_kwargs={
            "scope": "openid profile",
            "code_challenge_method": "S256",
            "token_endpoint_auth_method": "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post",
            "default_timeout": _SECONDS,
            # An access token of a minute is good for the one question we ask; by default the library calls it stale.
            "leeway": 0,
        },
        **known,
    )


def _discovered() -> dict[str, Any]:
    """What the provider says of itself. Raises `ProviderSilent`, also where it calls itself by another name than the settings."""
    issuer = _setting("ISSUER")
    key = f"{_NAME}:{issuer}"
    known: dict[str, Any] | None = cache.get(key)
    if known is not None:
        return known
    try:
        answer = requests.get(f"{issuer.rstrip('/')}/.well-known/openid-configuration", timeout=_SECONDS)
        answer.raise_for_status()
        known = answer.json()
    except requests.RequestException as error:
        raise ProviderSilent(str(error)) from error
    if not isinstance(known, dict) or known.get("issuer") != issuer:
        raise ProviderSilent(f"the discovery document of {issuer} is not its own")
    cache.set(key, known, _KEPT)
    return known


def _setting(name: str) -> str:
    return str(settings.GONGKAI_ENVIRONMENT[f"GONGKAI_OIDC_{name}"])
