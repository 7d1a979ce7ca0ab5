"""Each value an operator sets is checked at start, and the error names the variable."""

import base64
import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

import pytest

from cms.settings import env
from cms.settings.storage import s3_storages

GOOD = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "RECORD_KEY": secrets.token_urlsafe(64),
    "RECORD_SIGNING_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
    "ALLOWED_HOSTS": "c2c.example.gov",
    "SITE_URL": "https://c2c.example.gov",
    "EMAIL_URL": "submission://user:pass@mail.example.gov",
    "DEFAULT_FROM_EMAIL": "Office <no-reply@c2c.example.gov>",
}

KEY = re.compile(r"""SECRET_KEY["']?(?:,\s*|\s*=\s*)["']?([A-Za-z0-9_-]{40,})""")
DEMO_KEY = "demo-only-2b8e6d1f9a4c7053e8b1d6f2a9c4705e3b8d1f6a2c9e4b70"


@pytest.fixture
def value(monkeypatch):
    return lambda text: monkeypatch.setenv("VALUE", text)


@pytest.mark.parametrize(
    "address",
    ["", "nonsense", "mysql://host/name", "postgres://", "postgres://host", "postgres://host:abc/name"],
)
def test_a_wrong_database_is_named(value, address):
    value(address)
    with pytest.raises(ImproperlyConfigured, match="VALUE: "):
        env.env_database("VALUE", "sqlite:///x")


def test_an_error_does_not_show_the_password(value):
    value("postgres://user:hunter2@host:abc/name")
    with pytest.raises(ImproperlyConfigured) as error:
        env.env_database("VALUE", "")
    assert "hunter2" not in str(error.value)


def test_postgresql_gets_time_limits(value):
    value("postgres://user:pass@host:5433/name?sslmode=require")
    config = env.env_database("VALUE", "")

    assert (config["HOST"], config["PORT"], config["NAME"]) == ("host", 5433, "name")
    assert config["OPTIONS"]["sslmode"] == "require"
    for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        assert limit in config["OPTIONS"]["options"]


@pytest.mark.parametrize("address", ["", "nonsense", "file://relative", "memcached://host", "dummy://"])
def test_a_wrong_cache_is_named(value, address):
    value(address)
    with pytest.raises(ImproperlyConfigured, match="VALUE: "):
        env.env_cache("VALUE", "locmem://")


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("redis://host:6379/1", "redis://host:6379/1"),
        ("valkey://host:6379/1", "redis://host:6379/1"),
        ("valkeys://host/0", "rediss://host/0"),
    ],
)
def test_redis_and_valkey_are_one_cache(value, address, location):
    value(address)
    config = env.env_cache("VALUE", "")

    assert config["BACKEND"] == "cms.file_cache.ServerCache"
    assert config["LOCATION"] == location


@pytest.mark.parametrize(
    "address", ["", "nonsense", "http://host", "smtp://", "smtp://host:abc", "file:relative", "memory:"]
)
def test_a_wrong_mail_server_is_named(value, address):
    value(address)
    with pytest.raises(ImproperlyConfigured, match="VALUE: "):
        env.env_mailer("VALUE", "console:")


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://host", 25, False, False),
        ("smtp://host:2525/?tls=true", 2525, True, False),
        ("submission://host", 587, True, False),
        ("smtps://host", 465, False, True),
    ],
)
def test_a_mail_server_is_read_with_its_kind_of_protection(value, address, port, tls, ssl):
    value(address.replace("//", "//me%40here:p%2Fw@"))
    options = env.env_mailer("VALUE", "")["OPTIONS"]

    assert (options["host"], options["port"], options["use_tls"], options["use_ssl"]) == (
        "host",
        port,
        tls,
        ssl,
    )
    assert (options["username"], options["password"]) == ("me@here", "p/w")


def test_mail_can_go_into_a_folder(value, tmp_path):
    value(f"file://{tmp_path}")

    assert env.env_mailer("VALUE", "")["OPTIONS"] == {"file_path": str(tmp_path)}


@pytest.mark.parametrize(
    "address",
    ["", "example.org", "https://", "https://a.example/", "https://a.example/x", "ftp://a", "https://a b"],
)
def test_a_wrong_site_address_is_named(value, address):
    value(address)
    with pytest.raises(ImproperlyConfigured, match="VALUE: "):
        env.env_site_url("VALUE")


@pytest.mark.parametrize("address", ["https://a.example", "http://localhost:8000", "http://[::1]:8000"])
def test_a_good_site_address_is_taken(value, address):
    value(address)

    assert env.env_site_url("VALUE") == address


