"""Each committed write gives its tables a version higher than all before, whichever cache all processes share."""

import re
import time

from django.core.cache.backends.locmem import LocMemCache
from django.db import connection, transaction

import pytest

from cms.cache import cached
from cms.file_cache import FileCache, ServerCache
from cms.models import Milestone
from cms.page_cache import tracking, versions
from tests.factories.cms import milestone
from tests.stored_pages import commit, pages_are_stored


class MemoryServer(LocMemCache):
    """A cache server that a test can stop."""

    versions_of, renew_versions = ServerCache.versions_of, ServerCache.renew_versions
    is_away = False

    def get_many(self, *args, **kwargs):
        if self.is_away:
            raise ConnectionRefusedError
        return super().get_many(*args, **kwargs)

    def incr(self, *args, **kwargs):
        if self.is_away:
            raise ConnectionRefusedError
        return super().incr(*args, **kwargs)


@pytest.fixture(params=["files", "server"])
def shared(request, tmp_path):
    return FileCache(str(tmp_path), {}) if request.param == "files" else MemoryServer("versions", {})


def test_a_name_that_was_never_renewed_has_no_version(shared):
    assert shared.versions_of(["a", "b"]) == [None, None]


def test_each_version_is_higher_than_all_before(shared):
    shared.renew_versions(["a", "any"])
    before = shared.versions_of(["a", "any"])
    shared.renew_versions(["b", "any"])
    first, later = shared.versions_of(["a", "any"])

    assert first == before[0] and later > before[1]
    assert shared.versions_of(["b"])[0] > first


def test_no_version_comes_back_after_the_cache_was_emptied(shared):
    shared.renew_versions(["a", "any"])
    shared.clear()

    assert shared.versions_of(["a", "any"]) == [None, None]


def test_a_clock_that_was_set_back_makes_no_lower_version(tmp_path, monkeypatch):
    shared = FileCache(str(tmp_path), {})
    shared.renew_versions(["a", "any"])
    before = shared.versions_of(["any"])
    monkeypatch.setattr(time, "time_ns", lambda: 1)
    shared.renew_versions(["b", "any"])

    assert shared.versions_of(["b"]) > before


def test_a_server_that_is_away_stops_nothing(monkeypatch):
    shared = MemoryServer("away", {})
    shared.renew_versions(["a", "any"])
    monkeypatch.setattr(MemoryServer, "is_away", True)
    shared.renew_versions(["a", "any"])

    assert shared.versions_of(["a"]) == [None]


@pytest.fixture
def shared_cache(db, tmp_path, time):
    with pages_are_stored(tmp_path / "cache"):
        yield


def version() -> int | None:
    return versions.of([Milestone._meta.db_table])[0]


def test_a_write_counts_only_once_it_is_committed(shared_cache):
    commit()
    before = version()
    milestone("Begun")

    assert version() == before
    commit()
    assert version() != before


class Autocommit:
    in_atomic_block = False


def test_a_write_outside_a_transaction_counts_at_once(shared_cache):
    before = version()
    watch = tracking.Watch(Autocommit())
    watch(lambda *_statement: None, 'UPDATE "cms_milestone" SET "is_demo" = 1', (), False, {})

    assert version() != before


def titles() -> list[str]:
    return cached("titles", lambda: [str(each) for each in Milestone.objects.all()])


def test_a_part_of_a_page_is_made_again_only_after_a_change(shared_cache, django_assert_num_queries):
    milestone("Begun")
    commit()
    titles()
    first = titles()
    with django_assert_num_queries(0):
        assert titles() == first
    milestone("Done")
    commit()

    assert len(titles()) == len(first) + 1


def test_a_part_made_in_an_open_transaction_is_not_for_others(shared_cache):
    milestone("Begun")
    commit()
    titles()
    first = titles()
    with transaction.atomic():
        milestone("Not yet")
        assert len(titles()) == len(first) + 1
        transaction.set_rollback(True)

    assert titles() == first


def test_tables_that_triggers_write_to_are_known(db):
    """What a trigger writes no statement tells: `WRITTEN_BY_TRIGGERS`, and tables of no model."""
    if connection.vendor == "sqlite":
        statement = "SELECT sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        statement = "SELECT prosrc FROM pg_proc WHERE prorettype = 'trigger'::regtype"
    with connection.cursor() as cursor:
        cursor.execute(statement)
        bodies = " ".join(body.partition("BEGIN")[2] for (body,) in cursor.fetchall())
    written = set(re.findall(r'(?:INTO|UPDATE|DELETE FROM) "?(\w+)"?', bodies))

    assert "cms_changedrow" in written
    assert not written & versions.tables()
