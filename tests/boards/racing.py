"""Processes that act at the same moment. They part from one that has loaded the site: starting each anew takes long."""

import json
import sys
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from typing import Any

from django.db import connections
from django.urls import get_resolver

from tests.cms.processes import run

_start: Any = None


def race(module: str, *words: str, database: str) -> Any:
    """Call ``main`` of this module in a new process on this database; gives what it says."""
    code = f"import sys, django; django.setup(); from {module} import main; main(*sys.argv[1:])"
    process = run(code, *words, database=database)
    told, _none = process.communicate()
    assert process.returncode == 0, told
    return json.loads(told.splitlines()[-1])


def say(facts: Any) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")


def at_once(act: Callable[[Any], Any], inputs: Iterable[Any]) -> list[Any]:
    """One process for each input; all begin together, each with its own connections."""
    given = list(inputs)
    assert get_resolver().url_patterns, "loaded once, before the processes part"
    connections.close_all()
    context = get_context("fork")
    barrier = context.Barrier(len(given))
    with context.Pool(len(given), initializer=_remember, initargs=(barrier,)) as pool:
        return pool.starmap(_one, [(act, each) for each in given], chunksize=1)


def _remember(barrier: Any) -> None:
    global _start
    _start = barrier


def _one(act: Callable[[Any], Any], given: Any) -> Any:
    _start.wait()
    return act(given)
