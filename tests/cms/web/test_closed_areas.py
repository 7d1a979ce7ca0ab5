"""The second factor is asked for by the view that answers; no header and no spelling of an address changes that."""

import http.client
import os
import socket
import time
from contextlib import closing

from django.core.files.base import ContentFile
from django.test import RequestFactory
from django.urls import path, resolve

from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

import pytest

from cms.access import staff_required
from cms.models import SiteDocument
from cms.web import closed_areas
from cms.web.errors import not_found
from tests.cms.processes import own_database, run
from tests.factories.cms import standard_page
from tests.routes.ledger import patterns

__all__ = ["own_database"]
pytestmark = pytest.mark.django_db
MOUNTED = ["/x", "/accounts", "/es/x"]
CLOSED = ["/desk/", "/admin/", "/workspace/", "/es/desk/", "/desk/help/", "/desk/anything/at/all/"]
HOSTILE = {
    "Script-Name": "/accounts",
    "Path-Info": "/",
    "Forwarded": "for=127.0.0.1;host=evil.example;proto=https",
    "X-Forwarded-For": "127.0.0.1",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Port": "1",
    "X-Forwarded-Prefix": "/accounts",
    "X-Forwarded-Proto": "https",
    "X-Real-IP": "127.0.0.1",
    "X-Original-URL": "/accounts/login/",
    "X-Rewrite-URL": "/accounts/login/",
    "X-HTTP-Method-Override": "GET",
    "X-Script-Name": "/accounts",
    "Remote-User": "ana@example.org",
}


@pytest.fixture
def password_only(client_for, analyst):
    return client_for(analyst, second_factor=False)


@staff_required
def of_staff(request):
    return not_found(request)


urlpatterns = [path("open/to/look/at/", of_staff)]


@pytest.mark.parametrize("mounted", MOUNTED)
@pytest.mark.parametrize("area", CLOSED)
def test_a_server_that_names_another_root_opens_nothing(password_only, mounted, area):
    answer = password_only.get(area, SCRIPT_NAME=mounted)

    assert answer.status_code == 302 and "/accounts/2fa/?next=" in answer["Location"]
    assert mounted not in answer["Location"].partition("/accounts/2fa/")[0]


@pytest.mark.parametrize("variable", ["SCRIPT_URL", "REDIRECT_URL"])
def test_what_apache_calls_the_first_address_opens_nothing(password_only, variable):
    assert password_only.get("/desk/", **{variable: "/x/desk/"}).status_code == 302


@pytest.mark.parametrize("area", CLOSED)
def test_no_header_opens_anything(password_only, area):
    for headers in ({name: value} for name, value in HOSTILE.items()):
        assert password_only.get(area, headers=headers).status_code == 302, headers


def test_every_view_of_staff_and_members_is_closed():
    request, open_ones, closed = RequestFactory().get("/"), [], 0
    for route, pattern in patterns():
        closed_by_place = route.startswith(("admin/", "desk/", "workspace/"))
        if closed_by_place or hasattr(pattern.callback, "open_to"):
            closed += 1
            found = type("Match", (), {"route": route, "func": staticmethod(pattern.callback)})
            if not closed_areas.is_closed(request, found):
                open_ones.append(route)
    assert closed > 700 and not open_ones


@pytest.mark.urls("tests.cms.web.test_closed_areas")
def test_a_view_for_a_role_is_closed_wherever_its_address_lies(rf):
    request = rf.get("/open/to/look/at/")

    assert closed_areas.is_closed(request, resolve(request.path_info))


@pytest.mark.parametrize("mounted", ["/admin", "/admin/x"])
def test_a_public_page_never_gets_the_loose_policy_of_the_admin(client, home, mounted):
    strict = client.get("/search/")["Content-Security-Policy"]

    assert client.get("/search/", SCRIPT_NAME=mounted)["Content-Security-Policy"] == strict
    assert "unsafe-inline" not in strict


