"""Many processes append to the record at once: no number twice, no gap, no break."""

import subprocess
import time
from pathlib import Path

import pytest

from cms.models import LedgerEntry
from tests.cms.processes import own_database, run
from tests.depth import size

__all__ = ["own_database"]

PROCESSES, THREADS, APPENDS = size(3, 5), 2, 9

WORK = f"""
import sys, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import django
django.setup()
from django.db import connection, transaction
from cms.records import ledger
from cms.models import Redaction
import cms.records.redaction

def append(number):
    for _time in range({APPENDS}):
        with transaction.atomic():
            row = Redaction.objects.create(kind="race", key=str(number), reason="race", actor="race")
            ledger.append("redact", row, actor="system:race")
    connection.close()

Path(sys.argv[1]).touch()
while not Path(sys.argv[2]).exists():
    time.sleep(0.01)
with ThreadPoolExecutor({THREADS}) as pool:
    list(pool.map(append, range({THREADS})))
"""


def wait_for(signals: list[Path], workers: list[subprocess.Popen]) -> None:
    while not all(path.exists() for path in signals):
        assert all(worker.poll() is None for worker in workers), "a process ended before it was ready"
        time.sleep(0.05)


@pytest.mark.django_db
def test_the_chain_begins_empty():
    """It also makes the test database when this file runs alone: pytest-django makes it for marked tests only."""
    assert not LedgerEntry.objects.exists()


@pytest.mark.race
def test_many_appends_at_once_keep_an_unbroken_chain(own_database, tmp_path):
    signals = [tmp_path / f"ready-{number}" for number in range(PROCESSES)]
    go = tmp_path / "go"
    workers = [run(WORK, str(signal), str(go), database=own_database) for signal in signals]
    wait_for(signals, workers)
    go.touch()
    for worker in workers:
        words, _none = worker.communicate()
        assert worker.returncode == 0, words

    check = run(
        "import django; django.setup()\nfrom django.core.management import call_command; call_command('verify')",
        database=own_database,
    )
    words, _none = check.communicate()

    assert check.returncode == 0, words
    assert words.startswith(f"{PROCESSES * THREADS * APPENDS} entries, unbroken.")
