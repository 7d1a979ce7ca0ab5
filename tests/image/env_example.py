"""Read .env.example: the names and values that an operator finds there."""

import base64
import re
import secrets

from tests.checks import ROOT

LINE = re.compile(r"^(# )?([A-Z][A-Z0-9_]+)=(.*)$")


def lines() -> list[tuple[bool, str, str]]:
    """(whether it is set, name, value); a variable that may stay unset has its line commented out."""
    found = [LINE.match(line) for line in (ROOT / ".env.example").read_text().splitlines()]
    return [(not match[1], match[2], match[3]) for match in found if match]


def filled_in() -> dict[str, str]:
    """The file as an operator completes it."""
    values = {name: value for is_set, name, value in lines() if is_set}
    values |= {name: secrets.token_urlsafe(64) for name in ("SECRET_KEY", "RECORD_KEY")}
    return values | {"RECORD_SIGNING_KEY": base64.b64encode(secrets.token_bytes(32)).decode()}
