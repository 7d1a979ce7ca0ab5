"""References to numbers in the sentences of a story (PRV-10): what may be written, and what is wrong with the rest.

``{employed}`` is a number of people, ``{employed%}`` its share of those it is among, ``{employed/10}`` that share as
“8 of 10”. Codes after it hold still whatever a reader chooses: ``{employed% place=CA year=2017}``. ``{place}`` is the
name of what is chosen. ``{highest}`` and ``{lowest}`` name a row of the chart, ``{highest.number}`` is its number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from boards.data_sets.dictionary import Dictionary

FOUND = re.compile(r"\{([^{}]*)\}")
SHAPE = re.compile(r"([A-Za-z0-9_.+-]{1,40})(%|/10)?((?: [A-Za-z0-9_.+-]{1,40}=[A-Za-z0-9_.+-]{1,40})*)")
ROWS = ("highest", "highest.number", "lowest", "lowest.number")
PERCENT, OF_TEN = "%", "/10"


@dataclass(frozen=True)
class Reference:
    """``form``: "" for people, else "%" or "/10". ``codes``: dimensions with a code of their own."""

    key: str
    form: str = ""
    codes: dict[str, str] = field(default_factory=dict)


def references(words: str) -> Iterator[Reference]:
    """Those of a text that was checked; what is none is passed over."""
    for found in FOUND.finditer(words):
        if reference := read(found[1]):
            yield reference


def read(inside: str) -> Reference | None:
    """What stands between the braces; None if it has another shape."""
    match = SHAPE.fullmatch(inside.strip())
    if match is None:
        return None
    return Reference(match[1], match[2] or "", dict(each.split("=", 1) for each in match[3].split()))


def problems(words: str, dictionary: Dictionary, *, has_rows: bool) -> Iterator[str]:
    """A sentence for each reference that does not fit the dictionary. ``has_rows``: whether the chart compares rows."""
    if re.search(r"[{}]", FOUND.sub("", words)):
        yield _("A brace is open or closed twice. Write each reference as {measure}.")
    for found in FOUND.finditer(words):
        reference = read(found[1])
        why = (
            _why_not(reference, dictionary, has_rows)
            if reference
            else _("Write it as {measure} or {measure%}.")
        )
        if why:
            yield f"{found[0]}: {why}"


def _why_not(reference: Reference, dictionary: Dictionary, has_rows: bool) -> str:
    if reference.key in ROWS:
        return "" if has_rows else _("Only bars, dots and maps have a highest and a lowest row.")
    if any(each.key == reference.key for each in dictionary.dimensions):
        is_plain = not reference.form and not reference.codes
        return "" if is_plain else _("The name of a choice has no percent and no codes.")
    measure = next((each for each in dictionary.measures if each.key == reference.key), None)
    if measure is None:
        keys = [
            *(each.key for each in dictionary.measures),
            *(each.key for each in dictionary.dimensions),
            *ROWS,
        ]
        return _("There is no number with this key. Use one of: %(keys)s") % {"keys": ", ".join(keys)}
    if reference.form and not measure.within:
        return _("It is not counted among others, so it has no share.")
    return _why_no_codes(reference, dictionary)


def _why_no_codes(reference: Reference, dictionary: Dictionary) -> str:
    known = {each.key: each for each in dictionary.dimensions}
    for key, code in reference.codes.items():
        if key not in known:
            return _("There is no dimension “%(key)s”. Use one of: %(keys)s") % {
                "key": key,
                "keys": ", ".join(known),
            }
        if code not in known[key].by_code:
            return _("“%(code)s” is not a code of %(key)s.") % {"code": code, "key": key}
    return ""