@pytest.mark.parametrize("hosts", ["", " , ", "*", "*.example.org", "https://a.example"])
def test_wrong_hosts_are_named(value, hosts):
    value(hosts)
    with pytest.raises(ImproperlyConfigured, match="VALUE: "):
        env.env_hosts("VALUE")


@pytest.mark.parametrize(
    "secret",
    ["", "short", "a" * 60, "django-insecure-" + "q8Zt0vX3nB6k" * 5, "change-me-" + "q8Zt0vX3nB6k" * 5],
)
def test_a_weak_secret_is_named(value, secret):
    value(secret)
    with pytest.raises(ImproperlyConfigured, match="VALUE: ") as error:
        env.env_secret("VALUE")
    assert not secret or secret not in str(error.value)


def test_a_signing_key_may_begin_with_a_slash_or_be_in_a_file(value, tmp_path):
    key = base64.b64encode(b"\xff" + bytes(range(31))).decode()
    assert key.startswith("/")
    value(key)
    assert env.env_signing_key("VALUE") == key

    file = tmp_path / "key"
    file.write_text(f"{key}\n")
    value(str(file))
    with pytest.raises(ImproperlyConfigured, match="others may read"):
        file.chmod(0o644)
        env.env_signing_key("VALUE")
    file.chmod(0o600)
    assert env.env_signing_key("VALUE") == key


@pytest.mark.parametrize("number", ["x", "-1", "1.5", ""])
def test_a_wrong_number_is_named(value, number):
    value(number)
    with pytest.raises(ImproperlyConfigured, match="VALUE"):
        env.env_int("VALUE", 0)


@pytest.mark.parametrize(
    "folder", ["backups", "./backups", "/srv/files/private", "/srv/files/x/../private/b"]
)
def test_a_wrong_folder_for_backups_is_named(value, folder):
    value(folder)
    with pytest.raises(ImproperlyConfigured, match="VALUE: "):
        env.env_folder("VALUE", outside=[Path("/srv/files/private")])


@pytest.mark.parametrize("folder", ["/srv/backups", "/srv/files", "/srv/files/private-too"])
def test_a_good_folder_for_backups_is_taken(value, folder):
    value(folder)

    assert env.env_folder("VALUE", outside=[Path("/srv/files/private")]) == Path(folder)


def test_a_number_below_the_least_is_named(value):
    value("0")
    with pytest.raises(ImproperlyConfigured, match="VALUE: must be 1 or more"):
        env.env_int("VALUE", 14, least=1)


@pytest.mark.parametrize("token", ["short", "with a space in its middle", "twenty-letters-and-ñ"])
def test_a_weak_token_is_named(value, token):
    value(token)
    with pytest.raises(ImproperlyConfigured, match="VALUE: "):
        env.env_token("VALUE")


@pytest.mark.parametrize(
    "address", ["", "https://key@errors.example.org/1", "http://key@errors:9000/path/42"]
)
def test_an_address_for_error_reports_is_taken(value, address):
    value(address)
    assert env.env_sentry("VALUE") == address


@pytest.mark.parametrize(
    "address", ["nonsense", "https://errors.example.org/1", "https://key@errors.example.org/"]
)
def test_a_wrong_address_for_error_reports_is_named(value, address):
    value(address)
    with pytest.raises(ImproperlyConfigured, match="VALUE: "):
        env.env_sentry("VALUE")


@pytest.mark.parametrize("word", ["perhaps", "2", ""])
def test_a_wrong_yes_or_no_is_named(value, word):
    value(word)
    with pytest.raises(ImproperlyConfigured, match="VALUE"):
        env.env_bool("VALUE", False)


@pytest.mark.parametrize(
    "address", ["nonsense", "s3://", "https://bucket", "s3://b?endpoint=host", "s3://b?secret=x"]
)
def test_a_wrong_store_is_named(address):
    with pytest.raises(ImproperlyConfigured, match="STORAGE_URL: "):
        s3_storages(address)


def test_private_files_and_media_lie_apart_in_the_store():
    stores = s3_storages("s3://bucket?endpoint=https://s3.example&region=us-west-1")

    assert {name: store["OPTIONS"]["location"] for name, store in stores.items()} == {
        "default": "media",
        "private": "private",
    }
    assert {store["OPTIONS"]["default_acl"] for store in stores.values()} == {"private"}


def test_the_database_in_use_loses_nothing_on_a_crash(db):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    with connection.cursor() as cursor:
        read = lambda name: cursor.execute(f"PRAGMA {name}").fetchone()[0]  # noqa: E731
        assert (read("journal_mode"), read("synchronous"), read("foreign_keys")) == ("wal", 2, 1)


# Whole starts


