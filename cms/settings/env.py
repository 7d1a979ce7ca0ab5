"""Read settings from the environment; an invalid value is an error that names the variable."""

import base64
import hashlib
import os
import re
import secrets
import shlex
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

import environs
from cryptography.x509 import load_pem_x509_certificates

from cms.proofs.verify_record import COSIGNATURE, Refused, read_key

_env = environs.Env()
_SITE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?|https?://\[[0-9a-fA-F:]+\](:\d+)?")
_DSN = re.compile(r"https?://[^:@/\s]+@[A-Za-z0-9.-]+(:\d+)?(/[\w.-]+)*/\d+")
MAIL_PORTS = {"smtp": 25, "submission": 587, "smtps": 465}
MOST_CACHED = 10_000
SEED_BYTES = 32  # of an Ed25519 key
SERVER_CACHE = "cms.file_cache.ServerCache"
SERVER_PATIENCE = {"socket_connect_timeout": 1, "socket_timeout": 2}  # seconds
WEAK_SECRETS = ("django-insecure-", "change", "secret", "example")
# SHA-256 of each key that this repository has ever contained: whoever reads it could sign in as anyone.
PUBLISHED_SECRETS = frozenset(
    {
        "791f3562ed7cfcf97f4559fa9a32b17d46d6e68931e2da24b05369f24faf061b",  # demo settings
        "ed21da8b5d0434c869f58bad6aa781527ec491dafd429bc8b2902f68a098841b",  # development settings
        "6212dcbdbc7cff3c92d3a254a0fc20b4b80d9ea905c255b8ce31f2f4fb3baef3",  # test settings
        "1b4f0d6738e5e92c5b467823b9d3b31d0416237fed22a121cadb742ed6a48766",  # the image's build step until 0.2.0
        "5eec0cd4621c5574e41359c334f7c40a6f0d52e40724049f00b597e2e1abc01d",  # the test of the settings until 0.2.0
        "e9a55bcfc82b6c55e169a37d794b9f2357424b3dee7fc6fb571a96ca840635b6",  # signing key of the test settings
    }
)
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
WEAK_SSL_MODES = ("disable", "allow", "prefer")


def _read(name: str, reader: Callable[..., Any], default: object) -> Any:
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


def env_command(name: str, default: str = "") -> list[str]:
    """A command with its arguments, as typed in a shell; it is never passed to a shell."""
    try:
        return shlex.split(env_str(name, default))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error


def env_folder(name: str, *, outside: Iterable[Path] = ()) -> Path | None:
    """An absolute path, or None if not set; never inside one of the folders in `outside`."""
    value = env_str(name)
    if not value:
        return None
    folder = Path(value)
    if not folder.is_absolute():
        raise ImproperlyConfigured(f"{name}: must be a whole path, as in /var/backups/throughline")
    if inside := next((each for each in outside if folder.resolve().is_relative_to(each.resolve())), None):
        raise ImproperlyConfigured(f"{name}: must not be inside {inside}")
    return folder


def env_required(name: str) -> str:
    value = env_str(name)
    if not value:
        raise ImproperlyConfigured(f"{name}: must be set")
    return value


def env_secret(name: str) -> str:
    """A secret of at least 50 characters that is no placeholder and was never published (security.md D02)."""
    value = env_required(name)
    if len(value) < 50 or len(set(value)) < 10:
        raise ImproperlyConfigured(f"{name}: must be 50 or more random characters")
    if value.lower().startswith(WEAK_SECRETS):
        raise ImproperlyConfigured(f"{name}: is a placeholder; set a random value")
    if hashlib.sha256(value.encode()).hexdigest() in PUBLISHED_SECRETS:
        raise ImproperlyConfigured(f"{name}: is published in the source code; set a random value")
    return value


def env_signing_key(name: str) -> str:
    """32 random bytes in base64, or the absolute path of a file with them that only its owner may read."""
    value = env_required(name)
    if value.startswith("/") and len(_from_base64(value)) != SEED_BYTES:  # base64 may begin with a slash too
        value = _private_file(name, Path(value))
    seed = _from_base64(value)
    if len(seed) != SEED_BYTES or len(set(seed)) < 10:
        raise ImproperlyConfigured(f"{name}: must be {SEED_BYTES} random bytes in base64")
    if hashlib.sha256(value.encode()).hexdigest() in PUBLISHED_SECRETS:
        raise ImproperlyConfigured(f"{name}: is published in the source code; set a random value")
    return value


