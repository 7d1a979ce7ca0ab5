"""The index holds what the public copies hold, and nothing of what they held before."""

import datetime as dt

from django.db import connection

import pytest

from cms.models import ChangedRow, Milestone, PublishedRecord, SearchEntry, SearchText, SearchWord
from cms.open_data import sync
from cms.search import full_text, indexing
from tests.cms.search.search_pages import page_of, tabs, titles

pytestmark = pytest.mark.engine
CANARY = "zqcanary"


@pytest.fixture
def milestone(db):
    return Milestone.objects.create(when=dt.date(2022, 6, 8), title={"en": f"The {CANARY} opens"})


def holds(word: str) -> bool:
    """Whether any table of the search still has the word, also SQLite's own tables of the index."""
    with connection.cursor() as cursor:
        tables = [
            name for name in connection.introspection.table_names(cursor) if name.startswith("cms_search")
        ]
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
            if any(
                word in str(bytes(cell) if isinstance(cell, memoryview) else cell)
                for row in cursor
                for cell in row
            ):
                return True
    return False


def test_a_record_is_found_as_soon_as_it_is_copied(client, milestone):
    sync.compare()
    assert titles(page_of(client, CANARY)) == [f"The {CANARY} opens"]
    assert holds(CANARY)


def test_of_a_redacted_word_no_table_keeps_anything(client, milestone):
    sync.compare()
    Milestone.objects.update(title={"en": "The building opens"})
    sync.compare()
    assert titles(page_of(client, CANARY)) == [] and titles(page_of(client, "building")) != []
    assert not holds(CANARY) and not SearchWord.objects.filter(word=CANARY).exists()


def test_a_tombstone_has_no_entry(client, milestone):
    sync.compare()
    Milestone.objects.all().delete()
    sync.compare()
    assert PublishedRecord.objects.exclude(removed_at=None).exists()
    assert not SearchEntry.objects.exists() and not SearchWord.objects.exists() and not holds(CANARY)


def test_a_record_that_changed_since_it_was_copied_is_hidden_and_not_counted(client, milestone):
    """Nobody knows yet whether it may still be read: it is back when the change was followed."""
    sync.compare()
    table = Milestone._meta.db_table
    for copy in PublishedRecord.objects.all():
        ChangedRow.objects.create(table=table, row=copy.row, is_deleted=False)
    page = page_of(client, CANARY)
    assert titles(page) == [] and tabs(page) == {}
    assert client.get("/search/suggest/", {"q": CANARY}).json() == {"suggestions": []}
    sync.follow()
    assert titles(page_of(client, CANARY)) != []


def test_words_are_counted_once_for_each_entry(publish):
    publish("Bus bus bus")
    publish("A bus", "en bus")
    assert SearchWord.objects.get(word="bus").entries == 2


def test_the_index_is_built_anew_when_its_rules_changed(client, publish):
    publish("Transfer pathways")
    SearchText.objects.update(tokens="")
    SearchEntry.objects.update(rules=0)
    indexing.ensure("default")
    assert titles(page_of(client, "transfer")) == ["Transfer pathways"]


def test_copies_made_before_the_index_are_indexed_after_migrate(client, publish):
    publish("Transfer pathways")
    SearchEntry.objects.all().delete()
    indexing.ensure("default")
    assert titles(page_of(client, "transfer")) == ["Transfer pathways"]


def test_a_part_of_the_index_that_is_missing_is_made_again(client, publish):
    publish("Transfer pathways")
    part = "TRIGGER cms_search_tokens_added" if connection.vendor == "sqlite" else f"INDEX {full_text.INDEX}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP {part}")
    publish("Transfer credits")
    connection.check_constraints()  # PostgreSQL makes no index while a constraint waits for its check
    full_text.ensure("default")
    assert titles(page_of(client, "transfer")) == ["Transfer pathways", "Transfer credits"]


def test_a_very_long_text_is_indexed(client, publish):
    letters = "abcdefghij"
    long = " ".join("".join(letters[int(digit)] for digit in f"{at:07}") * 4 for at in range(30_000))
    publish("Minutes", f"beginning {long}")
    assert titles(page_of(client, "beginning")) == ["Minutes"]


def test_a_kind_that_is_not_searched_has_no_entry(publish, monkeypatch):
    monkeypatch.setattr(indexing, "kind_named", lambda name: None)
    publish("Transfer pathways")
    assert not SearchEntry.objects.exists()


def test_a_copy_that_was_removed_by_hand_takes_its_entries_along(publish):
    publish("Transfer pathways").delete()
    assert not SearchEntry.objects.exists()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite asks no tier without its index")
def test_a_frequent_word_is_looked_up_and_no_entry_is_taken_apart(client, milestone):
    sync.compare()
    before = scans_of_texts()
    assert titles(page_of(client, CANARY)) == [f"The {CANARY} opens"]
    assert scans_of_texts() == before


def scans_of_texts() -> int:
    """How often this transaction has read the texts of all entries."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = %s", [full_text.TEXTS])
        return cursor.fetchone()[0]
