"""S25: an address with an account and one without cost the same work, so the time of an answer tells nothing.

Counted, not timed: the hashes of a password, the rows and mails written, and all statements.
"""

import re
from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest
from allauth.account.models import EmailAddress

from cms.models import OutboxMessage
from cms.users.models import User

pytestmark = pytest.mark.django_db
SIGN_UP, RESET, SIGN_IN = "/accounts/signup/", "/accounts/password/reset/", "/accounts/login/"
PASSWORD = "purple-otter-climbs-9"
WRITES = re.compile(r'^(INSERT|UPDATE|DELETE)\D*?"(\w+)"')
MOST_STATEMENTS_APART = 4


@dataclass
class Work:
    answer: tuple
    hashes: int
    mails: int
    written: Counter
    statements: int


@pytest.fixture
def work_of(settings, monkeypatch):
    """The work that the answer to a form costs, asked by a browser of its own."""
    settings.MAILERS = settings.MAILERS | {"default": {"BACKEND": "cms.mail.backend.OutboxBackend"}}
    hashed: list[int] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *given, **named: (hashed.append(1), encode(*given, **named))[1]
    )

    def measure(path: str, email: str) -> Work:
        hashed.clear()
        mails = OutboxMessage.objects.count()
        form = {
            "email": email,
            "login": email,
            "password1": PASSWORD,
            "password2": PASSWORD,
            "password": PASSWORD,
        }
        with CaptureQueriesContext(connection) as queries:
            answer = Client().post(path, form)
        written = Counter(match[2] for each in queries if (match := WRITES.match(each["sql"])))
        return Work(
            (answer.status_code, answer.get("Location")),
            len(hashed),
            OutboxMessage.objects.count() - mails,
            written,
            sum("SAVEPOINT" not in each["sql"] for each in queries),
        )

    return measure


@pytest.fixture
def known(resident) -> str:
    EmailAddress.objects.create(user=resident, email=resident.email, verified=True, primary=True)
    return resident.email


@pytest.mark.parametrize(("path", "hashes"), [(SIGN_UP, 1), (RESET, 0)])
def test_known_and_unknown_addresses_cost_the_same(work_of, known, path, hashes):
    work_of(path, "first@example.org")  # what a process loads once
    new, old = work_of(path, "new@example.org"), work_of(path, known)

    assert new.hashes == old.hashes == hashes
    assert new.mails == old.mails == 1
    assert new.answer == old.answer
    assert abs(new.statements - old.statements) <= MOST_STATEMENTS_APART


def test_the_same_rows_are_written_and_undone(work_of, known):
    new, old = work_of(SIGN_UP, "new@example.org"), work_of(SIGN_UP, known)
    inserted = ("users_user", "account_emailaddress", "cms_outboxmessage", "django_session")

    assert all(old.written[name] >= new.written[name] == 1 for name in inserted)
    assert User.objects.filter(email__endswith="@nobody.invalid").count() == 0
    assert EmailAddress.objects.filter(email__endswith="@nobody.invalid").count() == 0


def test_the_account_that_is_there_does_not_change(work_of, known, resident):
    before = User.objects.filter(pk=resident.pk).values().get()
    work_of(SIGN_UP, known)

    assert User.objects.filter(pk=resident.pk).values().get() == before


def test_a_new_account_can_still_be_made(work_of):
    assert work_of(SIGN_UP, "new@example.org").answer == (302, "/accounts/confirm-email/")
    assert User.objects.get(email="new@example.org").check_password(PASSWORD)


def test_a_wrong_password_costs_a_hash_with_and_without_an_account(work_of, known):
    new, old = work_of(SIGN_IN, "new@example.org"), work_of(SIGN_IN, known)

    assert new.hashes == old.hashes == 1
    assert new.mails == old.mails
