"""A backup each day, those of the last days kept, and a failure that can be seen."""

import fcntl
import logging
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

from django.core.management import CommandError, call_command
from django.db import connection

import pytest

from cms import clock
from cms.backups import archive
from cms.models import ScheduledJob

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        "connection.vendor == 'postgresql' and not shutil.which('pg_dump')",
        reason="PostgreSQL's client programs are not here",
    ),
]
assert shutil and connection  # what skipif reads
NIGHT = datetime(2026, 11, 5, 10, 0, tzinfo=UTC)
DISK_FULL = mock.patch("cms.backups.archive.make", side_effect=OSError(28, "No space left on device"))


@pytest.fixture
def place(tmp_path, settings) -> Path:
    settings.BACKUP_DIR = tmp_path / "backups"
    settings.BACKUP_KEEP = 3
    return settings.BACKUP_DIR


@pytest.fixture
def old(place) -> list[str]:
    """Backups of four days, two of them on the last one."""
    names = [
        f"2026-11-{day}" for day in ("01T100000Z", "02T100000Z", "03T100000Z", "04T090000Z", "04T100000Z")
    ]
    for name in names:
        (place / name).mkdir(parents=True)
    return names


def back_up(at: datetime = NIGHT) -> None:
    with clock.at(at):
        call_command("backup_daily", verbosity=0)


def names(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir() if path.is_dir())


def state(client, at: datetime = NIGHT) -> str | None:
    with clock.at(at):
        answer = client.get("/healthz")
    return answer.json().get("backup")


@pytest.mark.engine
def test_a_daily_backup_is_whole_and_for_its_owner_only(place):
    back_up()
    made = place / "2026-11-05T100000Z"

    assert archive.check(made)["database"] == connection.vendor
    assert (place.stat().st_mode | made.stat().st_mode) & 0o077 == 0


def test_the_newest_backup_of_each_of_the_last_days_stays(place, old):
    back_up()

    assert names(place) == ["2026-11-03T100000Z", "2026-11-04T100000Z", "2026-11-05T100000Z"]


def test_days_without_a_backup_cost_no_older_one(place, old):
    back_up(NIGHT + timedelta(days=300))

    assert names(place)[:2] == ["2026-11-03T100000Z", "2026-11-04T100000Z"]


def test_what_is_no_daily_backup_is_never_deleted(place, old):
    for name in ("before-the-upgrade", "2026-11-01"):
        (place / name).mkdir()
    back_up()

    assert {"before-the-upgrade", "2026-11-01"} <= set(names(place))


def test_a_failed_backup_deletes_nothing_is_logged_and_shows_in_healthz(place, old, client, caplog):
    with DISK_FULL, pytest.raises(CommandError, match="No space left"), caplog.at_level(logging.ERROR):
        back_up()

    assert names(place) == old
    assert "backup failed" in caplog.text
    assert state(client) == "failed"


def test_a_damaged_backup_does_not_take_the_place_of_a_good_one(place, old, client):
    with (
        mock.patch("cms.backups.archive.check", side_effect=archive.BackupError("damaged")),
        pytest.raises(CommandError, match="damaged"),
    ):
        back_up()

    assert names(place) == old


def test_after_a_failure_the_next_backup_puts_healthz_right(place, client):
    with DISK_FULL, pytest.raises(CommandError):
        back_up()
    back_up()

    assert state(client) == "ok"


def test_a_backup_that_is_not_made_in_time_shows_in_healthz(place, client):
    assert state(client) == "none yet"
    back_up()

    assert state(client, NIGHT + timedelta(hours=26)) == "ok"
    assert state(client, NIGHT + timedelta(hours=28)) == "late"


def test_what_an_interrupted_backup_left_is_cleared_away(place):
    (place / "2026-11-04T100000Z.partial").mkdir(parents=True)
    back_up()

    assert names(place) == ["2026-11-05T100000Z"]


def test_two_backups_at_once_are_refused(place):
    place.mkdir()
    with (place / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CommandError, match="Another backup is being made"):
            back_up()

    assert names(place) == []


@pytest.mark.parametrize("loop", [False, True])
def test_without_a_folder_the_variable_is_named(settings, loop):
    settings.BACKUP_DIR = None
    with pytest.raises(CommandError, match="BACKUP_DIR is not set"):
        call_command("backup_daily", loop=loop)


# The loop


class Stop(Exception):
    pass


@pytest.fixture
def look(monkeypatch):
    """Let the loop look once at a given moment whether a backup is due."""
    monkeypatch.setattr("cms.management.commands.backup_daily.time.sleep", mock.Mock(side_effect=Stop))
    monkeypatch.setattr("cms.management.commands.backup_daily.connection.close", lambda: None)

    def at(moment: datetime) -> None:
        with clock.at(moment), pytest.raises(Stop):
            call_command("backup_daily", loop=True, verbosity=0)

    return at


def test_the_loop_makes_one_backup_a_day(place, look):
    for hours in (0, 1, 23, 24, 25):
        look(NIGHT + timedelta(hours=hours))

    assert names(place) == ["2026-11-05T100000Z", "2026-11-06T100000Z"]


def test_the_loop_goes_on_after_a_failure_and_tries_again_in_an_hour(place, look):
    with DISK_FULL:
        look(NIGHT)
    look(NIGHT + timedelta(minutes=59))
    assert names(place) == []

    look(NIGHT + timedelta(minutes=60))
    assert names(place) == ["2026-11-05T110000Z"]


def test_a_failure_is_noted_with_its_reason(place, look):
    with DISK_FULL:
        look(NIGHT)

    assert "No space left" in ScheduledJob.objects.get(name="cms.backup").last_error
