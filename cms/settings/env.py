"""Read settings from the environment; a wrong value is an error that names the variable."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured

import environs

_env = environs.Env()
WEAK_SECRETS = ("django-insecure-", "change", "secret", "example")


def _read(name: str, reader: Callable[..., Any], default: Any) -> Any:
    try:
        return reader(name, default)
    except (environs.EnvError, ValueError, KeyError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error


def env_str(name: str, default: str = "") -> str:
    return _read(name, _env.str, default)


def env_bool(name: str, default: bool) -> bool:
    return _read(name, _env.bool, default)


def env_int(name: str, default: int, *, least: int = 0) -> int:
    value = _read(name, _env.int, default)
    if value < least:
        raise ImproperlyConfigured(f"{name}: must be {least} or more, not {value}")
    return value


def env_list(name: str, default: list[str] | None = None) -> list[str]:
    return [item.strip() for item in _read(name, _env.list, default or []) if item.strip()]


def env_required(name: str) -> str:
    value = env_str(name)
    if not value:
        raise ImproperlyConfigured(f"{name}: must be set")
    return value


def env_secret(name: str) -> str:
    """A secret of 50 characters or more that is not an obvious placeholder (security.md D02)."""
    value = env_required(name)
    if len(value) < 50 or len(set(value)) < 10:
        raise ImproperlyConfigured(f"{name}: must be 50 or more random characters")
    if value.lower().startswith(WEAK_SECRETS):
        raise ImproperlyConfigured(f"{name}: is a placeholder; set a random value")
    return value


def env_site_url(name: str, default: str = "") -> str:
    value = env_str(name, default)
    if not value.startswith(("https://", "http://")) or value.endswith("/"):
        raise ImproperlyConfigured(
            f"{name}: must be an address like https://example.org, with no slash at the end"
        )
    return value


def env_hosts(name: str) -> list[str]:
    hosts = env_list(name)
    if not hosts:
        raise ImproperlyConfigured(f"{name}: must name at least one host")
    if any("*" in host or "/" in host for host in hosts):
        raise ImproperlyConfigured(f"{name}: must name hosts, without * or /")
    return hosts


def env_database(name: str, default: str) -> dict[str, Any]:
    """Database settings: SQLite as measured (WAL, FULL, IMMEDIATE) or PostgreSQL with time-outs (D06)."""
    config = dict(_read(name, _env.dj_db_url, default))
    engine = config.get("ENGINE", "")
    if engine == "django.db.backends.sqlite3":
        config["ENGINE"] = "cms.sqlite"
        config["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        }
    elif engine == "django.db.backends.postgresql":
        options = config.setdefault("OPTIONS", {})
        options.setdefault(
            "options",
            "-c statement_timeout=30000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000",
        )
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    else:
        raise ImproperlyConfigured(f"{name}: must start with sqlite:// or postgres://")
    return config


def env_cache(name: str, default: str) -> dict[str, Any]:
    return dict(_read(name, _env.dj_cache_url, default))


def env_mailer(name: str, default: str) -> dict[str, Any]:
    """One entry of MAILERS from an address such as smtp://user:pass@host:587/?tls=true."""
    parts = dict(_read(name, _env.dj_email_url, default))
    backend = parts.get("EMAIL_BACKEND", "")
    if not backend:
        raise ImproperlyConfigured(f"{name}: must start with smtp://, console: or file:")
    options: dict[str, Any] = {}
    if backend.endswith("smtp.EmailBackend"):
        options = {
            "host": parts.get("EMAIL_HOST") or "localhost",
            "port": parts.get("EMAIL_PORT") or 25,
            "username": parts.get("EMAIL_HOST_USER") or "",
            "password": parts.get("EMAIL_HOST_PASSWORD") or "",
            "use_tls": bool(parts.get("EMAIL_USE_TLS")),
            "use_ssl": bool(parts.get("EMAIL_USE_SSL")),
            "timeout": 20,
        }
    return {"BACKEND": backend, "OPTIONS": options}
