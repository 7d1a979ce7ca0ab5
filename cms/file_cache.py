"""Django's file cache, without its full directory listing at each set."""

import random

from django.core.cache.backends.filebased import FileBasedCache

CULL_EVERY = 100


class FileCache(FileBasedCache):
    """Enforces its limit approximately: counts at one set in a hundred, and evicts expired entries first."""

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
