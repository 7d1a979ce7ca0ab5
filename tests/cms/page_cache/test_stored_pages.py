"""A public page is made once and sent to many, until something that it shows has changed."""

import gzip

from django.conf import settings
from django.db import transaction
from django.test import Client

import pytest

from cms.models import OfficeSettings, StandardPage
from cms.page_cache import stored
from tests.factories.cms import standard_page
from tests.stored_pages import commit


def publish(page, title: str) -> None:
    page.title = title
    page.save_revision().publish()


def test_the_second_reader_gets_the_stored_page_without_a_statement(listen, reads):
    first, _is_stored = reads()
    second, is_stored = reads()

    assert is_stored and second.content == first.content
    assert b"How we listen" in second.content
    assert second["Content-Security-Policy"] and second["Vary"] == first["Vary"]
    assert second["X-Request-ID"] != first["X-Request-ID"]


def test_a_stored_page_is_sent_compressed_to_who_can_read_that(listen, reads):
    plain, _is_stored = reads()
    packed, is_stored = reads(HTTP_ACCEPT_ENCODING="gzip, br")

    assert is_stored and packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Length"] == str(len(packed.content))


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_who_has_the_page_is_told_that_it_has_not_changed(listen, reads, encoding):
    etag = reads(HTTP_ACCEPT_ENCODING=encoding)[0]["ETag"]
    answer, is_stored = reads(HTTP_ACCEPT_ENCODING=encoding, HTTP_IF_NONE_MATCH=etag)

    assert is_stored and answer.status_code == 304 and not answer.content


def test_a_browser_that_has_the_page_is_told_so_also_where_nothing_is_stored(db, home, client):
    standard_page(home, "How we listen", slug="listen")
    etag = client.get("/listen/", HTTP_ACCEPT_ENCODING="gzip")["ETag"]

    assert client.get("/listen/", HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_a_reader_with_an_old_copy_gets_the_new_page_and_it_is_stored(listen, reads):
    old = reads()[0]["ETag"]
    publish(listen, "How we answer")
    commit()
    answer, _is_stored = reads(HTTP_IF_NONE_MATCH=old)

    assert answer.status_code == 200 and b"How we answer" in answer.content
    assert reads()[1]


def test_the_copy_of_a_reader_who_asks_first_after_a_change_elsewhere_still_counts(listen, reads):
    etag = reads()[0]["ETag"]
    OfficeSettings.objects.create(records_contact="Records Desk")
    commit()

    assert reads(HTTP_IF_NONE_MATCH=etag)[0].status_code == 304


def test_a_published_change_is_on_the_next_page(listen, reads):
    publish(listen, "How we answer")
    commit()

    assert b"How we answer" in reads()[0].content


def test_what_is_not_committed_is_neither_shown_to_others_nor_stored(listen, reads):
    with transaction.atomic():
        publish(listen, "Not yet")
        reads()
        transaction.set_rollback(True)

    assert b"Not yet" not in reads()[0].content


def test_a_part_that_was_taken_back_does_not_hide_what_was_committed(listen, reads):
    pages = StandardPage.objects.filter(pk=listen.pk)
    with transaction.atomic():
        pages.update(title="Taken back")
        transaction.set_rollback(True)
    pages.update(title="How we answer")
    commit()

    assert b"How we answer" in reads()[0].content


def test_a_new_name_of_the_office_is_on_every_stored_page(listen, reads):
    OfficeSettings.objects.create(name="Office of Rivers")
    commit()

    assert "Office of Rivers" in reads()[0].content.decode()


def test_a_page_taken_down_is_gone_with_the_next_request(listen, reads):
    listen.unpublish()
    commit()

    assert reads()[0].status_code == 404


def test_other_addresses_hosts_and_languages_are_pages_of_their_own(listen, reads, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    reads(HTTP_HOST="other.example")

    assert not reads("/es/listen/")[1]
    assert reads(HTTP_HOST="other.example")[0].status_code == 200
    assert reads()[0].content == Client().get("/listen/").content


def test_a_host_that_is_not_ours_is_refused_as_before(listen, reads):
    assert reads(HTTP_HOST="evil.example")[0].status_code == 400


def test_who_is_signed_in_gets_a_page_of_their_own_and_leaves_none(listen, reads, cast):
    name = cast.people["editor"].display_name
    answer = cast["editor"].get("/listen/")

    assert "no-store" in answer["Cache-Control"]
    assert all(name.encode() not in gzip.decompress(each.content) for each in stored.SHELF.pages.values())
    assert reads()[1]


@pytest.mark.parametrize("name", [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME])
def test_a_cookie_of_ours_leads_past_the_store(listen, reader, name):
    reader.cookies[name] = "x" * 32
    reader.get("/listen/")

    assert reader.statements


def test_a_cookie_of_another_site_changes_nothing(listen, reader):
    reader.cookies["_ga"] = "GA1.1.1"
    reader.get("/listen/")

    assert not reader.statements


@pytest.mark.parametrize("query", ["q=river", "page=2&page=3", "page=" + "1" * 20, "utm_source=mail"])
def test_a_query_that_anyone_can_make_up_fills_no_store(listen, reader, query):
    before = dict(stored.SHELF.pages)
    for _twice in range(2):
        reader.get(f"/listen/?{query}")

    assert reader.statements and before == stored.SHELF.pages


def test_pages_of_a_list_are_stored_each(listen, reads):
    reads("/listen/?page=2")

    assert reads("/listen/?page=2")[1] and not reads("/listen/?page=3")[1]


@pytest.mark.parametrize("headers", [{"HTTP_AUTHORIZATION": "Bearer x"}, {"HTTP_RANGE": "bytes=0-1"}])
def test_requests_for_something_else_pass_by(listen, reads, headers):
    assert not reads(**headers)[1]


def test_an_address_that_does_not_exist_is_not_stored(listen, reads):
    reads("/nothing-here/")

    assert not any(path == "/nothing-here/" for _scheme, _host, path, _query in stored.SHELF.pages)


def test_a_form_has_a_fresh_key_each_time(listen, reads):
    first, second = reads("/news/subscribe/")[0], reads("/news/subscribe/")[0]

    assert first.status_code == 200 and first.content != second.content


def test_head_is_answered_from_the_store(listen, reader):
    answer = reader.head("/listen/")

    assert answer.status_code == 200 and answer["ETag"] == reader.get("/listen/")["ETag"]


def test_switched_off_every_page_is_made(listen, reads, settings):
    settings.PAGE_CACHE = False

    assert not reads()[1]


def test_after_everything_was_cleared_no_process_sends_an_old_page(listen, reads):
    """As after a redaction (PRV-06) or a restored backup."""
    stored.cache.clear()

    assert not reads()[1]


def test_a_new_release_sends_no_page_with_the_style_sheets_of_the_old_one(listen, reads, monkeypatch):
    stored.SHELF.clear()
    assert reads()[1]
    stored.SHELF.clear()
    monkeypatch.setattr(stored.staticfiles_storage, "manifest_hash", "of-the-next-release", raising=False)

    assert not reads()[1]


@pytest.mark.parametrize("path", ["/static/cms/build/site.css", "/favicon.ico"])
def test_files_are_compared_with_what_a_browser_has_before_they_are_sent(listen, client, path):
    answer = client.get(path)
    conditions = {"ETag": "HTTP_IF_NONE_MATCH", "Last-Modified": "HTTP_IF_MODIFIED_SINCE"}
    asked = {header: answer[name] for name, header in conditions.items() if name in answer}

    assert answer.status_code == 200 and asked
    assert client.get(path, **asked).status_code == 304
