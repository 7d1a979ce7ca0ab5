"""The cache of pages and figures: Django's file cache without its full directory listing at each set, or Redis.

A cache that fails is an empty cache (F12): what it holds is made anew, and nobody sees an error. What must not be
forgotten, limits and used codes, is in the database (cms/web/limits.py).
"""

import logging
import os
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache

from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
CULL_EVERY = 100
VERSIONS, COUNTER = "versions", "versions-counter"
Versions = list[int | None]
FAILURES = (OSError, RedisError)  # a full disk; a server that is away


class Forgiving:
    """The four acts that pages need."""

    def get(self, key: str, default: object = None, version: int | None = None) -> Any:
        try:
            return super().get(key, default, version)  # type: ignore[misc]
        except FAILURES as error:
            return _failed("get", error, default)

    def set(
        self, key: str, value: object, timeout: object = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        try:
            super().set(key, value, timeout, version)  # type: ignore[misc]
        except FAILURES as error:
            _failed("set", error, None)

    def add(
        self, key: str, value: object, timeout: object = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        try:
            return super().add(key, value, timeout, version)  # type: ignore[misc]
        except FAILURES as error:
            return _failed("add", error, False)

    def delete(self, key: str, version: int | None = None) -> bool:
        try:
            return super().delete(key, version)  # type: ignore[misc]
        except FAILURES as error:
            return _failed("delete", error, False)

    def clear(self) -> None:
        try:
            super().clear()  # type: ignore[misc]
        except FAILURES as error:
            _failed("clear", error, None)


def _failed[Answer](act: str, error: Exception, answer: Answer) -> Answer:
    logger.warning("the cache failed at %s: %s", act, type(error).__name__)
    return answer


class ServerCache(Forgiving, RedisCache):
    """Redis, or Valkey, which uses the same protocol."""

    def versions_of(self, names: Sequence[str]) -> Versions:
        """The version of each name (a table: cms/page_cache); None for one that was never renewed, or is lost."""
        keys = [f"{VERSIONS}:{name}" for name in names]
        try:
            found = self.get_many(keys)
        except FAILURES as error:
            found = _failed("get", error, {})
        return [found.get(key) for key in keys]

    def renew_versions(self, names: Sequence[str]) -> None:
        """Give the names, the last one last, a version higher than all before it."""
        try:
            self.add(COUNTER, 0, None)
            version = self.incr(COUNTER)
            *others, last = names
            self.set_many({f"{VERSIONS}:{name}": version for name in others}, timeout=None)
            self.set(f"{VERSIONS}:{last}", version, None)
        except (*FAILURES, ValueError) as error:  # ValueError: the counter was lost between the two acts
            _failed("set", error, None)


class FileCache(Forgiving, FileBasedCache):
    """Enforces its limit approximately: counts at one set in a hundred, and evicts expired entries first."""

    def __init__(self, folder: str, params: dict[str, Any]) -> None:
        try:
            super().__init__(folder, params)
        except FAILURES as error:  # the last of its steps is to create the folder; each set tries again
            _failed("start", error, None)

    def versions_of(self, names: Sequence[str]) -> Versions:
        """As in `ServerCache`; a version is when the file of a name was last touched, in nanoseconds."""
        return [_touched(f"{self._folder}/{name}") for name in names]

    def renew_versions(self, names: Sequence[str]) -> None:
        """Higher also where the clock of the machine was set back."""
        version = max(time.time_ns(), (_touched(f"{self._folder}/{names[-1]}") or 0) + 1)
        try:
            for name in names:
                _touch(f"{self._folder}/{name}", version)
        except FAILURES as error:
            _failed("set", error, None)

    @property
    def _folder(self) -> str:
        return f"{self._dir}/{VERSIONS}"  # type: ignore[attr-defined]

    def clear(self) -> None:
        super().clear()
        for file in Path(self._folder).glob("*"):
            file.unlink(missing_ok=True)

    def _cull(self) -> None:
        if random.randrange(CULL_EVERY):  # noqa: S311  chance is enough
            return
        if len(self._list_cache_files()) >= self._max_entries:  # type: ignore[attr-defined]
            self._drop_expired()
        super()._cull()  # type: ignore[misc]

    def _drop_expired(self) -> None:
        for name in self._list_cache_files():  # type: ignore[attr-defined]
            try:
                with open(name, "rb") as file:
                    self._is_expired(file)  # type: ignore[attr-defined]  # removes it
            except FileNotFoundError:
                continue  # another process was first


def _touched(file: str) -> int | None:
    try:
        return os.stat(file).st_mtime_ns
    except OSError:
        return None


def _touch(file: str, moment: int) -> None:
    try:
        os.utime(file, ns=(moment, moment))
    except FileNotFoundError:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).touch()
        os.utime(file, ns=(moment, moment))
