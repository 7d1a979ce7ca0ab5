"""Deadlines are on full minutes: until the next one a page stands, and one request makes the new one."""

import pytest

from cms.page_cache import stored

KEY = ("http", "testserver", "/listen/", "")


@pytest.fixture
def no_patience(monkeypatch):
    monkeypatch.setattr(stored, "WAIT_SECONDS", 0.05)


def test_with_the_next_full_minute_a_page_is_made_anew(listen, reads, time):
    time.later(seconds=49)
    assert reads()[1]
    time.later(seconds=1)

    assert not reads()[1] and reads()[1]


def test_while_one_request_makes_it_the_others_get_the_page_of_the_last_minute(listen, reads, time):
    time.later(seconds=52)
    assert stored.claim(KEY)

    assert reads()[1]


def test_an_older_page_is_not_sent_in_its_place(listen, reads, time, no_patience):
    time.later(seconds=110)
    assert stored.claim(KEY)

    assert not reads()[1]


def test_nor_one_whose_record_has_changed(listen, reads, time, no_patience):
    listen.title = "How we answer"
    listen.save_revision().publish()
    stored.cache.clear()
    reads()
    time.later(seconds=52)
    listen.title = "Changed again"
    listen.save_revision().publish()
    stored.versions.renew(["wagtailcore_page"])
    assert stored.claim(KEY)

    assert b"How we answer" not in reads()[0].content


def test_who_waits_gets_what_the_other_request_makes(listen, reader, time, monkeypatch):
    made = stored.SHELF.get(KEY)
    time.later(seconds=110)
    assert stored.claim(KEY)

    def other_is_done(_seconds):
        made.minute = stored.minute_now()
        stored.put(KEY, made)

    monkeypatch.setattr(stored.time, "sleep", other_is_done)
    reader.get("/listen/")

    assert not reader.statements


def test_a_request_that_fails_leaves_the_page_to_the_next(listen, reads, time, monkeypatch):
    time.later(seconds=110)
    monkeypatch.setattr("cms.models.StandardPage.serve", lambda *_args, **_kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        reads()

    assert stored.claim(KEY)


def test_pages_of_minutes_that_are_over_leave_the_memory_of_the_process(listen, reads, time):
    time.later(minutes=5)
    reads("/receipts/")

    assert KEY not in stored.SHELF.pages


def test_a_process_keeps_only_so_many_bytes_the_latest_pages(listen, reads, monkeypatch):
    size = len(stored.SHELF.get(KEY).content)
    monkeypatch.setattr(stored, "MOST_BYTES", 2.5 * size)
    for number in (1, 2, 3):
        reads(f"/listen/?page={number}")

    assert [key[3] for key in stored.SHELF.pages] == ["page=2", "page=3"]
    assert stored.SHELF.size == sum(len(page.content) for page in stored.SHELF.pages.values())
