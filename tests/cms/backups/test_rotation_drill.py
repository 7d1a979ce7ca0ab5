"""The drill of the operator's guide, walked on a site of its own in production: the first key, both, the new one alone.

The keys come from the environment, and each step is a process that has just been started with them. Where nothing
changes between them, commands follow in the same process. What goes wrong without a change of process is tried each day
in ``test_key_rotation.py``.
"""

import json
import os
import secrets
import subprocess
import sys

from django.db import connection

import pytest

from tests.checks import ROOT, production_env
from tests.cms.processes import own_database

__all__ = ["own_database"]
pytestmark = pytest.mark.django_db

BEGIN = """
import json, re, sys, django
from django.conf import settings
plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.STORAGES["staticfiles"] = plain  # no collected files here
django.setup()
from django.test import Client
from cms.users.models import User
from feedback.models import SavedReceipt, Submission
CODE = re.compile(r"TL(?:-[0-9A-Z]{4}){4}")
site = {"HTTP_HOST": "throughline.example.org", "secure": True}
"""

PLANT = (
    BEGIN
    + """
from allauth.mfa.totp.internal.auth import TOTP
from tests.factories import feedback as make
ana = User.objects.create_user("ana@example.org", "correct horse battery")
TOTP.activate(ana, "JBSWY3DPEHPK3PXP")
made = make.make_submission(make.make_form(), "My words.")
SavedReceipt.objects.create(user=ana, submission=made)
browser = Client()
browser.force_login(ana)
from cms.web.one_time_keys import receipt_code
print(json.dumps({"code": receipt_code(made.key), "session": browser.session.session_key}))
"""
)

LOOK = (
    BEGIN
    + """
from io import StringIO
from django.core.management import CommandError, call_command
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
code, session, *commands = sys.argv[1:]
browser = Client()
browser.cookies[settings.SESSION_COOKIE_NAME] = session
pages = [f"/receipts/{code}/", f"/receipts/{code}/copy/", f"/receipts/{code}/copy.json", "/receipts/mine/"]
answers = [browser.get(page, **site) for page in pages]
try:
    factor = get_adapter().decrypt(Authenticator.objects.get().data["secret"])
except InvalidToken:
    factor = ""
def said(command):
    printed = StringIO()
    try:
        call_command(*command.split(), stdout=printed, stderr=printed)
    except CommandError as error:
        return str(error)
    return printed.getvalue().strip().splitlines()[-1]
print(json.dumps({
    "said": [said(each) for each in commands],
    "status": [answer.status_code for answer in answers],
    "codes": [sorted(set(CODE.findall(answer.content.decode()))) for answer in answers],
    "factor": factor,
    "session": browser.cookies[settings.SESSION_COOKIE_NAME].value,
}))
"""
)
FIRST, SECOND, RECORD = (secrets.token_urlsafe(64) for _each in range(3))


class Site:
    """A site in production, started anew with the keys of each step."""

    def __init__(self, folder: str, database: str) -> None:
        self.base = production_env(folder) | {"PATH": os.environ["PATH"], "DATABASE_URL": database}
        del self.base["RECORD_KEY"]
        self.keys = {"SECRET_KEY": FIRST, "RECORD_KEY": RECORD}

    def run(self, *words: str) -> subprocess.CompletedProcess:
        environment = self.base | self.keys
        return subprocess.run(
            [sys.executable, *words], env=environment, cwd=ROOT, capture_output=True, text=True
        )

    def says(self, code: str, *words: str) -> dict:
        done = self.run("-c", code, *words)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout.splitlines()[-1])

    def command(self, *words: str) -> str:
        done = self.run("manage.py", *words)
        return (done.stdout + done.stderr).strip().splitlines()[-1]


@pytest.fixture
def site(own_database, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("once is enough")
    return Site(str(tmp_path), own_database)


@pytest.mark.deep  # every day: tests/live/test_key_rotation.py
def test_the_drill(site):
    planted = site.says(PLANT)
    code, session = planted.values()
    as_before = {"status": [200] * 4, "codes": [[code]] * 4, "factor": "JBSWY3DPEHPK3PXP"}

    def look(*commands: str) -> list[str]:
        """As Ana's browser, which takes the cookie it is given: Django signs a session anew at its first request."""
        nonlocal session
        found = site.says(LOOK, code, session, *commands)
        session, said = found.pop("session"), found.pop("said")
        assert found == as_before
        return said

    site.keys |= {"SECRET_KEY": SECOND, "SECRET_KEY_OLD": FIRST, "SECRET_KEY_ROTATING": "true"}
    first, again, last = look("reencrypt --check", "reencrypt", "reencrypt --check")
    assert first == "1 still need the old key. Run manage.py reencrypt."
    assert (again, last) == ("1 encrypted again.", "Everything is under the new key.")

    site.keys = {"SECRET_KEY": SECOND, "RECORD_KEY": RECORD}
    assert look("reencrypt --check") == ["Everything is under the new key."]


@pytest.mark.deep
def test_a_drill_gone_wrong_invents_no_code(site):
    """Whoever takes another RECORD_KEY is told so; receipts go on naming the code that works, or none."""
    planted = site.says(PLANT)
    site.keys |= {"RECORD_KEY": secrets.token_urlsafe(64)}
    look = site.says(LOOK, *planted.values(), "reencrypt --check")

    assert "1 receipts were made with another RECORD_KEY" in look["said"][0]
    assert look["status"] == [200] * 4
    assert look["codes"] == [[planted["code"]]] * 3 + [[]]


@pytest.mark.deep
def test_a_site_that_began_without_a_record_key_takes_its_first_key(site):
    site.keys = {"SECRET_KEY": FIRST, "RECORD_KEY": FIRST}
    planted = site.says(PLANT)
    site.keys = {"SECRET_KEY": SECOND}

    assert "RECORD_KEY: must be set" in site.command("check")
    site.keys |= {"RECORD_KEY": FIRST}
    assert site.says(LOOK, *planted.values())["codes"][0] == [planted["code"]]
