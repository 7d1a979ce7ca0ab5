"""A site that can save nothing for a while; run in a process of its own (tests/processes.py).

"locked": another connection holds the lock of a writer. "full": the database may not grow.
"""

import html
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

import psycopg

from boards.models import ItemComment
from cms.access import Role
from cms.models import HomePage
from cms.web import one_time_keys
from engagement.models import Registration
from feedback.models import Submission
from tests.conftest import person
from tests.factories import comments, engagement
from tests.factories.feedback import make_submission, open_form
from tests.factories.signed_in import browser_of
from tests.feedback.helpers import payload

TYPED = "Shade at the stop.\n\n" + "Ñandú & <b>bold</b> “words” " * 110
READ = ["/", "/es/", "/search/?q=shade", "/feedback/survey/", "/conversations/", "/boards/feed.atom", "/api/"]
READ += ["/conversations/feed.atom", "/conversations/calendar.ics", "/decisions/", "/findings/", "/verify/"]
READ += ["/accounts/login/", comments.PATH, f"{comments.PATH}comment/", "/proposals/", "/healthz", "/readyz"]
FULL_OF_POSTGRES = """
CREATE FUNCTION no_space() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$
LANGUAGE plpgsql
"""


def answers(kind: str) -> dict[str, Any]:
    """What the site answers while it can save nothing, and what is saved after each page was sent again."""
    home = HomePage.objects.get(locale__language_code="en")
    form = open_form(home)
    made = engagement.conversation()
    comments.open_meeting(home)
    staff = browser_of(person("paul", Role.PUBLISHER))
    hold = {"kind": "submission", "reference": make_submission(form).reference}
    receipt = sent(Client().post("/feedback/survey/", payload()))
    with comments.at_days_before(4):
        posts = _posts(made.slug)
        with nothing_saved(kind):
            read = {path: Client().get(path).status_code for path in READ}
            read |= {path: staff.get(path).status_code for path in ("/desk/", "/desk/comments/", "/admin/")}
            read["receipt"] = Client().get(receipt).status_code
            failed = {path: Client().post(path, fields()) for path, fields in posts.items()}
            login = Client().post(
                "/accounts/login/", {"login": "paul@example.org", "password": "not this one"}
            )
            kept = staff.post("/desk/holds/", hold | {"reason": TYPED[:400]})
        again = {
            path: send_again(answer) if answer.status_code == 503 else answer
            for path, answer in failed.items()
        }
    return {
        "read": read,
        "failed": {path: facts_of(answer) for path, answer in failed.items()},
        "again": {path: answer.status_code for path, answer in again.items()},
        "login": facts_of(login) | {"page": login.content.decode()},
        "staff": facts_of(kept),
        "saved": [model.objects.count() for model in (Submission, ItemComment, Registration)],
    }


def _posts(slug: str) -> dict[str, Callable[[], dict]]:
    return {
        "/feedback/survey/": lambda: payload(q_missing=TYPED),
        f"{comments.PATH}comment/": lambda: comments.payload(words=TYPED),
        f"/conversations/{slug}/register/": lambda: {
            "key": one_time_keys.issue("engagement.register"),
            "question": TYPED[:400],
            "file": SimpleUploadedFile("a.txt", b"x"),
        },
    }


def sent(answer: Any) -> str:
    assert answer.status_code == 303, answer.content.decode()[:2000]
    return answer["Location"]


def facts_of(answer: Any) -> dict[str, Any]:
    kept = dict(fields_in(answer.content.decode()))
    return {
        "status": answer.status_code,
        "retry": answer.headers.get("Retry-After", ""),
        "store": answer.headers.get("Cache-Control", ""),
        "kept": any(TYPED[:400].splitlines() == value[:400].splitlines() for value in kept.values()),
    }


def fields_in(page: str) -> list[tuple[str, str]]:
    form = page.partition("<form")[2].partition("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
    typed = re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL)
    return [(html.unescape(name), html.unescape(value)) for name, value in hidden + typed]


def send_again(answer: Any) -> Any:
    """As a browser sends the form of the page."""
    page = answer.content.decode()
    data: dict[str, list[str]] = {}
    for name, value in fields_in(page):
        data.setdefault(name, []).append(value)
    address = html.unescape(re.search(r'<form[^>]* action="([^"]*)"', page)[1])
    return Client().post(address, data)


@contextmanager
def nothing_saved(kind: str) -> Iterator[None]:
    with _POSSIBLE[connection.vendor, kind]():
        yield


@contextmanager
def _sqlite_locked() -> Iterator[None]:
    connection.close()
    connection.settings_dict["OPTIONS"]["timeout"] = 0.2
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def _sqlite_full() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 2}")
        cursor.execute("CREATE TABLE filler (x)")
        for size in (400_000, 40_000, 4_000, 1_000, 100):
            _fill(cursor, size)
        yield
        cursor.execute("PRAGMA max_page_count = 1073741823")
        cursor.execute("DROP TABLE filler")


def _fill(cursor: Any, size: int) -> None:
    """Until not even so much fits."""
    while True:
        try:
            cursor.execute("INSERT INTO filler VALUES (zeroblob(%s))", [size])
        except Exception:  # noqa: BLE001  full, which is what is wanted
            return


@contextmanager
def _postgres_locked() -> Iterator[None]:
    connection.close()
    connection.settings_dict["OPTIONS"]["options"] = "-c lock_timeout=200"
    with psycopg.connect(_address(), autocommit=False) as other:
        for table in connection.introspection.table_names():
            other.execute(f'LOCK TABLE "{table}" IN EXCLUSIVE MODE')
        yield
        other.rollback()


@contextmanager
def _postgres_full() -> Iterator[None]:
    tables = [each for each in connection.introspection.table_names() if each != "django_migrations"]
    with connection.cursor() as cursor:
        cursor.execute(FULL_OF_POSTGRES)
        for table in tables:
            cursor.execute(
                f'CREATE TRIGGER no_space BEFORE INSERT OR UPDATE OR DELETE ON "{table}" EXECUTE FUNCTION no_space()'
            )
        yield
        cursor.execute("DROP FUNCTION no_space CASCADE")


def _address() -> str:
    facts = connection.get_connection_params()
    named = {"dbname": facts["dbname"], "host": facts.get("host"), "port": facts.get("port")}
    named |= {"user": facts.get("user"), "password": facts.get("password")}
    return psycopg.conninfo.make_conninfo(**{name: value for name, value in named.items() if value})


_POSSIBLE = {
    ("sqlite", "locked"): _sqlite_locked,
    ("sqlite", "full"): _sqlite_full,
    ("postgresql", "locked"): _postgres_locked,
    ("postgresql", "full"): _postgres_full,
}
