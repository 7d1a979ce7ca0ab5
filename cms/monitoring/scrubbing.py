"""Remove secrets from logs and error reports: receipt codes, tokens, addresses, the secret part of URLs.

The access log asks the resolved view what of its path is secret (cms/secret_urls.py). This is for all other text:
messages, errors, paths that no view answers.
"""

import ipaddress
import re
from typing import Any

from cms.secret_urls import HIDDEN

# The path segment after one of these grants access to whoever knows it.
OPENS = (
    "receipts|notes|registration|evening|survey|mine|door|live|comment|aid|calendar|news/confirm|news/settings"
    r"|news/end|news/follow|notices/end|confirm-email|password/reset/key|password_reset/confirm/[^\s/]+"
)
_ADDRESS = re.compile(rf"(?<=/)({OPENS})/[^\s/?#'\"<>]+")
# However it was typed: also in small letters, or with spaces as an address writes them.
_CODE = re.compile(r"(?<![A-Za-z0-9])[Tt][Ll](?:(?:-|\+| |%20)?[0-9A-Za-z]{4}){4}(?![A-Za-z0-9])")
_QUERY = re.compile(r"(?<=/)\?[^\s'\"<>]+")
# What Django signs ends in a 43-character digest; a link to a new password, in 32 hexadecimal ones.
# Each pattern may begin only where a run of letters begins: a long text takes linear time.
_SIGNED = re.compile(r"(?<![\w.:+-])[\w.:+-]*[:.][\w-]{43}(?![\w-])|\b\w{1,13}-\w{5,8}-[0-9a-f]{32}\b")
_MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_HOST = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f.]{0,15}){2,8})"
)


def scrub(text: str) -> str:
    """Also drops the query string: it may contain what a visitor searched for."""
    text = _QUERY.sub("", _CODE.sub(HIDDEN, _ADDRESS.sub(rf"\1/{HIDDEN}", text)))
    return _HOST.sub(_client, _MAIL.sub(HIDDEN, _SIGNED.sub(HIDDEN, text)))


def _client(found: re.Match[str]) -> str:
    """A client's address is hidden; that of this machine, and what is no address, such as a time, stays."""
    written = found[0].rstrip(":.") or found[0]
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return found[0]
    is_own = address.is_loopback or address.is_unspecified
    return found[0] if is_own else HIDDEN + found[0][len(written) :]


def holds_secret(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_ADDRESS, _CODE, _SIGNED))


def scrub_all(value: object) -> Any:
    """The same for each text inside lists and dictionaries."""
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, dict):
        return {key: scrub_all(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [scrub_all(each) for each in value]
    return value
