"""Run `manage.py setup` as an operator would, and read its output."""

import re
import time
from io import StringIO
from urllib.parse import parse_qs, urlsplit

from django.core.management import call_command

from allauth.mfa.totp.internal import auth

from tests.checks import ROOT

EXAMPLES = ROOT / "boards" / "installation" / "examples"
SEVEN_SEATS = str(EXAMPLES / "library-district.yaml")
THREE_BODIES = str(EXAMPLES / "c2c.yaml")
OFFICE = ("--office", "Example Library District", "--office-email", "clerk@library.example")
TWO = (
    "--administrator", "Ana Ruiz <ana@library.example>",
    "--administrator", "Sam Ito <sam@library.example>",
)  # fmt: skip


def run(*flags: str) -> str:
    out = StringIO()
    call_command("setup", *flags, stdout=out)
    return out.getvalue()


def run_without_input(*more: str) -> str:
    return run("--no-input", *OFFICE, *TWO, *more)


def password_of(output: str, email: str) -> str:
    found = re.search(rf"Administrator {re.escape(email)}\n +password +(\S+)", output)
    return found[1] if found else ""


def code_of(output: str, email: str) -> str:
    """What the authenticator app shows after its address was read in."""
    found = re.search(rf"otpauth://totp/{email.replace('@', '%40')}\S+", output)
    secret = parse_qs(urlsplit(found[0]).query)["secret"][0] if found else ""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))