def test_the_admin_keeps_its_policy_and_works(client_for, analyst):
    answer = client_for(analyst).get("/admin/")

    assert answer.status_code == 200 and "unsafe-inline" in answer["Content-Security-Policy"]


def test_languages_and_links_do_not_follow_another_root(client, home):
    page = client.get("/search/", SCRIPT_NAME="/evil").content.decode()

    assert "/evil" not in page and 'href="/es/search/"' in page


def test_what_only_one_role_may_read_asks_for_the_second_factor(client_for, analyst, home, client):
    group = analyst.groups.get()
    inside = standard_page(home, "For analysts")
    shelf = Collection.get_first_root_node().add_child(name="For analysts")
    for row in (
        CollectionViewRestriction.objects.create(collection=shelf, restriction_type="groups"),
        PageViewRestriction.objects.create(page=inside, restriction_type="groups"),
    ):
        row.groups.add(group)
    file = ContentFile(b"numbers", name="numbers.csv")
    document = SiteDocument.objects.create(title="Numbers", file=file, collection=shelf)
    for address in (document.url, inside.url):
        assert client_for(analyst).get(address).status_code != 302
        assert "2fa" in client_for(analyst, second_factor=False).get(address)["Location"]
        answer = client.get(address)  # a document that no public page uses is not there for a stranger
        assert answer.status_code == 404 or answer["Location"].startswith("/accounts/login/")


# Behind a real gunicorn

SERVE = """
import sys
from django.test import Client
import django
django.setup()
from django.contrib.auth.models import Group
from django.db import connections
from cms.users.models import User
user = User.objects.create_user("ana@example.org", "a-long-enough-password")
user.groups.add(Group.objects.get_or_create(name="analyst")[0])
browser = Client()
browser.force_login(user)
print(browser.cookies["sessionid"].value, flush=True)
connections.close_all()
from gunicorn.app import wsgiapp
sys.argv = ["gunicorn", "cms.wsgi", *sys.argv[1:]]
wsgiapp.run()
"""


def ask(port: int, address: str, session: str, headers: dict[str, str]) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with closing(connection):
        connection.putrequest("GET", address, skip_host=True)
        for name, value in ({"Host": "localhost", "Cookie": f"sessionid={session}"} | headers).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")


@pytest.fixture
def served(own_database, tmp_path):
    """The port of gunicorn as the image starts it, and a session in which only the password was given."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    words = [
        "--bind",
        f"127.0.0.1:{port}",
        "--config",
        "python:cms.web.gunicorn_config",
        "--no-control-socket",
    ]
    process = run(SERVE, *words, database=own_database, VAR_DIR=str(tmp_path))
    try:
        session = process.stdout.readline().strip()
        for _attempt in range(600):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port, session
    finally:
        process.terminate()
        process.wait()


def test_behind_gunicorn_no_header_opens_the_desk(served):
    port, session = served
    assert ask(port, "/desk/", session, {})[0] == 302
    underscored = {name.replace("-", "_"): value for name, value in HOSTILE.items()}
    for headers in ({name: value} for name, value in (HOSTILE | underscored).items()):
        status, location = ask(port, "/desk/", session, headers)
        assert (status, location) == (302, "/accounts/2fa/?next=%2Fdesk%2F"), headers
    for mounted, address in (("/x", "/x/desk/"), ("/accounts", "/accounts/desk/"), ("", "/desk/")):
        for name in ("SCRIPT_NAME", "Script-Name", "script_name"):
            status, location = ask(port, address, session, {name: mounted})
            assert status in (302, 404) and "/desk" not in location.partition("?")[0], (name, mounted, status)


def test_gunicorn_runs_with_these_settings_wherever_it_is_started():
    from tests.checks import ROOT

    for file in ("Dockerfile", "cms/management/serving.py", "tests/live/server.py"):
        assert "python:cms.web.gunicorn_config" in (ROOT / file).read_text(), file
    assert os.environ.get("GUNICORN_CMD_ARGS", "") == ""