def _from_base64(value: str) -> bytes:
    """Nothing if it is no base64."""
    try:
        return base64.b64decode(value, validate=True)
    except ValueError:
        return b""


def _private_file(name: str, path: Path) -> str:
    try:
        if path.stat().st_mode & 0o077:
            raise ImproperlyConfigured(f"{name}: others may read {path}; run chmod 600 on it")
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error


def own_signing_key(path: Path) -> str:
    """For a site that is no real one: a key of its own, made at its first start."""
    made = base64.b64encode(secrets.token_bytes(SEED_BYTES)).decode()
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(made)
    except FileExistsError:
        return path.read_text("ascii") or made
    return made


def env_witnesses(name: str, *, own: str) -> list[tuple[str, str]]:
    """Public key and address of each outside witness of the record; ``own`` is the record's name, which is none."""
    pairs = [pair.split() for pair in re.split(r"[\n,]", env_str(name)) if pair.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise ImproperlyConfigured(f"{name}: must have a public key, a space and an address for each witness")
    found = [(_witness_key(name, key), _outside_address(name, address).rstrip("/")) for key, address in pairs]
    names = [key.partition("+")[0] for key, _address in found]
    if len(set(names)) < len(names) or own in names:
        raise ImproperlyConfigured(f"{name}: must name each witness once, and never the record itself")
    return found


def _witness_key(name: str, key: str) -> str:
    try:
        if read_key(key).algorithm == COSIGNATURE:
            return key
    except Refused as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error
    raise ImproperlyConfigured(f"{name}: must have keys of witnesses, not of records")


def env_outside_address(name: str) -> str:
    """The address of an outside service, or "" if not set."""
    return _outside_address(name, address) if (address := env_str(name)) else ""


def _outside_address(name: str, address: str) -> str:
    """The port is read, so that a wrong one is an error."""
    try:
        parts = urlsplit(address)
        schemes = ("http", "https") if parts.hostname in THIS_MACHINE else ("https",)
        is_good = bool(parts.hostname) and parts.scheme in schemes and parts.port != 0
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error
    if not is_good or "@" in parts.netloc or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"{name}: must have addresses like https://service.example.org")
    return address


def env_certificates(name: str, *, required_by: str) -> str:
    """What a PEM file of certificates contains, or "" if neither it nor the variable that requires it is set."""
    path = env_str(name)
    if not path:
        if env_str(required_by):
            raise ImproperlyConfigured(f"{name}: is required with {required_by}")
        return ""
    try:
        text = Path(path).read_text("ascii")
        load_pem_x509_certificates(text.encode())
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error
    return text


def env_token(name: str, *, least: int = 20) -> str:
    """A token that clients send, or "" if not set."""
    value = env_str(name)
    if value and (len(value) < least or not value.isascii() or not value.isprintable() or " " in value):
        raise ImproperlyConfigured(
            f"{name}: must be {least} or more letters, digits or signs, without spaces"
        )
    return value


def env_gateway(name: str) -> str:
    """The address at which a gateway takes an email for a number, or "" if not set."""
    value = env_str(name)
    if value and not re.fullmatch(r"[\w.+-]*\{number\}[\w.+-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", value):
        raise ImproperlyConfigured(f"{name}: must look like {{number}}@text.example.org")
    return value


def env_sentry(name: str) -> str:
    """The DSN for error reports, or "" if not set."""
    value = env_str(name)
    if value and not _DSN.fullmatch(value):
        raise ImproperlyConfigured(f"{name}: must look like https://key@host/number")
    return value


def env_site_url(name: str, default: str = "") -> str:
    value = env_str(name, default)
    if not _SITE.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name}: must be an address like https://example.org, with no slash at the end"
        )
    return value


def is_of_this_machine(url: str) -> bool:
    """Whether only somebody at this machine reaches it."""
    return urlsplit(url).hostname in THIS_MACHINE


def env_local_hosts(name: str) -> list[str]:
    """Names of this machine, such as localhost, or none."""
    hosts = [host.lower() for host in env_list(name)]
    if strange := [host for host in hosts if host not in THIS_MACHINE]:
        raise ImproperlyConfigured(f"{name}: must name {', '.join(THIS_MACHINE)}, not {strange[0]}")
    return hosts


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
        return config | sqlite_database(config["NAME"])
    elif engine == "django.db.backends.postgresql":
        if not config.get("NAME"):
            raise ImproperlyConfigured(f"{name}: must name the database, as in postgres://user@host/name")
        options = config.setdefault("OPTIONS", {})
        options.setdefault(
            "options",
            "-c statement_timeout=30000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000",
        )
        config["CONN_MAX_AGE"] = 60
    else:
        raise ImproperlyConfigured(f"{name}: must start with sqlite:// or postgres://")
    config["CONN_HEALTH_CHECKS"] = True
    return config


