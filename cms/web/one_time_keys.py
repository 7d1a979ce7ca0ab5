"""The signed one-time key of a public form: CSRF defense, idempotency key and fill-time check in one.

No cookie or session is needed. The key's random part (the nonce) is stored with the row it created, in a unique
column, so that a double click creates one row; the receipt code is derived from it.
"""

import base64
import hashlib
import hmac
import secrets

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.exceptions import RuleBroken
from cms.page_cache import tracking
from cms.secrets import record_key, record_keys
from cms.web.receipt_codes import ALPHABET, LENGTH, is_code, letters_of, printed, with_check_letter


class StaleKey(RuleBroken):
    """The form was open for too long, or its key was changed."""


class TooFast(RuleBroken):
    """Sent faster than a person can read the form."""


def issue(purpose: str) -> str:
    """A fresh signed key for one rendering of a form. The page that it is on is for one reader."""
    tracking.personal()
    issued = int(clock.now().timestamp())
    return signing.Signer(salt=f"form:{purpose}").sign(f"{secrets.token_urlsafe(16)}.{issued}")


def read(purpose: str, value: str, *, may_be_quick: bool = False) -> str:
    """The nonce of a valid key for this purpose. Raises StaleKey if it is forged or too old, and TooFast if it is
    too young, unless `may_be_quick`.
    """
    nonce, age = _parts(purpose, value)
    least, most = settings.FORM_KEY_SECONDS
    if age > most:
        raise StaleKey(_("This form was open for more than a day. Please send it again; nothing is lost."))
    if age < least and not may_be_quick:
        raise TooFast(_("That was very quick. Please wait a moment and send it once more; nothing is lost."))
    return nonce


def age(purpose: str, value: str) -> float:
    """Age of a valid key in seconds."""
    return _parts(purpose, value)[1]


def _parts(purpose: str, value: str) -> tuple[str, float]:
    try:
        nonce, issued = signing.Signer(salt=f"form:{purpose}").unsign(value or "").rsplit(".", 1)
    except (signing.BadSignature, ValueError) as error:
        raise StaleKey(_("This form arrived incomplete. Please send it again.")) from error
    return nonce, clock.now().timestamp() - int(issued)


def receipt_code(nonce: str) -> str:
    """The receipt code of a nonce: TL-XXXX-XXXX-XXXX-XXXX, not guessable without our secret (73 bits); the last letter
    is its check character (ISO/IEC 7064, ``cms.web.receipt_codes``).
    """
    return _code(record_key(), nonce)


def code_in_use(nonce: str, digest: str) -> str:
    """The code that opens a row with this stored digest, whichever key it was made with; "" if none of ours made it.

    Never a second code that opens nothing: a receipt names the code that works, or none.
    """
    codes = (_code(key, nonce) for key in record_keys())
    return next((code for code in codes if receipt_digest(code) == digest), "")


def _code(key: bytes, nonce: str) -> str:
    """Drawn again, from the last digest, where the letters have no check character: once in 31 times."""
    digest, letters = b"receipt:" + nonce.encode(), ""
    while not letters:
        digest = hmac.new(key, digest, hashlib.sha256).digest()
        letters = with_check_letter(_drawn(int.from_bytes(digest[:16], "big")))
    return printed(letters)


def _drawn(number: int) -> str:
    letters = []
    for _position in range(LENGTH - 1):
        number, index = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[index])
    return "".join(letters)


def normalise_code(typed: str) -> str:
    """A typed code in the format in which receipts are printed; "" if it cannot be a code."""
    letters = letters_of(typed)
    return printed(letters) if is_code(letters) else ""


def receipt_digest(code: str) -> str:
    """SHA-256 of a receipt code, which the database stores and looks up, so that a leaked table opens no receipt."""
    return hashlib.sha256(b"receipt:" + normalise_code(code).encode()).hexdigest()


def fingerprint(*parts: str) -> str:
    """A short digest of a form's content: tells the same key with other content from a double click (F07)."""
    joined = "\x1f".join(parts).encode("utf-8", "replace")
    return base64.b16encode(hashlib.sha256(joined).digest()).decode()[:32]
