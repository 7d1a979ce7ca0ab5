"""Processes that act at the same moment. They part from one that has loaded the site: starting each anew takes long."""

from collections.abc import Callable, Iterable
from multiprocessing import get_context
from typing import Any

from django.db import connections
from django.urls import get_resolver

from tests.processes import in_process

_start: Any = None


def race(main: Callable, *words: Any, database: str) -> Any:
    """What it gives, called in a process of its own on this database."""
    return in_process(main, database, *words).result()


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
