"""Detect numbers typed into the text of a finding (PAR-07)."""

import re
import unicodedata
from collections.abc import Iterable

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MESES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
LAW = "section|sections|sección|secciones|code|código|article|artículo"
YEAR = r"(?:19|20)[0-9]{2}"
REFERENCE = re.compile(r"\[\[([^\[\]]*)\]\]")
PLAIN = [
    rf"\b(?:{MONTHS}) {DAY}(?:,? {YEAR})?\b",
    rf"\b{DAY} de (?:{MESES})\b",
    rf"\b{YEAR}-[01][0-9]-[0-3][0-9]\b",
    rf"\b[01]?[0-9]/[0-3]?[0-9]/{YEAR}\b",
    r"\b(?:pre-?)?(?:K|TK|P|PK)-?(?:1[0-9]|20|[1-9])(?:W|\b)",
    r"(?i:\bgrad(?:e|es|o|os)) (?:1[0-2]|[1-9])(?:\s?(?:-|–|to|and|a|y)\s?(?:1[0-2]|[1-9]))?\b",
    r"\b(?:1st|2nd|3rd|[4-9]th|1[0-2]th)[ -]grade",
    rf"(?:§{{1,2}}\s?|\b(?i:{LAW}) )[0-9]+(?:\.[0-9]+)*(?:\([a-z0-9]\))*",
    r"\b(?:AB|SB|ACR|SCR)[ -][0-9]{1,4}\b",
    r"\b[0-9]{1,2} (?:CCR|CFR|U\.?S\.?C\.?) (?:§ ?)?[0-9]+(?:\.[0-9]+)*\b",
    r"\b[FCL]-[0-9]+\b",
    rf"(?<![0-9.,]){YEAR}(?![0-9%]|[.,][0-9]| ?%)",
]
ALLOWED = re.compile("|".join(f"(?:{each})" for each in PLAIN))
RUN = re.compile(r"\S+")


def references_in(words: str) -> list[str]:
    return [each.strip() for each in REFERENCE.findall(words)]


def typed_numbers(words: str, names: Iterable[str] = ()) -> list[str]:
    """Return words with a digit that are not a reference, date, grade, law, record number or code name."""
    rest = REFERENCE.sub(" ", words)
    for name in sorted((each for each in names if _has_digit(each)), key=len, reverse=True):
        rest = rest.replace(name, " ")
    rest = ALLOWED.sub(" ", rest)
    return [each.strip(".,;:!?()“”\"'") for each in RUN.findall(rest) if _has_digit(each)]


def has_loose_brackets(words: str) -> bool:
    rest = REFERENCE.sub("", words)
    return "[[" in rest or "]]" in rest


def _has_digit(words: str) -> bool:
    return any(unicodedata.category(each)[0] == "N" for each in words)
