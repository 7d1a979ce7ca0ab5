"""Remove secrets from logs and error reports: receipt codes and the secret part of URLs."""

import re
from typing import Any

HIDDEN = "[hidden]"
# The path segment after one of these grants access to whoever knows it.
OPENS = (
    "receipts|notes|registration|mine|door|live|comment|aid|calendar|news/confirm|news/settings|news/end"
    r"|notices/end|confirm-email|password/reset/key|password_reset/confirm/[^\s/]+"
)
_ADDRESS = re.compile(rf"(?<=/)({OPENS})/[^\s/?#'\"<>]+")
_CODE = re.compile(r"(?<![A-Za-z0-9])TL(?:-?[0-9A-Za-z]{4}){4}(?![A-Za-z0-9])")
_QUERY = re.compile(r"(?<=/)\?[^\s'\"<>]+")


def scrub(text: str) -> str:
    """Also drops the query string: it may contain what a visitor searched for."""
    return _QUERY.sub("", _CODE.sub(HIDDEN, _ADDRESS.sub(rf"\1/{HIDDEN}", text)))


def scrub_all(value: object) -> Any:
    """The same for each text inside lists and dictionaries."""
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, dict):
        return {key: scrub_all(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [scrub_all(each) for each in value]
    return value