def sqlite_database(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "cms.sqlite",
        "NAME": path,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
        "CONN_MAX_AGE": 600,  # opening it parses the whole schema: as much CPU as most pages need
        "CONN_HEALTH_CHECKS": True,
    }


def require_encryption(name: str, database: dict[str, Any]) -> None:
    """PostgreSQL over a network is asked for over TLS only (D06). With the modes below `require` a connection may be
    in plain text, and the site would not notice. A socket or this machine's own address has no network to listen on.
    """
    if database["ENGINE"] != "django.db.backends.postgresql":
        return
    host = database.get("HOST") or ""
    is_local = not host or host.startswith("/") or host.strip("[]") in THIS_MACHINE
    mode = database["OPTIONS"].setdefault("sslmode", "prefer" if is_local else "require")
    if mode in WEAK_SSL_MODES and not is_local:
        raise ImproperlyConfigured(
            f"{name}: sslmode={mode} allows plain text; use require, verify-ca or verify-full"
        )


def env_cache(name: str, default: str) -> dict[str, Any]:
    """Files or memory on one machine; Redis or Valkey, which use the same protocol, for many."""
    value = env_str(name, default)
    scheme = value.partition("://")[0]
    if scheme not in ("file", "locmem", "redis", "rediss", "valkey", "valkeys"):
        raise ImproperlyConfigured(f"{name}: must start with file:///, locmem://, redis:// or valkey://")
    if scheme == "file" and not value.startswith("file:///"):
        raise ImproperlyConfigured(f"{name}: must name a whole path, as in file:///var/cache/throughline")
    if scheme.startswith("valkey"):
        location = value.replace("valkey", "redis", 1)
        return {"BACKEND": SERVER_CACHE, "LOCATION": location, "OPTIONS": SERVER_PATIENCE}
    config = dict(_read(name, _env.dj_cache_url, default))
    if scheme in ("redis", "rediss"):
        return config | {"BACKEND": SERVER_CACHE, "OPTIONS": SERVER_PATIENCE | config.get("OPTIONS", {})}
    if scheme == "file":
        config["BACKEND"] = "cms.file_cache.FileCache"
    if scheme in ("file", "locmem"):  # Django's limit is 300 entries
        config["OPTIONS"] = {"MAX_ENTRIES": MOST_CACHED} | config.get("OPTIONS", {})
    return config


def file_cache(folder: Path) -> dict[str, Any]:
    return {
        "BACKEND": "cms.file_cache.FileCache",
        "LOCATION": str(folder),
        "OPTIONS": {"MAX_ENTRIES": MOST_CACHED},
    }


def env_mailer(name: str, default: str) -> dict[str, Any]:
    """One entry of MAILERS from a URL such as smtp://user:pass@host:587/?tls=true."""
    value = env_str(name, default)
    backends = "django.core.mail.backends."
    if value.startswith("console:"):
        return {"BACKEND": f"{backends}console.EmailBackend", "OPTIONS": {}}
    if value.startswith("file:///"):
        folder = unquote(value.removeprefix("file://"))
        return {"BACKEND": f"{backends}filebased.EmailBackend", "OPTIONS": {"file_path": folder}}
    if not value.startswith(tuple(f"{scheme}://" for scheme in MAIL_PORTS)):
        raise ImproperlyConfigured(
            f"{name}: must start with smtp://, smtps://, submission://, console: or file:///"
        )
    return {"BACKEND": f"{backends}smtp.EmailBackend", "OPTIONS": _smtp_options(name, value)}


def _smtp_options(name: str, value: str) -> dict[str, Any]:
    """smtps is TLS from the first byte; submission, or ``?tls=true``, is STARTTLS."""
    parts = urlsplit(value)
    try:
        port = parts.port or MAIL_PORTS[parts.scheme]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error
    if not parts.hostname:
        raise ImproperlyConfigured(
            f"{name}: must name the mail server, as in smtp://user:pass@host:587/?tls=true"
        )
    asked = parse_qs(parts.query).get("tls", ["false"])[-1].lower() in ("1", "true", "yes", "on")
    return {
        "host": parts.hostname,
        "port": port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "submission" or (parts.scheme == "smtp" and asked),
        "use_ssl": parts.scheme == "smtps",
        "timeout": 20,
    }
