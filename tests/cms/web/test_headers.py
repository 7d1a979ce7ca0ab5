"""What goes with each answer: policies, no cookie for visitors, nothing kept of private pages, small on the wire."""

import gzip

from django.test import Client

import pytest

from cms import chain
from tests.factories.cms import spanish_home

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.cms.broken_urls")]


ANSWERS = {
    "/": 200,
    "/desk/": 302,
    "/garble/": 400,
    "/refuse/": 403,
    "/nothing/here/": 404,
    "/too-many/": 429,
    "/boom/": 500,
}
PUBLIC = [
    "/",
    "/es/",
    "/search/",
    "/search/?q=data",
    "/verify/",
    "/api/",
    "/trace/finding/1/",
    "/nothing/",
    "/too-many/",
]


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.fixture
def site(home, things):
    spanish_home(home)
    chain.link(("finding", 1), ("item", 5), actor="system:test", why="x")


def policy(answer) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: rest for name, _space, rest in parts}


@pytest.mark.parametrize(("address", "status"), ANSWERS.items())
def test_each_answer_carries_the_policies(client, site, address, status):
    answer = client.get(address)

    assert answer.status_code == status
    assert policy(answer)["script-src"] == policy(answer)["style-src"] == "'self'"
    assert policy(answer)["default-src"] == policy(answer)["frame-ancestors"] == "'none'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    # An address that is not there may hold a code that was typed wrong; one of a closed area must look like it.
    assert answer["Referrer-Policy"] == ("no-referrer" if status in (302, 404) else "same-origin")
    assert answer["X-Frame-Options"] == "DENY"
    assert len(answer["X-Request-ID"]) == 36


def test_a_method_that_is_not_taken_gets_them_too(client_for, analyst):
    answer = client_for(analyst).get("/desk/jobs/3f0d3e1e-0000-4000-8000-000000000000/cancel/")

    assert answer.status_code == 405
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_only_the_editor_of_pages_may_use_inline_code(client_for, editor):
    browser = client_for(editor)

    assert policy(browser.get("/admin/"))["script-src"] == "'self' 'unsafe-inline'"
    assert policy(browser.get("/admin/"))["frame-ancestors"] == "'none'"
    for address in ("/desk/", "/", "/accounts/2fa/", "/administration/"):
        assert policy(browser.get(address))["script-src"] == "'self'"


@pytest.mark.parametrize(("address", "status"), [item for item in ANSWERS.items() if item[1] >= 400])
def test_an_error_page_tells_no_detail_and_gives_a_reference(client, site, address, status):
    answer = client.get(address)
    page = answer.content.decode()

    assert "secret detail" not in page and "Traceback" not in page
    assert page.count("<h1") == 1
    assert answer["X-Request-ID"] in page


@pytest.mark.parametrize("address", PUBLIC)
def test_a_visitor_gets_no_cookie_and_no_session(client, site, address, django_assert_num_queries):
    answer = client.get(address)

    assert not answer.cookies
    assert "Set-Cookie" not in answer
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_has_no_inline_code_and_nothing_from_elsewhere(client, site, address):
    page = client.get(address).content.decode()

    assert (
        "<script>" not in page and "<style" not in page and ' style="' not in page and " onclick" not in page
    )
    assert 'src="http' not in page and 'rel="stylesheet" href="http' not in page


@pytest.mark.parametrize("address", ["/", "/search/", "/verify/", "/desk/", "/accounts/email/", "/nothing/"])
def test_what_a_signed_in_person_sees_is_kept_by_no_cache(client_for, analyst, site, address):
    answer = client_for(analyst).get(address)

    assert {"no-store", "private"} <= {part.strip() for part in answer["Cache-Control"].split(",")}


def test_the_page_of_the_door_is_kept_by_no_cache(client):
    assert "no-store" in client.get("/accounts/login/")["Cache-Control"]


def test_pages_are_packed_for_browsers_that_take_it(client, site):
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/")

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]


def test_a_page_seen_before_is_not_sent_again(client, site):
    first = client.get("/verify/")
    again = client.get("/verify/", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver:80:80", ""])
def test_a_request_for_another_host_is_refused(client, host):
    answer = client.get("/", headers={"Host": host})

    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_the_page_does_not_echo_what_was_asked(client, site):
    page = client.get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "address", ["/search/?q=%00%FF", "/search/?q=" + "x" * 5000, "/?page=%00", "/search/?page=-1&q=a"]
)
def test_a_strange_question_is_answered_without_a_fault(client, site, address):
    assert client.get(address).status_code in (200, 400, 404)


@pytest.mark.parametrize(
    "name",
    [
        "../settings/base.py",
        "%2e%2e/db.sqlite3",
        "images/../../x.png",
        "images/none.png",
        "documents/a.pdf",
        "",
    ],
)
def test_only_public_pictures_are_served_as_files(client, name):
    assert client.get(f"/media/{name}").status_code == 404


def test_a_picture_is_served_as_a_picture_and_nothing_more(client, monkeypatch):
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    name = default_storage.save("images/county.png", ContentFile(b"\x89PNG"))
    monkeypatch.setattr(
        "cms.publication.images.is_public", lambda name: True
    )  # cms/publication/test_images.py
    answer = client.get(f"/media/{name}")

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer["Content-Security-Policy"] == "default-src 'none'"
