"""F04, F10, F12, F27: nothing can be saved for a while. Pages are read, what was typed is kept, nothing is doubled."""

import errno
import sqlite3
import tempfile

from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import DataError, InternalError, OperationalError, connection
from django.urls import path
from django.utils import translation

import psycopg
import pytest

from cms.users import backends
from cms.users import limits as accounts
from cms.web import limits
from cms.web.unavailable import is_passing, unavailable
from feedback.models import Submission
from tests.cms.processes import own_database
from tests.cms.web import failing
from tests.cms.web.failing import TYPED
from tests.factories import feedback as make
from tests.factories.hostile_files import pdf
from tests.feedback.filling import WITH_FILE, sent
from tests.processes import in_process

__all__ = ["own_database"]
pytestmark = pytest.mark.django_db
KEPT = {"status": 503, "retry": "30", "store": "no-store", "kept": True}


@pytest.mark.engine
@pytest.mark.parametrize("kind", ["locked", "full"])
def test_while_nothing_can_be_saved(own_database, kind):
    """What still fits into a full SQLite file is saved; all else is a 503 that gives back what was typed."""
    found = in_process(failing.answers, own_database, kind).result()
    failed = {path: facts for path, facts in found["failed"].items() if facts["status"] != 303}

    assert {path: status for path, status in found["read"].items() if status != 200} == {}
    assert failed and set(map(repr, failed.values())) == {repr(KEPT)}
    assert set(found["again"].values()) == {303}
    assert found["saved"] == [4, 1, 1]  # each once: two from before, the comment is one too
    if kind == "locked" or connection.vendor == "postgresql":
        assert len(failed) == 3 and found["staff"] == KEPT
        assert found["login"]["status"] == 503 and "<form" not in found["login"]["page"]
    assert "not this one" not in found["login"]["page"]


@pytest.fixture
def failing_limits(monkeypatch):
    """The statement of a limit meets a locked database."""

    def fail(*_facts, **_more):
        error = OperationalError("database is locked")
        error.__cause__ = sqlite3.OperationalError()
        error.__cause__.sqlite_errorname = "SQLITE_BUSY"
        raise error

    monkeypatch.setattr(limits, "hit", fail)


def test_guesses_are_not_looked_at_while_they_cannot_be_counted(client, analyst, failing_limits, monkeypatch):
    monkeypatch.setattr(backends.AccountBackend, "authenticate", lambda *a, **k: pytest.fail("looked at"))
    answer = client.post("/accounts/login/", {"login": analyst.email, "password": "a-long-enough-password"})

    assert answer.status_code == 503 and "long-enough" not in answer.content.decode()


def test_receipts_are_read_within_a_limit_of_the_process(client, settings, home, failing_limits):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"receipt": "3/m/ip"}
    accounts.local.begin()
    statuses = [client.get("/receipts/nothing-such/").status_code for _each in range(5)]

    assert statuses == [404, 404, 404, 429, 429]


@pytest.mark.parametrize(
    "cache",
    [
        {"BACKEND": "cms.file_cache.ServerCache", "LOCATION": "redis://127.0.0.1:9/0"},
        {"BACKEND": "cms.file_cache.FileCache", "LOCATION": "/dev/null/cache"},
    ],
)
def test_without_its_cache_the_site_works_and_still_counts(client, settings, home, analyst, cache):
    """F12."""
    settings.CACHES = {"default": cache}
    pages = [client.get(path).status_code for path in ("/", "/search/?q=x", "/verify/", "/conversations/")]
    for number in range(6):
        data = {"login": analyst.email, "password": f"wrong-password-{number}"}
        page = client.post("/accounts/login/", data).content.decode()

    assert set(pages) <= {200, 404} and "Too many failed login attempts" in page


@pytest.mark.urls("tests.cms.web.test_unavailable")
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_of_files_gives_back_what_was_typed(client, code):
    data = {"text": TYPED, "key": "k1", "do": "send", "more": ["a", "b"]}
    answer = client.post(f"/full/{code}/?x=1&y=2", data)
    page = answer.content.decode()

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert f'action="/full/{code}/?x=1&amp;y=2"' in page
    assert sorted(failing.fields_in(page)) == sorted(
        [("text", TYPED), ("key", "k1"), ("do", "send"), ("more", "a"), ("more", "b")]
    )


@pytest.mark.parametrize("step", ["__init__", "write", "seek"])
def test_a_full_disk_for_uploads_gives_back_what_was_typed(client, home, monkeypatch, step):
    """The form is not taken without its file: it is sent again with it."""
    form = make.open_form(home, "filed", questions=WITH_FILE)
    large = SimpleUploadedFile("large.pdf", pdf() + b" " * 3_000_000, "application/pdf")
    target = TemporaryUploadedFile if step == "__init__" else tempfile._TemporaryFileWrapper

    def full(*_given, **_more):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(target, step, full, raising=False)
        answer = client.post("/feedback/filed/", sent("filed", q_missing=TYPED[:900], **{"q-proof": large}))
    page = answer.content.decode()

    assert answer.status_code == 503 and ("q-missing", TYPED[:900]) in failing.fields_in(page)
    assert not Submission.objects.filter(form=form).exists()
    assert "Choose the file again" in page and 'type="file" name="q-proof"' in page
    assert 'enctype="multipart/form-data"' in page


@pytest.mark.parametrize(
    ("language", "words", "direction"),
    [
        ("en", "Nothing can be saved right now", "ltr"),
        ("es", "En este momento no se puede guardar nada", "ltr"),
        ("ar", "لا يمكن حفظ أي شيء الآن", "rtl"),
    ],
)
def test_the_page_speaks_the_language_of_the_form(rf, language, words, direction):
    with translation.override(language):
        page = unavailable(rf.post("/", {"text": TYPED}), None).content.decode()

    assert words in page and f'<html lang="{language}" dir="{direction}">' in page


def test_a_form_of_an_account_comes_back_without_its_password(rf):
    request = rf.post("/", {"email": "ana@example.org", "password1": "secret words", "next": "/"})

    assert "secret words" not in unavailable(request, None).content.decode()


def test_only_what_passes_is_told_to_come_back():
    locked, missing = OperationalError("locked"), OperationalError("no such table")
    for error, name in ((locked, "SQLITE_BUSY_SNAPSHOT"), (missing, "SQLITE_ERROR")):
        error.__cause__ = sqlite3.OperationalError()
        error.__cause__.sqlite_errorname = name
    read_only = InternalError("read only")
    read_only.__cause__ = psycopg.errors.ReadOnlySqlTransaction()

    assert is_passing(locked) and is_passing(read_only) and is_passing(OSError(errno.ENOSPC, "full"))
    for error in (missing, DataError("too long"), OSError(errno.ENOENT, "x"), ValueError("x"), None):
        assert not is_passing(error)


def _full(request, code):
    raise OSError(code, "No space left on device")


urlpatterns = [path("full/<int:code>/", _full)]
