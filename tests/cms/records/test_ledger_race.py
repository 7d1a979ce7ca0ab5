"""Many processes append to the record at once: no number twice, no gap, no break."""

import io
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

import pytest

from cms.models import LedgerEntry, Redaction
from cms.records import ledger
from tests.cms.processes import own_database
from tests.depth import size
from tests.processes import in_process

__all__ = ["own_database"]

PROCESSES, THREADS, APPENDS = size(3, 5), 2, 9


def work(ready: str, go: str) -> None:
    import cms.records.redaction  # noqa: F401

    Path(ready).touch()
    while not Path(go).exists():
        time.sleep(0.01)
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(append, range(THREADS)))


def append(number: int) -> None:
    for _time in range(APPENDS):
        with transaction.atomic():
            row = Redaction.objects.create(kind="race", key=str(number), reason="race", actor="race")
            ledger.append("redact", row, actor="system:race")
    connection.close()


def verify() -> str:
    printed = io.StringIO()
    call_command("verify", stdout=printed)
    return printed.getvalue()


def wait_for(signals: list[Path], workers: list[Future]) -> None:
    while not all(path.exists() for path in signals):
        assert not any(worker.done() for worker in workers), "a process ended before it was ready"
        time.sleep(0.05)


@pytest.mark.django_db
def test_the_chain_begins_empty():
    """It also makes the test database when this file runs alone: pytest-django makes it for marked tests only."""
    assert not LedgerEntry.objects.exists()


@pytest.mark.race
def test_many_appends_at_once_keep_an_unbroken_chain(own_database, tmp_path):
    signals = [tmp_path / f"ready-{number}" for number in range(PROCESSES)]
    go = tmp_path / "go"
    workers = [in_process(work, own_database, str(signal), str(go)) for signal in signals]
    wait_for(signals, workers)
    go.touch()
    for worker in workers:
        worker.result()

    assert (
        in_process(verify, own_database)
        .result()
        .startswith(f"{PROCESSES * THREADS * APPENDS} entries, unbroken.")
    )
