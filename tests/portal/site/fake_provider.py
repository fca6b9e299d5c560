"""An identity provider on this machine: discovery, authorize, token, keys and userinfo of OpenID Connect, and the ways it can go wrong.

It is as strict as a real one: it knows its client, wants PKCE, and takes a code once.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "gongkai", "geheimes-wort-des-anschlusses-2026"
KEY = RSAKey.generate_key(2048, parameters={"kid": "k1", "use": "sig", "alg": "RS256"}, private=True)
STRANGE_KEY = RSAKey.generate_key(2048, parameters={"kid": "k1"}, private=True)


class Provider:
    """What it says and of whom; the attributes are what a test changes."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.claims: dict[str, Any] = {"preferred_username": "clerk"}
        """Claims laid over those of a sound token; None takes one away."""
        self.userinfo: dict[str, Any] = {}
        self.says: dict[str, Any] = {}
        """Laid over the discovery document."""
        self.key: Any = KEY
        self.algorithm = "RS256"
        self.refuses = ""
        """The error with which it sends everybody back."""
        self.token: Any = None
        """What the token address answers in place of a token, with its status."""
        self.asked: list[str] = []
        """The paths that were asked, in order."""
        self.codes: dict[str, dict[str, str]] = {}

    def discovery(self) -> dict[str, Any]:
        sound = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }
        return sound | self.says

    def authorize(self, asked: dict[str, str]) -> str:
        """Where it sends the browser: it takes everybody for signed in already."""
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        if self.refuses:
            return asked["redirect_uri"] + "?" + urlencode({"error": self.refuses, "state": asked["state"]})
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"]})

    def exchange(self, sent: dict[str, str], authorization: str) -> tuple[int, Any]:
        """The token for a code, or the refusal."""
        if self.token is not None:
            return self.token
        begun = self.codes.pop(sent.get("code", ""), None)
        known = authorization == "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if not known and (sent.get("client_id"), sent.get("client_secret")) != (CLIENT, SECRET):
            return 401, {"error": "invalid_client"}
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        if begun is None or begun["code_challenge"] != challenge or begun["redirect_uri"] != sent.get("redirect_uri"):
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "opens-userinfo", "token_type": "Bearer", "expires_in": 60, "id_token": self.id_token(begun["nonce"])}

    def id_token(self, nonce: str) -> str:
        now = int(time.time())
        sound = {"iss": self.issuer, "sub": "4711", "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": nonce}
        claims = {name: value for name, value in (sound | self.claims).items() if value is not None}
        if self.algorithm == "none":
            parts = (json.dumps(part).encode() for part in ({"alg": "none"}, claims))
            return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."
        header = {"alg": self.algorithm, "kid": "k1"}
        key = OctKey.import_key(SECRET) if self.algorithm == "HS256" else self.key
        return jwt.encode(header, claims, key, algorithms=[self.algorithm])


@contextmanager
def provider() -> Iterator[Provider]:
    """The provider, listening; it is gone when the block ends (or `stop` of the test's own is called by leaving it)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    fake = Provider(f"http://127.0.0.1:{server.server_port}/realm")
    server.fake = fake
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def _fake(self) -> Provider:
        return self.server.fake

    def do_GET(self) -> None:
        fake, parts = self._fake(), urlsplit(self.path)
        path = parts.path.removeprefix("/realm")
        fake.asked.append(path)
        if path == "/authorize":
            self.send_response(302)
            self.send_header("Location", fake.authorize({name: values[0] for name, values in parse_qs(parts.query).items()}))
            self.end_headers()
        elif path == "/userinfo" and self.headers["Authorization"] != "Bearer opens-userinfo":
            self._answer(401, {"error": "invalid_token"})
        else:
            known = {
                "/.well-known/openid-configuration": fake.discovery(),
                "/jwks": {"keys": [KEY.as_dict(private=False)]},
                "/userinfo": fake.userinfo,
            }
            self._answer(200 if path in known else 404, known.get(path, {}))

    def do_POST(self) -> None:
        fake = self._fake()
        fake.asked.append(urlsplit(self.path).path.removeprefix("/realm"))
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self._answer(*fake.exchange({name: values[0] for name, values in sent.items()}, self.headers["Authorization"] or ""))

    def _answer(self, status: int, body: Any) -> None:
        text = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""
