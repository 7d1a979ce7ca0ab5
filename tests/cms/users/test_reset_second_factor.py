"""An operator helps somebody who lost the second factor: it goes, and nothing opens until there is a new one."""

from io import StringIO

from django.core.management import CommandError, call_command

import pytest
from allauth.mfa.models import Authenticator

pytestmark = pytest.mark.django_db


def test_the_factor_goes_and_the_desk_asks_for_a_new_one(cast, people):
    desk = cast["clerk"]
    assert desk.get("/desk/").status_code == 200
    output = StringIO()
    call_command("reset_second_factor", people["clerk"].email.upper(), stdout=output)

    assert "Removed." in output.getvalue()
    assert not Authenticator.objects.filter(user=people["clerk"]).exists()
    assert desk.get("/desk/")["Location"].startswith("/accounts/2fa/")


def test_nobody_else_loses_theirs(cast, people):
    cast["clerk"].get("/desk/")
    cast["editor"].get("/desk/")
    call_command("reset_second_factor", people["clerk"].email, stdout=StringIO())

    assert Authenticator.objects.filter(user=people["editor"]).exists()


def test_an_unknown_account_and_one_without_a_factor_are_named(resident):
    for email in ("nobody@example.org", resident.email):
        with pytest.raises(CommandError, match=email):
            call_command("reset_second_factor", email)
