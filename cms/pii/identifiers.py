"""Find text that may identify a person: addresses, numbers, dates and names (PRV-08)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cms.pii import names as of_people
from cms.pii.signatures import find_signatures


class Identifier(NamedTuple):
    """A span of text that may identify a person."""

    kind: str
    start: int
    end: int


def find_identifiers(text: str, *, names: bool = False) -> list[Identifier]:
    """Email, phone, Social Security number, student id, birth date, street address; in order, without overlaps.

    With ``names``, also likely names, and names with a city and a ZIP code. Numbers written as words are not found: a
    person reviews each text (P08).
    """
    taken = bytearray(len(text))
    found = []
    for kind, start, end in _candidates(text, names):
        if not any(taken[start:end]):
            taken[start:end] = b"x" * (end - start)
            found.append(Identifier(kind, start, end))
    return sorted(found, key=lambda identifier: identifier.start)


def _candidates(text: str, names: bool) -> Iterator[Identifier]:
    """The most certain first. A signature contains other identifiers, such as a street, and takes their place.

    All but email addresses have a digit, and those have an "@" or a bracket: most comments have neither.
    """
    has_digit = DIGIT.search(text)
    for start, end in find_signatures(text) if names else ():
        yield Identifier("signature", start, end)
    for match in DATE.finditer(text) if has_digit else ():
        if BIRTH.search(text, max(0, match.start() - 60), match.start()):
            yield Identifier("birth_date", *match.span("it"))
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text) if (AT.search(text) if kind == EMAIL else has_digit) else ():
            yield Identifier(kind, *match.span("it"))
    for pattern in of_people.PATTERNS if names else ():
        for match in pattern.finditer(text):
            yield Identifier("name", *match.span("it"))


def _pattern(text: str, *, exact: bool = False) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE | (0 if exact else re.IGNORECASE))


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]{0,9}\.?"
_YEAR = r"(?:19|20)\d\d"
_WORD = r"[^\W_][\w.'’-]{0,30}"
_CAPITAL = r"(?:[A-ZÁÉÍÓÚÑ0-9][\w.'’-]{0,30})"
_STREET = ["street", "avenue", "ave", "boulevard", "blvd"]
_MAYBE_STREET = (
    "st road rd drive dr lane ln court ct way place pl circle cir terrace ter parkway pkwy highway hwy"
)
_CAPITAL_STREET = "|".join(word.title() for word in [*_STREET, *_MAYBE_STREET.split()])
_CALLE = r"calle|avenida|av\.|avda\.|camino|paseo|carretera|bulevar|callej[oó]n|calzada"
_NO_NAME = "of|in|on|the|per|to|from|at|years?|hours?|minutes?|miles?|blocks?"


# Every repetition has an upper bound, so time is linear in the length of the text (S10).
DATE = _pattern(rf"""(?<!\d)(?P<it>
    {_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}
    | \d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{_YEAR}|\d\d)
    | {_MONTH}\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}{_YEAR}
    | \d{{1,2}}(?:\s{{1,3}}de)?\s{{1,3}}{_MONTH}(?:\s{{1,3}}del?)?,?\s{{1,3}}{_YEAR}
    )(?!\d)""")
BIRTH = _pattern(r"\b(?:born|birth\w{0,6}|dob|b-day|naci[oó]|nac[ií]|nacid[oa]|nacimiento|cumplea[nñ]os)\b")
EMAIL = "email"
DIGIT = re.compile(r"\d")
AT = re.compile(r"[@(\[]")
PATTERNS = [
    (EMAIL, _pattern(r"""(?<![\w.%+-])(?P<it>
        [\w.%+-]{1,64} (?: @ | \s?[(\[]\s?(?:at|arroba)\s?[)\]]\s? )
        [^\W_][\w-]{0,62} (?: (?: \. | \s?[(\[]\s?(?:dot|punto)\s?[)\]]\s? ) [^\W_][\w-]{0,62} ){1,5}
        )""")),
    ("ssn", _pattern(r"""(?<![\d-])(?P<it> (?!000|666|9) \d{3}([- ])\d\d\2\d{4} )(?![\d-])""")),
    ("ssn", _pattern(r"""\b(?:ssn|social\ssecurity|seguro\ssocial)\b [^\d\n]{0,30}
        (?P<it>\d{9}|\d{3}[ -]?\d\d[ -]?\d{4})(?!\d)""")),
    ("student_id", _pattern(r"""\b(?:ssid|student\s(?:id|number)|id\sdel?\s(?:estudiante|alumno)
        |n[uú]mero\sde\s(?:estudiante|alumno)|matr[ií]cula)\b [^\d\n]{0,20}? (?P<it>[a-z]{0,2}\d{6,12})(?!\d)""")),
    ("birth_date", _pattern(r"""(?<![\d/.-])
        (?P<it> \d{1,2}[/-]\d{1,2}[/-](?:19[3-9]\d|200\d|201[0-8]) )(?![\d/-])""")),
    ("phone", _pattern(r"""(?<![\d+])
        (?P<it> (?:\+?1[\s.-]?)? (?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4} )(?!\d)""")),
    ("phone", _pattern(r"""(?<![\d+])(?P<it> \+\d{1,3}(?:[\s.-]?\(?\d{2,4}\)?){2,5} )(?!\d)""")),
    ("phone", _pattern(r"""\b(?:phone|call|text|cell|tel|mobile|fax|tel[eé]fono|ll[aá]me\w{0,3}|celular|whatsapp)\b
        [^\d\n]{0,25} (?P<it>\d{10}|\d{3}[\s.-]\d{4})(?!\d)""")),
    ("phone", _pattern(r"""(?<![\d.$-])(?P<it>\d{3}-\d{4})(?![\d-])""")),
    ("student_id", _pattern(r"""(?<![\d.-])(?P<it>\d{10})(?![\d-])""")),
    ("street_address", _pattern(rf"""(?<![\w$.,])(?P<it> \d{{1,6}}(?:-\d{{1,4}})?\s{{1,3}}
        (?: {_CAPITAL}\s{{1,3}} ){{1,4}}? (?:{_CAPITAL_STREET})\b\.? )""", exact=True)),
    ("street_address", _pattern(rf"""(?<![\w$.,])(?P<it> \d{{1,6}}\s{{1,3}}
        (?: (?!(?:{_NO_NAME})\b) {_WORD}\s{{1,3}} ){{1,3}}? (?:{"|".join(_STREET)})\b )""")),
    ("street_address", _pattern(rf"""\b(?P<it> (?:{_CALLE})\s{{1,3}} (?: {_WORD},?\s{{1,3}} ){{1,5}}?
        (?:\#|no\.?|n[uú]m\.?|n[uú]mero)?\s{{0,3}}\d{{1,6}} )(?!\w)""")),
    ("street_address", _pattern(r"""\b(?P<it> (?:p\.?\s?o\.?\s?box|apartado\spostal)\s{1,3}\d{1,6} )(?!\d)""")),
]  # fmt: skip
