"""Headers of the API: caches, scripts of other sites, methods, and what a wrong request is told."""

import json

import pytest

from boards.models import Decision
from cms.models import OfficeSettings
from cms.open_data import sync

LIST = "/api/v1/decisions/"
ADDRESSES = [
    "/api/v1/", LIST, f"{LIST}2022-01/", "/api/v1/openapi.json", "/api/v1/schemas/decisions.json", "/data.json",
]  # fmt: skip


@pytest.mark.parametrize("path", ADDRESSES)
def test_an_unchanged_answer_is_not_sent_again(api, decided, path):
    answer = api.get(path)
    etag = answer.headers["ETag"]
    assert etag.startswith('"')
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not answer.cookies

    again = api.get(path, if_none_match=etag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_a_changed_record_changes_the_etag(api, decided):
    etag = api.get(LIST).headers["ETag"]
    Decision.objects.filter(pk=decided[0].pk).update(summary={"en": "Said anew."})

    answer = api.get(LIST, if_none_match=etag)
    assert answer.status_code == 200 and b"Said anew." in answer.content


def test_a_date_tells_when_a_list_last_changed(api, decided):
    answer = api.get(LIST)
    assert api.get(LIST, if_modified_since=answer.headers["Last-Modified"]).status_code == 304

    hidden = Decision.objects.filter(pk=decided[0].pk)
    hidden.update(published_at=None)
    sync.follow()
    assert api.get(LIST, if_none_match=answer.headers["ETag"]).status_code == 200


@pytest.mark.parametrize("path", [*ADDRESSES, "/api/v1/nothing/", "/api/v1/archive.zip"])
def test_scripts_of_every_site_may_read(api, decided, path):
    answer = api.get(path, origin="https://elsewhere.example")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers

    asked = {"origin": "https://elsewhere.example", "access-control-request-method": "GET"}
    before = api.client.options(path, headers=asked)
    assert (before.status_code, before.content) == (204, b"")
    assert before.headers["Access-Control-Allow-Methods"] == before.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in before.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_head_has_the_headers_alone(api, decided, path):
    whole, head = api.get(path), api.client.head(path)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", [LIST, "/api/v1/archive.zip", "/data.json"])
def test_nothing_can_be_written(csrf_client, decided, path, method):
    answer = getattr(csrf_client, method)(path, {"title": "x"}, content_type="application/json")

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert json.loads(answer.content)["status"] == 405


WRONG = [
    ("limit=0", "limit"), ("limit=101", "limit"), ("limit=-1", "limit"), ("limit=x", "limit"), ("limit=", "limit"),
    ("limit=٣", "limit"), ("limit=1&limit=2", "limit"), ("limt=5", "limt"), ("cursor=x", "cursor"),
    ("cursor=", "cursor"), ("modified_since=yesterday", "modified_since"),
    ("modified_since=2022-06-24", "modified_since"),
    ("modified_since=2022-06-24T10:00:00", "modified_since"), ("modified_since=2022-02-30T10:00:00Z", "modified_since"),
    ("modified_since=2022-06-24T10:00:00+02:00", "modified_since"),
    ("modified_since=0001-01-01T00:00:00%2B14:00", "modified_since"), ("year=22", "year"), ("year=0000", "year"),
    ("body=%00", "body"), ("body=", "body"), ("number=" + "9" * 201, "number"), ("id=%0A", "id"), ("%00=1", "?"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "name"), WRONG)
def test_a_wrong_parameter_is_refused_by_name(api, decided, query, name):
    status, problem = api.refused(f"{LIST}?{query}")

    assert (status, problem["status"], problem["title"]) == (400, 400, "Bad Request")
    assert problem["parameter"] == name
    assert name in problem["detail"]


def test_a_cursor_of_another_kind_or_order_is_refused(api, decided):
    following_page = api.read(f"{LIST}?limit=2")["next"].removeprefix("http://testserver")

    status, problem = api.refused(f"{following_page}&modified_since=2000-01-01T00:00:00Z")
    assert (status, problem["parameter"]) == (400, "cursor")
    assert api.refused(following_page[:-3])[0] == 400


def test_addresses_are_of_this_site_whatever_host_is_asked(client, decided, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for path in [*ADDRESSES, "/api/v1/nothing/"]:
        answer = client.get(path, headers={"host": "evil.example", "x-forwarded-host": "evil.example"})
        assert b"evil" not in answer.content
        assert "evil" not in answer.headers.get("Link", "")


def test_answers_are_the_same_in_each_language_and_for_everybody(api, decided, cast):
    for path in ADDRESSES:
        plain = api.get(path).content
        assert api.get(path, accept_language="es").content == plain
        assert cast["publisher"].get(path).content == plain


def test_the_license_is_stated_if_the_office_states_one(api, decided):
    assert api.read(LIST)["license"] is None
    assert "license" not in api.get(LIST).headers["Link"]

    OfficeSettings.objects.update_or_create(defaults={"data_license": "CC-BY-4.0"})
    stated = {"name": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    assert api.read(LIST)["license"] == api.read("/api/v1/")["license"] == stated
    assert api.read("/api/v1/openapi.json")["info"]["license"] == stated
    assert api.read("/data.json")["license"] == stated["url"]
    for path in (LIST, f"{LIST}2022-01/"):
        assert f'<{stated["url"]}>; rel="license"' in api.get(path).headers["Link"]


def test_the_following_page_is_linked(api, decided):
    answer = api.get(f"{LIST}?limit=2")

    assert f'<{json.loads(answer.content)["next"]}>; rel="next"' in answer.headers["Link"]
    assert 'rel="next"' not in api.get(LIST).headers["Link"]


def test_an_address_without_its_slash_leads_to_the_one_with_it(api, decided):
    assert api.get("/api/v1/decisions").headers["Location"] == LIST


def test_nobody_pays_for_a_session(api, decided, django_assert_max_num_queries):
    api.read("/api/v1/")
    with django_assert_max_num_queries(1):
        api.read("/api/v1/")