def start(*arguments: str, **changes: str | None) -> subprocess.CompletedProcess:
    """Start Python under production settings with good values, some of them changed or missing."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "VAR_DIR") if name in os.environ}
    environment = {name: text for name, text in (inherited | GOOD | changes).items() if text is not None}
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "a" * 60),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", "*"),
        ("SITE_URL", None),
        ("SITE_URL", "http://c2c.example.gov"),
        ("EMAIL_URL", None),
        ("TEXT_MESSAGE_GATEWAY", "text.example.org"),
        ("TEXT_MESSAGE_GATEWAY", "{number}@text"),
        ("EMAIL_URL", "carrier-pigeon://x"),
        ("DEFAULT_FROM_EMAIL", None),
        ("CACHE_URL", "locmem://"),
        ("DATABASE_URL", "mysql://host/name"),
        ("STORAGE_URL", "ftp://host"),
        ("TRUSTED_PROXY_COUNT", "many"),
        ("BACKUP_DIR", "backups"),
        ("BACKUP_KEEP", "0"),
        ("METRICS_TOKEN", "short"),
        ("SENTRY_DSN", "https://errors.example.org/1"),
        ("RECORD_KEY", None),
        ("RECORD_KEY", "short"),
        ("RECORD_SIGNING_KEY", None),
        ("RECORD_SIGNING_KEY", "short"),
        ("RECORD_SIGNING_KEY", settings.RECORD_SIGNING_KEY),
        ("RECORD_SIGNING_KEY", "/nowhere/key"),
        ("SECRET_KEY", DEMO_KEY),
        ("PRACTICE_URL", "http://practice.example.gov"),
        ("DATABASE_URL", "postgres://u:p@db.example.gov/name?sslmode=prefer"),
    ],
)
def test_production_refuses_to_start_and_names_what_is_wrong(tmp_path, name, text):
    done = start(
        "-c", "from django.conf import settings; settings.DEBUG", **{name: text, "VAR_DIR": str(tmp_path)}
    )

    assert done.returncode == 1
    assert f"ImproperlyConfigured: {name}: " in done.stderr


def test_the_key_of_a_practice_site_is_a_secret(tmp_path):
    site = {"PRACTICE_URL": "https://practice.example.gov", "VAR_DIR": str(tmp_path)}
    for key in (None, "short", DEMO_KEY):
        done = start("-c", "from django.conf import settings; settings.DEBUG", **site, PRACTICE_KEY=key)
        assert "ImproperlyConfigured: PRACTICE_KEY: " in done.stderr


# Keys that everybody can read


def published_keys() -> set[str]:
    """Each literal of a file of the repository that looks like the value of SECRET_KEY."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    found: set[str] = set()
    for name in listed.stdout.splitlines():
        path = settings.BASE_DIR / name
        if path.suffix in (".py", ".md", ".yaml", ".yml", ".toml", ".example", "") and path.is_file():
            found |= set(KEY.findall(path.read_text(errors="replace")))
    return found


def test_no_key_of_the_repository_opens_a_real_site(value):
    keys = published_keys()
    assert DEMO_KEY in keys and len(keys) >= 3
    for key in keys:
        value(key)
        with pytest.raises(ImproperlyConfigured, match="VALUE: is published in the source code"):
            env.env_secret("VALUE")


@pytest.mark.parametrize(
    "key",
    [
        "0123456789abcdefghijklmnopqrstuvwxyz-only-to-build-static-files",  # gitleaks:allow
        "q8Zt0vX3nB6kLr2WmYp9dHs5GfJc7UeA1iTo4KxPbVwNzSyRgM",  # gitleaks:allow
    ],
)
def test_nor_does_a_key_that_was_there_once(value, key):
    value(key)
    with pytest.raises(ImproperlyConfigured, match="VALUE: is published"):
        env.env_secret("VALUE")


def mode_of(value, address: str) -> str:
    value(f"postgres://u:p@{address}")
    config = env.env_database("VALUE", "")
    env.require_encryption("VALUE", config)
    return config["OPTIONS"]["sslmode"]


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer"])
def test_a_database_across_a_network_is_not_spoken_to_in_plain_text(value, mode):
    with pytest.raises(ImproperlyConfigured, match=f"VALUE: sslmode={mode} allows plain text"):
        mode_of(value, f"db.example.gov/name?sslmode={mode}")


@pytest.mark.parametrize(
    ("address", "mode"),
    [
        ("db.example.gov/name", "require"),
        ("db.example.gov/name?sslmode=require", "require"),
        ("db.example.gov/name?sslmode=verify-full", "verify-full"),
        ("127.0.0.1/name?sslmode=disable", "disable"),
        ("localhost/name", "prefer"),
        ("%2Fvar%2Frun%2Fpostgresql/name", "prefer"),
    ],
)
def test_encryption_is_required_where_there_is_a_network(value, address, mode):
    assert mode_of(value, address) == mode
