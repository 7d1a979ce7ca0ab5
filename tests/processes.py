"""Run calls in separate processes, like many servers at once: each with its own connections, on one database.

A server process that has loaded the site once forks them, so that each starts immediately.
"""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from django.conf import settings
from django.db import connection

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.loaded_site"])


def in_process(function: Callable, database: str, *arguments: Any) -> Future:
    """What the function gives, by ``result(timeout)``; ``database`` is an address that ``own_database`` gives."""
    name = (
        database.removeprefix("sqlite:///") if connection.vendor == "sqlite" else database.rpartition("/")[2]
    )
    pool = ProcessPoolExecutor(1, mp_context=CONTEXT, initializer=_lead_to, initargs=(name,))
    answer = pool.submit(function, *arguments)
    pool.shutdown(wait=False)
    return answer


def _lead_to(name: str) -> None:
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
