"""Signatures: the name of a person followed by a city and a ZIP code, in English and Spanish (PRV-08).

A place is found first, then a name before it: on its line, or on one of the lines above. The city and the ZIP code are
both required, so that neither a city nor a name alone is taken for a signature. Every repetition has an upper bound,
so time is linear in the length of the text (S10).
"""

import re
from collections.abc import Iterator

BEFORE = 240
LINES_ABOVE = 4
LONGEST_LINE = 60
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:{_CAPITAL}['’])?{_CAPITAL}[\w'’-]{{1,30}}"
_INITIAL = rf"{_CAPITAL}\."
_JOINED = r"(?:(?:de|del|la|los|las|y|da|van|von|bin|DE|DEL|LA|LOS|LAS)\ ){0,2}"
_NOT_A_NAME = (
    r"(?!(?i:the|our|we|i|this|that|these|please|dear|in|at|from|to|for|and|but|attn|via|near|el|los|las|san|santa"
    r"|de|del|en|por|para|estimad[oa]s?|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|north|south|east|west|box)\b)"
)
_NO_PERSON = re.compile(
    r"\b(?:school|schools|district|unified|elementary|high|middle|academy|college|university|office|department"
    r"|center|centre|library|county|city|state|board|commission|council|committee|association|foundation|agency"
    r"|institute|hall|\w{1,30}\ \w{1,30}\ park|church|hospital|clinic|building|plaza|mall|suite|street|avenue|road"
    r"|drive|station|inc|llc|union|program|services?|california|american|national|escuela|distrito|oficina|colegio|universidad"
    r"|biblioteca|condado|ciudad|iglesia|centro|parque|calle|avenida|departamento|asociaci[oó]n|junta|capitol"
    r"|project|data|team|community|courthouse|airport|campus|valley|beach|bank)\b",
    re.IGNORECASE,
)
_NAME = (
    rf"{_NOT_A_NAME}{_WORD}(?:\ {{1,2}}{_JOINED}(?:{_WORD}|{_INITIAL})){{1,4}}"
    rf"|{_INITIAL}\ {{0,2}}(?:{_INITIAL}\ {{0,2}})?{_WORD}(?:\ {{1,2}}{_WORD})?"
)
_TITLE = r"(?:(?:Mr|Mrs|Ms|Mx|Miss|Dr|Dra|Prof|Sr|Sra|Srta)\b\.?\ {1,2})?"
_STATE = r"(?:[A-Z]{2}|Ca|ca|Calif\.?|California|CALIFORNIA|C\.A\.)"
_CODE = r"(?i:zip(?:\ code)?:?|c\.\ ?p\.|cp|c[oó]digo\ postal:?)"
_GAP = r"[ \t]{0,3}[,/|·()–—-]?[ \t]{0,3}\n?[ \t]{0,3}"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE)


PLACE = _pattern(rf"""(?<![\w.'’-])(?P<city>{_WORD}(?:\ {{1,2}}{_WORD}){{0,3}})
    (?: {_GAP} (?P<state>{_STATE})\b )? {_GAP} (?:{_CODE}{_GAP})?
    (?P<zip>\d{{5}})(?:-\d{{4}})?(?![\d-]|,\d|\.\d)""")
SMALL = re.compile(
    rf"^[ \t]{{0,4}}(?P<name>{_NOT_A_NAME}[a-zà-ÿ'’-]{{2,30}}(?: [a-zà-ÿ'’-]{{2,30}}){{1,3}}) ?[,/|–—-] ?"
    r"[a-zà-ÿ]{3,30}(?: [a-zà-ÿ]{2,30}){0,2},? (?:ca|california),? 9\d{4}[ \t]{0,4}$",
    re.MULTILINE,
)
_OF = (
    r",?\ (?:(?i:resident|residente|parent|mother|father|vecin[oa]|madre|padre|teacher|student|maestr[oa]|mam[aá]"
    r"|pap[aá]|neighbou?r)\ )?(?i:from|of|in|de|en)\ "
)
_ANCHOR = (
    r"(?:\A|\n|[.!?:;,—–]|\s-|\b(?i:sincerely|regards|thank\ you|thanks|gracias|atentamente|saludos|i\ am"
    r"|i['’]m|name\ is|signed|soy|llamo|nombre\ es|firma))[ \t]{0,4}"
)
ON_LINE = _pattern(rf"(?:{_ANCHOR})(?P<it>{_TITLE}(?:{_NAME}))(?:[ \t]{{0,3}}[,(/|·–—-][ \t]{{0,3}}|{_OF})\Z")
NAME_LINE = _pattern(
    rf"\s{{0,4}}(?:[-–—]{{1,2}}\s{{0,3}})?(?P<it>{_TITLE}(?:{_NAME}))(?P<rest>,\ ?[\w.,'’\ -]{{1,40}})?[.,]?\s{{0,4}}"
)
LONG_CITIES = (
    "San ",
    "Santa ",
    "Los ",
    "Las ",
    "El ",
    "La ",
    "South ",
    "North ",
    "East ",
    "West ",
    "Rancho ",
)


def find_signatures(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each signature, from the name to the ZIP code, in characters."""
    for place in PLACE.finditer(text):
        if not _is_zip(place):
            continue
        start = _start_of_name(text, place)
        if start is not None:
            yield start, place.end()
    for line in SMALL.finditer(text):
        if not _NO_PERSON.search(line["name"]):
            yield line.start("name"), line.end()


def _is_zip(place: re.Match[str]) -> bool:
    """California's ZIP codes begin with 9; with another state any five digits are one."""
    state = (place["state"] or "CA").upper().replace(".", "")[:2]
    return state != "CA" or place["zip"].startswith("9")


def _start_of_name(text: str, place: re.Match[str]) -> int | None:
    begin = max(0, place.start() - BEFORE)
    before = text[begin : place.start()]
    found = ON_LINE.search(before)
    if found and not _NO_PERSON.search(found["it"]):
        return begin + found.start("it")
    line_start = before.rfind("\n") + 1
    if before[line_start:].strip(" \t-–—("):
        return None
    above = _name_above(before[:line_start])
    if above is not None:
        return begin + above
    return _with_its_city(place)


def _name_above(before: str) -> int | None:
    """Return where the name stands in the lines above a line with a place; lines of an address may lie between."""
    at = len(before)
    for _number in range(LINES_ABOVE):
        line_start = before.rfind("\n", 0, max(at - 1, 0)) + 1
        line = before[line_start:at].rstrip("\n")
        found = NAME_LINE.fullmatch(line)
        if found and not _NO_PERSON.search(line):
            return line_start + found.start("it")
        if line_start == 0 or not _may_stand_between(line):
            return None
        at = line_start
    return None


def _may_stand_between(line: str) -> bool:
    """A street, a role or an empty line; a sentence or a greeting ends the signature."""
    words = line.strip()
    is_sentence = words.endswith((".", "!", "?", ":", ",")) and not any(each.isdigit() for each in words)
    return len(words) <= LONGEST_LINE and not is_sentence and not _is_office(words)


def _is_office(line: str) -> bool:
    return bool(_NO_PERSON.search(line)) and not any(each.isdigit() for each in line)


def _with_its_city(place: re.Match[str]) -> int | None:
    """A line such as "Maria Lopez Fresno, CA 93701": three words that do not begin like a city of several words."""
    city = place["city"]
    is_long = len(city.split()) >= 3 and not city.startswith(LONG_CITIES)
    return place.start() if is_long and not _NO_PERSON.search(city) else None
