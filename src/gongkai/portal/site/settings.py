"""The Django settings; every choice of the operator comes from `environment`."""

import os
import secrets
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from gongkai.portal.site.environment import Environment, read_environment


def _secret_key(env: Environment) -> str:
    if env["GONGKAI_SECRET_KEY"]:
        return str(env["GONGKAI_SECRET_KEY"])
    path: Path = env["GONGKAI_DATA"] / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
        fresh.replace(path)
    return path.read_text().strip()


def _database(env: Environment) -> dict[str, Any]:
    if not env["GONGKAI_DATABASE"]:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": env["GONGKAI_DATA"] / "gongkai.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: an acknowledged deed survives a power failure too, not only the end of the process.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; PRAGMA foreign_keys=ON;",
            },
        }
    parts = conninfo_to_dict(env["GONGKAI_DATABASE"])
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    rest = {key: value for key, value in parts.items() if key not in named.values()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": rest,
        **{key: str(parts.get(part) or "") for key, part in named.items()},
    }


_env = read_environment()

GONGKAI_ENVIRONMENT = _env
GONGKAI_DATA: Path = _env["GONGKAI_DATA"]
GONGKAI_LOG_HASH: str = _env["GONGKAI_LOG_HASH"]
GONGKAI_TODAY = _env["GONGKAI_TODAY"]
GONGKAI_DEMO: bool = _env["GONGKAI_DEMO"]

SECRET_KEY = _secret_key(_env)
DEBUG = False
ALLOWED_HOSTS = [*(_env["GONGKAI_ALLOWED_HOSTS"] or ()), "localhost", "127.0.0.1", "[::1]", _env["GONGKAI_HOST"]]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "gongkai.portal.frame.apps.FrameConfig",
    "gongkai.portal.audit.apps.AuditConfig",
    "gongkai.portal.agencies.apps.AgenciesConfig",
    "gongkai.portal.annual.apps.AnnualConfig",
    "gongkai.portal.site.apps.SiteConfig",
]

MIDDLEWARE = [
    "gongkai.portal.site.proxies.ForwardedFor",
    "gongkai.portal.frame.middleware.FrameMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gongkai.portal.site.sessions.SessionLimits",
    "gongkai.portal.agencies.gate.Gate",
    "gongkai.portal.site.sessions.Settling",
]

ROOT_URLCONF = "gongkai.portal.site.addresses"
WSGI_APPLICATION = "gongkai.portal.site.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "gongkai.portal.frame.context.frame",
            ],
        },
    }
]

DATABASES = {"default": _database(_env)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "agencies.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": _env["GONGKAI_PASSWORD_LENGTH"]}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
if GONGKAI_DEMO:
    # Seventy accounts with one password that is told to everybody: one digest serves them all.
    PASSWORD_HASHERS = ["gongkai.portal.site.demo.hasher.SharedDigest"]

AXES_FAILURE_LIMIT = _env["GONGKAI_LOCK_AFTER"]
GONGKAI_LOCK_MINUTES: int = _env["GONGKAI_LOCK_MINUTES"]
AXES_COOLOFF_TIME = GONGKAI_LOCK_MINUTES / 60
# An account is locked whatever address the tries come from; guessing many names from one address is the proxy's to limit.
AXES_LOCKOUT_PARAMETERS = ["username"]
# The page to sign in says itself that an account is locked, so the middleware of axes is not needed (W002).
SILENCED_SYSTEM_CHECKS = ["axes.W002", "axes.W006"]
AXES_RESET_ON_SUCCESS = True
# Whoever tries on while an account is locked must not keep its owner out for ever.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "password", "code", "csrfmiddlewaretoken"]
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_COOKIE_AGE = _env["GONGKAI_SESSION_HOURS"] * 3600
GONGKAI_SESSION_IDLE: int = _env["GONGKAI_SESSION_IDLE_MINUTES"] * 60
GONGKAI_PASSWORD_DAYS: int = _env["GONGKAI_PASSWORD_DAYS"]
GONGKAI_TOTP: str = _env["GONGKAI_TOTP"]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _env["GONGKAI_HTTPS"]
SECURE_HSTS_SECONDS = 31536000 if _env["GONGKAI_HTTPS"] else 0
GONGKAI_PROXIES: int = _env["GONGKAI_PROXIES"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _env["GONGKAI_PROXIES"] else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "gongkai.portal.frame.errors.csrf_failure"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
# The files are served from the packages themselves; nothing is collected into a folder first.
WHITENOISE_USE_FINDERS = True
# What people upload; never served as it lies there.
MEDIA_ROOT = _env["GONGKAI_DATA"] / "files"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Tries at signing in stand in the log of deeds; a page that is not there is no trouble of the platform.
    "loggers": {"axes": {"level": "ERROR"}, "django.request": {"level": "ERROR"}, "django.security.DisallowedHost": {"level": "CRITICAL"}},
}
