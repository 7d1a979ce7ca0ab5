"""A client signed in as a person, with the second factor set up and used in this session."""

import time
from typing import Any

from django.test import Client

from allauth.mfa.models import Authenticator

HOUR = 3600


def make_stale(browser: Client) -> Client:
    """The same session, more than five minutes after its second factor was used."""
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time() - 301, "type": "totp"}]
    session.save()
    return browser


def browser_of(user: Any, *, second_factor: bool = True, **options: Any) -> Client:
    browser = Client(**options)
    browser.force_login(user)
    if second_factor:
        totp = Authenticator.Type.TOTP
        Authenticator.objects.get_or_create(user=user, type=totp, defaults={"data": {"secret": "no code"}})
        session = browser.session
        session["account_authentication_methods_user"] = str(user.pk)
        # A slow file of tests is no stale session: what asks for a fresh factor has tests that make it stale.
        now = time.time() + HOUR
        session["account_authentication_methods"] = [
            {"method": "password", "at": now},
            {"method": "mfa", "at": now, "type": "totp"},
        ]
        session.save()
    return browser
