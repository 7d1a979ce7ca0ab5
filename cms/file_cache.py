"""The cache of pages and figures: Django's file cache without its full directory listing at each set, or Redis.

A cache that fails is an empty cache (F12): what it holds is made anew, and nobody sees an error. What must not be
forgotten, limits and used codes, is in the database (cms/web/limits.py).
"""

import logging
import random
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache

from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
CULL_EVERY = 100
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


class FileCache(Forgiving, FileBasedCache):
    """Enforces its limit approximately: counts at one set in a hundred, and evicts expired entries first."""

    def __init__(self, folder: str, params: dict[str, Any]) -> None:
        try:
            super().__init__(folder, params)
        except FAILURES as error:  # the last of its steps is to create the folder; each set tries again
            _failed("start", error, None)

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
