"""What people type, made safe to keep."""

import re
import unicodedata

from django.utils.translation import ngettext

from cms.exceptions import RuleBroken

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
# C0 without tab and line feed, C1, surrogates, byte-order mark, and the code points that are no characters
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def clean_text(s: str, *, max_length: int | None = None) -> str:
    """One form for one text: composed letters, plain line ends, no control characters, no space around it."""
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", s))
    text = unicodedata.normalize("NFC", text).strip()
    if max_length is not None and len(text) > max_length:
        message = ngettext(
            "This is longer than {count} character.", "This is longer than {count} characters.", max_length
        )
        raise RuleBroken(message.format(count=max_length), rule="S11", limit=max_length, length=len(text))
    return text


def whole_number(typed: str | None, *, digits: int = 12) -> int | None:
    """The number that somebody typed or put into an address, in plain figures; None for anything else.

    ``isdigit`` alone lets through figures that ``int`` refuses, and ``int`` refuses what has thousands of them.
    """
    fits = typed is not None and len(typed) <= digits and typed.isascii() and typed.isdigit()
    return int(typed) if fits and typed else None
