"""Limits and used codes: counted by the database, whatever happens to the cache; and exactly, for all at once."""

import importlib
import pkgutil
import re
import time
from pathlib import Path

from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

import allauth
import pytest
from allauth.account.models import EmailAddress
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp

from cms.jobs.scheduled import forget_old_limits
from cms.management.commands.demo_code import code_of
from cms.models import Milestone, StoredLimit
from cms.records import redaction
from cms.users import limits as accounts
from cms.web import limits
from tests.cms.processes import own_database
from tests.cms.users import guessing
from tests.processes import in_process

__all__ = ["own_database"]
pytestmark = pytest.mark.django_db
LOGIN, CODE = "/accounts/login/", "/accounts/2fa/authenticate/"
PASSWORD = "a-long-enough-password"
PROCESSES, EACH = 4, 50


@pytest.fixture
def ana(analyst):
    EmailAddress.objects.create(user=analyst, email=analyst.email, verified=True, primary=True)
    secret = get_adapter().encrypt("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    Authenticator.objects.create(user=analyst, type=Authenticator.Type.TOTP, data={"secret": secret})
    return analyst


def guess(user, number: int = 0, password: str = "") -> str:
    """The page after a sign-in, from an address of its own, so that only the account's limit counts."""
    data = {"login": user.email, "password": password or f"wrong-password-{number}"}
    return Client().post(LOGIN, data, REMOTE_ADDR=f"198.51.100.{number + 1}").content.decode()


def is_stopped(user) -> bool:
    return guessing.TOO_MANY in guess(user, 99, PASSWORD)


def sign_in(user, code: str) -> bool:
    browser = Client()
    browser.post(LOGIN, {"login": user.email, "password": PASSWORD})
    browser.post(CODE, {"code": code})
    return "_auth_user_id" in browser.session


# Whatever happens to the cache


def test_an_emptied_cache_gives_no_new_guesses(ana):
    for number in range(5):
        guess(ana, number)
        cache.clear()

    assert is_stopped(ana)


def test_a_redaction_gives_no_new_guesses(ana, scrubbed, publisher, django_capture_on_commit_callbacks):
    for number in range(5):
        guess(ana, number)
    row = Milestone.objects.create(title={"en": "Ana’s street"}, when="2022-01-01")
    with django_capture_on_commit_callbacks(execute=True):
        redaction.redact(kind="milestone", id_=row.pk, reason="asked", actor=publisher)

    assert is_stopped(ana)


def test_many_others_push_no_count_out(ana):
    for number in range(5):
        guess(ana, number)
    for number in range(400):
        limits.hit(f"another {number}", amount=5, seconds=300)

    assert is_stopped(ana)


def test_a_used_code_stays_used_when_the_cache_is_emptied(ana):
    code = code_of(Authenticator.objects.get(user=ana))
    first = sign_in(ana, code)
    cache.clear()

    assert (first, sign_in(ana, code)) == (True, False)


def test_a_used_code_stays_used_for_as_long_as_it_is_valid(ana):
    sign_in(ana, code_of(Authenticator.objects.get(user=ana)))
    used = StoredLimit.objects.exclude(value__contains=",").exclude(value="").get()

    assert used.expires_at / 1_000_000 - time.time() > 85  # three steps of half a minute


def test_a_restore_and_the_nightly_work_forget_only_what_is_over(ana):
    for number in range(5):
        guess(ana, number)
    limits.claim("old", by="x", seconds=-1)
    kept = StoredLimit.objects.count()
    forget_old_limits()
    call_command("run_due")

    assert StoredLimit.objects.count() == kept - 1 and is_stopped(ana)


# Counted exactly


def test_the_window_slides(ana, monkeypatch):
    now, later = limits._now(), lambda seconds: lambda: now + seconds * limits.SECOND
    for second in (0, 100, 200):
        monkeypatch.setattr(limits, "_now", later(second))
        assert limits.hit("x", amount=3, seconds=300)
    assert not limits.hit("x", amount=3, seconds=300)
    monkeypatch.setattr(limits, "_now", later(301))
    assert limits.hit("x", amount=3, seconds=300) and not limits.hit("x", amount=3, seconds=300)


def test_a_success_takes_back_its_own_hit_only(ana):
    for number in range(4):
        guess(ana, number)
    for number in range(3):
        assert guessing.TOO_MANY not in guess(ana, 50 + number, PASSWORD)
    guess(ana, 60)

    assert is_stopped(ana)


def test_a_new_password_by_mail_gives_new_guesses(ana, rf):
    for number in range(5):
        guess(ana, number)
    key = f"testserver:{ana.email}"
    ratelimit.clear(rf.post("/"), app="allauth.account", action="login_failed", key=key)

    assert limits.is_free("x", amount=1, seconds=1) and not is_stopped(ana)


@pytest.mark.engine
def test_of_200_guesses_at_once_no_more_are_looked_at_than_the_limit_allows(own_database):
    """A03."""
    in_process(guessing.prepare, own_database).result()
    runners = [in_process(guessing.guess, own_database, each, EACH) for each in range(PROCESSES)]
    counted = [runner.result() for runner in runners]

    assert (sum(each[0] for each in counted), sum(each[1] for each in counted)) == (5, PROCESSES * EACH - 5)


# Spellings of one address (A04)

BOXES = (
    "ana.lopez",
    "analopez",
    "ANA.LOPEZ",
    "A.n.a.Lopez",
    "aná.lópez",
    "ａｎａ．ｌｏｐｅｚ",
    "аna.lopez",
    "ana. lopez",
)
TAGS = ("", "+x", "+a.b", "+X1", "+1+2")
SPELLINGS = [f"{box}{tag}@{('example.org', 'EXAMPLE.org')[len(tag) % 2]}" for box in BOXES for tag in TAGS]


def test_forty_spellings_of_one_address_are_counted_as_one():
    assert len(set(SPELLINGS)) == 40
    assert {accounts.one_spelling(each) for each in SPELLINGS} == {"analopez@example.org"}
    others = ("ana.lopes@example.org", "ana.lopez@example.net", "lopez@example.org", "+x@example.org")
    assert len({accounts.one_spelling(each) for each in others}) == 4


def test_spellings_of_one_address_get_no_more_mails_than_one():
    """A sixth new password for one mailbox is refused, wherever the requests come from; another mailbox is not."""
    ask = lambda email, number: Client().post(  # noqa: E731
        "/accounts/password/reset/", {"email": email}, REMOTE_ADDR=f"198.51.100.{number}"
    )
    answers = [ask(f"ana.lopez+{number}@example.org", number).status_code for number in range(1, 6)]
    assert answers == [302] * 5
    assert ask("AnaLopez@example.org", 6).status_code == 429
    assert ask("ana.lopes@example.org", 7).status_code == 302


def test_spellings_of_one_address_give_no_new_guesses(ana):
    for number in range(5):
        Client().post(
            LOGIN, {"login": f"ana+{number}@example.org", "password": "x"}, REMOTE_ADDR=f"192.0.2.{number}"
        )

    assert ana.email == "ana@example.org" and is_stopped(ana)


def test_neither_address_nor_account_nor_code_is_in_the_table(ana):
    guess(ana, 7)
    code = code_of(Authenticator.objects.get(user=ana))
    sign_in(ana, code)
    kept = repr(list(StoredLimit.objects.values()))

    assert StoredLimit.objects.count() >= 4
    assert not [word for word in ("198.51.100", "127.0.0.1", ana.email, f"={code}") if word in kept]


# What of allauth counts


def test_nothing_else_of_allauth_counts_in_the_cache():
    """A new version that counts elsewhere, or otherwise, must be looked at before it is taken."""
    folder = Path(allauth.__path__[0])
    found = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.py")
        if re.search(r"django\.core\.cache|core import cache", path.read_text())
    }
    assert found <= {"core/internal/ratelimit.py", "mfa/totp/internal/auth.py"} | {
        each for each in found if each.startswith(("socialaccount", "headless", "idp", "usersessions"))
    }
    assert ratelimit._consume_single_rate is accounts.consume_single_rate and ratelimit.cache is None
    assert isinstance(totp.cache, accounts.UsedCodes)
    for module in pkgutil.walk_packages([str(folder / "account")], "allauth.account."):
        if module.name.endswith(("decorators", "adapter", "reauthentication")):
            assert getattr(importlib.import_module(module.name), "cache", None) is None
