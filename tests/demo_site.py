"""Build the demo in a folder once for all processes of a run; tests that change it use a copy."""

import fcntl
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.checks import ROOT
from tests.databases import sqlite_template
from tests.machine import free_port

# The key of cms.settings.test: its receipts and second factors open under either settings.
SIGNING_KEY = "CioWIua6qFN4x3pyYoVjgu3Nq+10ko/3hvUTW2D0S9w="
SECRET_KEY = "test-only-9d4b2f7e1a6c8350f9d4b2e7a1c6835f0e9b4d2a7c1f6835"

# Do the periodic work that is due: whether the demo's own schedule began it before the home page answered is chance.
# Finish the jobs that the demo left, and store passwords with the hash of the tests.
FINISH = """
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from cms.demo import PASSWORD
from cms.users.models import User
call_command("run_due", verbosity=0)
call_command("db_worker", "--queue-name", "*", "--batch")
User.objects.filter(is_demo=True).update(password=make_password(PASSWORD))
"""


def environment(folder: Path, port: int, database: str = "") -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "tests.demo_settings",
        "SECRET_KEY": SECRET_KEY,
        "VAR_DIR": str(folder),
        "DATABASE_URL": database or f"sqlite:///{folder / 'db.sqlite3'}",
        "SITE_URL": f"http://localhost:{port}",
        "CLOCK_FILE": str(folder / "clock"),
        # As in the test settings: tests verify what the demonstration signed.
        "RECORD_SIGNING_KEY": SIGNING_KEY,
        "RECORD_ORIGIN": "localhost:8000/record",
    }


def manage(env: dict[str, str], *words: str, check: bool = True) -> subprocess.CompletedProcess:
    done = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=os.environ | env, capture_output=True, text=True
    )
    if check and done.returncode:
        raise AssertionError(
            f"manage.py {' '.join(words)} failed\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
        )
    return done


def demo_folder(shared: Path) -> Path:
    """The folder of the demo, made on the first call.

    TEST_DEMO names a folder that outlives this process: the runner sets it, so that every part of a run finds the
    same demo. Without it, the demo lies in ``shared``.
    """
    shared = Path(os.environ.get("TEST_DEMO") or shared)
    shared.mkdir(parents=True, exist_ok=True)
    folder, done, broken = shared / "demo", shared / "demo.done", shared / "demo.broken"
    with without_time_limit(), (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert not broken.exists(), broken.read_text()
        if not done.exists():
            try:
                _make(folder)
            except AssertionError as error:
                broken.write_text(str(error)[-6000:])
                raise
            done.touch()
    return folder


@contextmanager
def without_time_limit() -> Iterator[None]:
    """Making the demo does not count towards the time limit of the test that happens to ask first."""
    left, _interval = signal.setitimer(signal.ITIMER_REAL, 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left)


def _make(folder: Path) -> None:
    """By the very command that visitors run; its tables come from the tests' own migrated database if there is one."""
    shutil.rmtree(folder, ignore_errors=True)  # what a run that was cut off left
    folder.mkdir()
    if sqlite_template().exists():
        shutil.copy(sqlite_template(), folder / "db.sqlite3")
    port = free_port()
    env = environment(folder, port)
    visitors = env | {"DJANGO_SETTINGS_MODULE": "cms.settings.demo"}
    manage(visitors, "demo", "--port", str(port), "--once")
    manage(env, "shell", "-v0", "-c", FINISH)
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
