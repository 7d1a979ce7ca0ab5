"""Normalize and validate text and numbers that people type."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import ngettext

from cms.exceptions import RuleBroken

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
# C0 without tab and line feed, C1, surrogates, byte-order mark, and noncharacters
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def clean_text(s: str, *, max_length: int | None = None) -> str:
    """Normalized text: composed characters (NFC), Unix line ends, no control characters, stripped. Raises
    RuleBroken if it is longer than `max_length`.
    """
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", s))
    text = unicodedata.normalize("NFC", text).strip()
    if max_length is not None and len(text) > max_length:
        message = ngettext(
            "This is longer than {count} character.", "This is longer than {count} characters.", max_length
        )
        raise RuleBroken(message.format(count=max_length), rule="S11", limit=max_length, length=len(text))
    return text


def whole_number(typed: str | None, *, digits: int = 12) -> int | None:
    """A whole number typed in ASCII digits; None for anything else.

    ``isdigit`` alone accepts digits that ``int`` refuses, and ``int`` refuses numbers of thousands of digits.
    """
    fits = typed is not None and len(typed) <= digits and typed.isascii() and typed.isdigit()
    return int(typed) if fits and typed else None


def whole_numbers(typed: Iterable[str]) -> list[int]:
    """Those that are whole numbers, in their order."""
    return [number for each in typed if (number := whole_number(each)) is not None]
