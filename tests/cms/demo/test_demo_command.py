"""`make demo` says what it does, waits while its processes live, and goes on where a killed call stopped."""

import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

import pytest

from cms.demo import ACCOUNTS, PASSWORD
from cms.management import demo_steps
from cms.management.children import Children, only_one
from cms.management.commands import demo, load_demo
from cms.management.demo_greeting import greeting
from cms.management.progress import Progress
from cms.management.unfinished import mark_of, unfinished
from cms.models import Milestone
from tests.factories.cms import milestone


class Killed(BaseException):
    """Nothing after it runs, as after SIGKILL."""


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def progress(said) -> Progress:
    return Progress(said.append, 6)


# What it says


def test_each_step_has_a_number_a_title_and_its_time(said, progress):
    for title in ("First", "Second"):
        with progress.step(title):
            pass

    assert [said[0], said[2]] == ["[1/6] First", "[2/6] Second"]
    assert said[1].strip() == said[3].strip() == "done in 0 s"


def test_a_long_step_says_from_time_to_time_what_it_is_at():
    heard = threading.Event()
    progress = Progress(
        lambda line: heard.set() if "3 of 7 migrations applied, 0 s" in line else None, 1, 0.001
    )
    with progress.step("Preparing the database"):
        progress.count(3, 7, "migrations applied")

        assert heard.wait(60)


def test_a_step_that_fails_is_not_said_to_be_done(said, progress):
    with pytest.raises(Killed), progress.step("First"):
        raise Killed

    assert said == ["[1/6] First"]


def test_it_ends_with_addresses_and_accounts():
    words = greeting()

    assert all(f"{settings.SITE_URL}{path}" in words for path in ("/", "/desk/", "/workspace/", "/receipts/"))
    assert PASSWORD in words and all(account.email in words for account in ACCOUNTS)


# Waiting for the home page


@pytest.fixture
def answers(monkeypatch):
    def give(*texts: str) -> None:
        rest = iter(texts)
        monkeypatch.setattr(demo, "ask_for_home_page", lambda port: next(rest))

    monkeypatch.setattr(demo.time, "sleep", lambda seconds: None)
    return give


@pytest.fixture
def children(tmp_path) -> Children:
    return Children(tmp_path)


def test_a_slow_site_is_waited_for(answers, children, progress):
    answers(*["Connection refused"] * 500, "timed out", "200")
    demo.wait_for_home_page(children, 8000, progress)

    assert progress.detail == "waiting for http://localhost:8000/ (timed out)"


def test_a_process_that_ends_is_named_with_its_log(answers, children, progress, tmp_path):
    answers("Connection refused")
    children.ended = lambda: "worker"
    with pytest.raises(CommandError, match=f"The worker process did not start. See {tmp_path}/worker.log"):
        demo.wait_for_home_page(children, 8000, progress)


def test_a_home_page_that_is_broken_is_not_waited_for(answers, children, progress):
    answers(*["500"] * 10)
    with pytest.raises(CommandError, match="The home page answers 500. See .*web.log"):
        demo.wait_for_home_page(children, 8000, progress)


# Killed in the middle


@pytest.fixture
def database(db, monkeypatch, tmp_path) -> Path:
    """A SQLite file that is not there yet, as the demo's database."""
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    own = connection.copy()
    own.settings_dict["NAME"] = str(tmp_path / "db.sqlite3")
    monkeypatch.setattr(demo_steps, "connection", own)
    yield tmp_path / "db.sqlite3"
    own.close()


def make_table(name: str) -> None:
    with demo_steps.connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {name} (id integer)")


def tables() -> list[str]:
    return demo_steps.connection.introspection.table_names()


def migrate_to(monkeypatch, name: str, then: type[BaseException] | None = None) -> None:
    def migrate(progress: Progress) -> None:
        make_table(name)
        if then:
            raise then

    monkeypatch.setattr(demo_steps, "_migrate", migrate)


def test_a_new_database_that_was_half_migrated_is_begun_again(database, progress, said, monkeypatch):
    migrate_to(monkeypatch, "half", then=Killed)
    with pytest.raises(Killed):
        demo_steps.database(progress)
    migrate_to(monkeypatch, "whole")
    demo_steps.database(progress)

    assert tables() == ["whole"]
    assert "Beginning again." in said[0]
    assert not mark_of(database).exists()


def test_a_database_that_holds_something_is_never_removed(database, progress, monkeypatch):
    make_table("old")
    migrate_to(monkeypatch, "half", then=Killed)
    with pytest.raises(Killed):
        demo_steps.database(progress)
    migrate_to(monkeypatch, "whole")
    demo_steps.database(progress)

    assert tables() == ["half", "old", "whole"]


@pytest.mark.django_db
def test_each_migration_is_counted(progress):
    migrate = demo_steps.CountedMigrate(progress, total=4)
    for action in ("apply_start", "apply_success", "apply_start", "apply_success"):
        migrate.migration_progress_callback(action)

    assert progress.detail == "2 of 4 migrations applied"


@pytest.mark.django_db
def test_the_content_of_an_app_is_loaded_whole_or_not_at_all(monkeypatch, progress):
    monkeypatch.setattr(load_demo, "ROOMS", ("first", "second"))
    monkeypatch.setattr(load_demo.demo, "build", lambda: None)
    modules = {"first.demo": SimpleNamespace(build=lambda context: milestone("first"))}
    monkeypatch.setattr(load_demo, "import_module", lambda name: modules[name])

    def half(context) -> None:
        milestone("half")
        raise Killed

    modules["second.demo"] = SimpleNamespace(build=half)
    with pytest.raises(Killed):
        demo_steps.content(progress)

    assert [row.title["en"] for row in Milestone.objects.all()] == ["first"]
    assert progress.detail == "Demo content of second (3 of 3)"


@pytest.mark.parametrize("killed", [False, True])
def test_static_files_of_a_killed_call_are_written_anew(monkeypatch, progress, tmp_path, settings, killed):
    settings.STATIC_ROOT, options = tmp_path / "static", {}
    monkeypatch.setattr(demo_steps, "call_command", lambda name, **given: options.update(given))
    if killed:
        with pytest.raises(Killed), unfinished(tmp_path / "static"):
            raise Killed
    demo_steps.static_files(progress)

    assert options["clear"] is killed
    assert not mark_of(tmp_path / "static").exists()


def test_files_are_compressed_once(progress, tmp_path):
    (tmp_path / "a.css").write_text("a {}\n" * 100)
    demo_steps.compress(tmp_path, progress)
    progress.detail = ""
    demo_steps.compress(tmp_path, progress)

    assert (tmp_path / "a.css.gz").exists()
    assert progress.detail == ""


LEAVE_A_CHILD = """
import os, signal, sys
from pathlib import Path
from cms.management.children import Children
Children(Path(sys.argv[1])).start("web", ["sleep", "600"])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_demo_left_running_is_ended(tmp_path):
    parent = subprocess.run([sys.executable, "-c", LEAVE_A_CHILD, str(tmp_path)], cwd=settings.BASE_DIR)

    assert parent.returncode == -signal.SIGKILL
    assert Children(tmp_path).end_left_behind() == ["web"]
    assert Children(tmp_path).end_left_behind() == []


def test_a_second_demo_on_the_same_data_is_refused(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(demo, "use_demo_settings", lambda port: None)
    with only_one(tmp_path / "logs" / "demo.lock"), pytest.raises(CommandError, match="Another demo runs"):
        call_command("demo", port=0)
