"""The practice site is apart by construction: its settings name other files, whatever the environment says."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.utils import timezone

import pytest

from cms import clock
from cms.management.progress import Progress
from cms.practice import offset, prepare, services
from cms.practice.middleware import NotIndexed
from tests.checks import ROOT

NAMES = (
    *("PRACTICE", "PRACTICE_URL", "PRACTICE_OF", "SITE_URL", "MAIL_DELIVERY", "SENTRY_DSN", "STORAGE_URL"),
    *("DATABASES", "CACHES", "STORAGES", "MAILERS", "TASKS", "ALLOWED_HOSTS", "SESSION_COOKIE_NAME"),
    *("CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SECRET_KEY", "VAR_DIR", "MEDIA_ROOT", "PRIVATE_ROOT"),
    *("CLOCK_FILE", "BACKUP_DIR", "METRICS_TOKEN", "MIDDLEWARE"),
)
READ = f"""
import json
from cms.settings import practice
print(json.dumps({{name: getattr(practice, name) for name in {NAMES}}}, default=str))
"""
ENVIRONMENT = {
    "DATABASE_URL": "postgres://real@127.0.0.1/real",
    "CACHE_URL": "redis://real:6379/0",
    "STORAGE_URL": "s3://real?endpoint=https://s3.example.org",
    "SENTRY_DSN": "https://key@errors.example.org/1",
    "EMAIL_URL": "smtp://mail.example.org",
    "METRICS_TOKEN": "a-token-of-more-than-20-letters",
    "SITE_URL": "https://real.example.org",
    "SECRET_KEY": "real" * 20,
    "PRACTICE_KEY": "known to both sites",
    "BACKUP_DIR": "/var/backups/real",
}


def read(folder, **environment: str) -> subprocess.CompletedProcess:
    given = os.environ | ENVIRONMENT | {"VAR_DIR": str(folder)} | environment
    return subprocess.run(
        [sys.executable, "-c", READ], env=given, cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> tuple[str, dict]:
    folder = tmp_path_factory.mktemp("var")
    return str(folder), json.loads(read(folder, PRACTICE_URL="http://localhost:8001").stdout)


def test_its_database_files_and_clock_lie_in_a_folder_of_its_own(found):
    folder, values = found
    own = f"{folder}/practice"

    assert values["VAR_DIR"] == own
    assert values["DATABASES"]["default"]["NAME"] == f"{own}/db.sqlite3"
    assert values["CACHES"]["default"]["LOCATION"] == f"{own}/cache"
    assert values["STORAGES"]["private"]["OPTIONS"]["location"] == values["PRIVATE_ROOT"] == f"{own}/private"
    assert (values["MEDIA_ROOT"], values["CLOCK_FILE"]) == (f"{own}/media", f"{own}/clock")


def test_nothing_leads_from_it_to_what_the_real_site_uses(found):
    _folder, values = found
    its_address = values.pop("PRACTICE_OF")

    assert its_address == "https://real.example.org"
    assert "real" not in json.dumps({name: value for name, value in values.items() if name != "VAR_DIR"})
    assert not any(values[name] for name in ("SENTRY_DSN", "STORAGE_URL", "METRICS_TOKEN", "PRACTICE_URL"))
    assert values["BACKUP_DIR"] in (None, "None")


def test_no_mail_leaves_it(found):
    values = found[1]

    assert values["MAIL_DELIVERY"] == "keep"
    assert values["MAILERS"]["transport"]["BACKEND"].endswith("dummy.EmailBackend")


def test_its_cookies_have_names_of_their_own(found):
    names = {found[1][name] for name in ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME")}

    assert names == {"practice-session", "practice-csrf"}
    assert names.isdisjoint({settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME})


def test_a_key_is_the_only_way_in(found):
    assert found[1]["MIDDLEWARE"][-1] == "cms.practice.middleware.OneWayIn"


@pytest.mark.parametrize(
    "address", ["http://192.168.1.5:8001", "http://practice.example.org", "http://[::2]"]
)
def test_on_an_address_that_others_reach_the_key_of_the_demo_will_not_do(tmp_path, address):
    assert "PRACTICE_KEY: must be" in read(tmp_path, PRACTICE_URL=address, PRACTICE_KEY="").stderr
    assert "PRACTICE_KEY: must be" in read(tmp_path, PRACTICE_URL=address).stderr


@pytest.mark.parametrize("address", ["http://localhost:8001", "http://127.0.0.1:8001", "http://[::1]:8001"])
def test_at_one_s_own_machine_it_needs_no_key(tmp_path, address):
    found = read(tmp_path, PRACTICE_URL=address, PRACTICE_KEY="")
    assert found.returncode == 0 and json.loads(found.stdout)["SECRET_KEY"].startswith("demo-only-")


def test_on_a_public_address_it_needs_a_key_that_nobody_knows(tmp_path):
    public = {"PRACTICE_URL": "https://practice.example.org"}
    key = "".join(chr(65 + each % 26) + str(each) for each in range(30))

    assert "PRACTICE_KEY: must be set" in read(tmp_path, **public, PRACTICE_KEY="").stderr
    values = json.loads(read(tmp_path, **public, PRACTICE_KEY=key).stdout)
    assert values["SECRET_KEY"] == key and values["SESSION_COOKIE_SECURE"]
    assert values["SESSION_COOKIE_NAME"] == "__Host-practice-session"
    assert values["ALLOWED_HOSTS"][0] == "practice.example.org"


def test_search_engines_are_asked_to_stay_away(rf, client, settings):
    site = NotIndexed(lambda request: HttpResponse("a page"))
    settings.DEMO, settings.PRACTICE = False, True

    assert site(rf.get("/"))["X-Robots-Tag"] == "noindex, nofollow"
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


# What it is prepared from


def database_of(path, *kinds: bool):
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE users_user (is_demo bool)")
        made.executemany("INSERT INTO users_user VALUES (?)", [[kind] for kind in kinds])
        made.commit()
    return path


def test_only_the_database_of_a_demo_is_copied(tmp_path):
    assert prepare.holds_only_a_demo(database_of(tmp_path / "demo", True, True))
    assert not prepare.holds_only_a_demo(database_of(tmp_path / "real", False))
    assert not prepare.holds_only_a_demo(database_of(tmp_path / "mixed", True, False))
    assert not prepare.holds_only_a_demo(database_of(tmp_path / "empty"))
    assert not prepare.holds_only_a_demo(tmp_path / "missing")


def test_a_file_that_the_demo_deletes_meanwhile_is_left_out(tmp_path, settings):
    settings.VAR_DIR = tmp_path / "practice"
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = (
        tmp_path / "practice" / "media",
        tmp_path / "practice" / "private",
    )
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "there").touch()
    (tmp_path / "media" / "gone").symlink_to(tmp_path / "nothing")
    prepare._copy_files()

    assert [path.name for path in (tmp_path / "practice" / "media").iterdir()] == ["there"]


def test_a_demo_that_is_being_made_is_not_copied(tmp_path):
    database = database_of(tmp_path / "db.sqlite3", True)
    prepare.mark_of(database).touch()

    assert not prepare.holds_only_a_demo(database)


def test_a_site_prepared_again_is_made_by_the_clock_of_today(monkeypatch, tmp_path, settings):
    settings.VAR_DIR, settings.CLOCK_FILE, ahead = tmp_path, str(tmp_path / "clock"), []
    offset.set_to(clock.now() + timedelta(days=30))
    cache.set("before", 1)

    def step(progress: Progress) -> None:
        ahead.append(clock.now() - timezone.now() > timedelta(days=1))

    monkeypatch.setattr(prepare, "STEPS", (step,))
    for name in ("_remove", "close_other_doors"):
        monkeypatch.setattr(prepare, name, lambda: None)
    monkeypatch.setattr(prepare.archive, "make", lambda folder: None)
    prepare._make(Progress(lambda line: None, 1))

    assert ahead == [False] and cache.get("before") is None


def test_what_was_left_unfinished_is_made_again(monkeypatch, tmp_path, settings):
    settings.VAR_DIR, settings.STATIC_ROOT, made = tmp_path, tmp_path, []
    (tmp_path / "staticfiles.json").touch()
    monkeypatch.setattr(prepare, "_make", made.append)
    monkeypatch.setattr(prepare.meeting, "ready", lambda: None)
    services.pristine().mkdir()
    prepare.prepare(Progress(lambda line: None, 1))

    assert len(made) == 1 and not prepare.mark_of(services.pristine()).exists()
