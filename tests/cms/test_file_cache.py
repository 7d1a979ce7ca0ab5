"""The cache of one machine keeps what rate limits count, and drops what has expired first."""

from pathlib import Path

from django.core.cache.backends.filebased import FileBasedCache

import pytest

from cms import file_cache
from cms.settings import env


@pytest.fixture
def cache(tmp_path, monkeypatch) -> file_cache.FileCache:
    """Of ten entries, counted at each set."""
    monkeypatch.setattr(file_cache, "CULL_EVERY", 1)
    return file_cache.FileCache(str(tmp_path), {"OPTIONS": {"MAX_ENTRIES": 10}})


def fill(cache, count: int, timeout: int, name: str) -> list[str]:
    keys = [f"{name}{number}" for number in range(count)]
    for key in keys:
        cache.set(key, 1, timeout)
    return keys


@pytest.mark.parametrize("address", ["file:///var/cache/site", "locmem://"])
def test_the_cache_of_one_machine_holds_ten_thousand_entries(monkeypatch, address):
    monkeypatch.setenv("VALUE", address)

    assert env.env_cache("VALUE", "")["OPTIONS"]["MAX_ENTRIES"] == 10_000


def test_an_operator_may_choose_another_limit(monkeypatch):
    monkeypatch.setenv("VALUE", "file:///var/cache/site?max_entries=50000")

    assert int(env.env_cache("VALUE", "")["OPTIONS"]["MAX_ENTRIES"]) == 50_000


def test_expired_entries_go_first(cache):
    fill(cache, 9, -1, "old")
    kept = fill(cache, 9, 600, "new")

    assert cache.get_many(kept).keys() == set(kept)


def test_the_limit_holds_also_when_nothing_has_expired(cache, tmp_path):
    fill(cache, 30, 600, "new")

    assert len(list(tmp_path.iterdir())) <= 10


def test_the_folder_is_listed_at_few_of_the_sets(tmp_path, monkeypatch):
    listed, numbers = [], iter(range(100))
    monkeypatch.setattr(FileBasedCache, "_list_cache_files", lambda self: listed.append(1) or [])
    monkeypatch.setattr(file_cache.random, "randrange", lambda limit: next(numbers))
    fill(file_cache.FileCache(str(tmp_path), {}), 100, 600, "new")

    assert len(listed) == 2


def test_a_file_that_another_process_removed_is_no_error(cache, monkeypatch, tmp_path):
    gone = [str(tmp_path / f"{number}.djcache") for number in range(10)]
    monkeypatch.setattr(cache, "_list_cache_files", lambda: gone)
    cache.set("new", 1, 600)

    assert cache.get("new") == 1 and not any(Path(name).exists() for name in gone)
