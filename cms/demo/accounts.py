"""Demo accounts that can sign in."""

import base64
import hashlib
from dataclasses import dataclass

from cms.access import Role

PASSWORD = "walk-the-line-2022"  # noqa: S105  a demo password, printed on purpose


@dataclass(frozen=True)
class Account:
    email: str
    name: str
    who: str
    role: Role | None = None


ACCOUNTS = [
    Account("editor@demo.example", "E. Demo", "editor: writes pages and answers the public", Role.EDITOR),
    Account("clerk@demo.example", "C. Demo", "clerk: builds and posts agendas, runs meetings", Role.CLERK),
    Account(
        "analyst@demo.example", "A. Demo", "analyst: reads, codes, writes findings, exports", Role.ANALYST
    ),
    Account("publisher@demo.example", "P. Demo", "publisher: approves and publishes", Role.PUBLISHER),
    Account("admin@demo.example", "M. Demo", "administrator: accounts, roles, settings", Role.ADMINISTRATOR),
    Account("member@demo.example", "Leilani Brandt", "board member: holds a seat on the Governing Board"),
    Account("advisory@demo.example", "Tess Aguinaldo", "advisory board member: chairs Community Engagement"),
    Account("resident@demo.example", "R. Demo", "community member: no role; an account is never required"),
    Account("admin2@demo.example", "N. Demo", "second administrator: confirms roles", Role.ADMINISTRATOR),
    Account("publisher2@demo.example", "Q. Demo", "second publisher: agrees to outcomes", Role.PUBLISHER),
]


def totp_secret(email: str) -> str:
    """The same secret on each load, so that an authenticator app set up once keeps working."""
    return base64.b32encode(hashlib.sha1(b"demo:" + email.encode()).digest()).decode()  # noqa: S324
