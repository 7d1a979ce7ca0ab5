"""A query as regular expressions that both databases read, so that only rows that may fit are loaded.

They find somewhat more than the query asks for, never less: ``matching`` then compares words as the public search does.
A letter stands for all its accented forms, since neither database folds accents by itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import JSONField, Model, Q

from anyascii import anyascii

from cms.search.queries import LEAST_BEGINNING, Query, Term

RANGES = ((0x00C0, 0x0250), (0x1E00, 0x1F00))  # Latin letters with accents
WORD_BEGINS, WORD_ENDS = r"(^|[\W\d_])", r"([\W\d_]|$)"
NUMBER_BEGINS = "(^|[^0-9])0*"
_PARTS = re.compile(r"[a-z]+|\d+|[^-a-z\d]+")


def condition(query: Query, model: type[Model], columns: Iterable[str]) -> Q:
    """Rows that may contain all terms of the query, each in any of these columns. True for a query without terms."""
    paths = [path for column in columns for path in _paths(model, column)]
    found = Q()
    for term in query.terms:
        found &= _any(_all(_in_any(paths, pattern) for pattern in group) for group in groups(term))
    return found


def groups(term: Term) -> list[list[str]]:
    """Patterns, of which all of one group must be there."""
    many = [group for words in (*term.exactly, *term.loosely) if len(group := patterns(words)) > 1]
    single = [patterns(words) for words in (*term.exactly, *term.loosely)]
    either = {each[0] for each in single if len(each) == 1}
    either |= {WORD_BEGINS + spelled(each) for each in beginnings(term)}
    return [*many, ["|".join(sorted(either))]] if either else many


def beginnings(term: Term) -> set[str]:
    """What each word begins with that has the same stem, or that the typed one begins."""
    found = {each for each in (term.beginning, *map(_of_stem, term.stems)) if each}
    return {each for each in found if not any(each != other and each.startswith(other) for other in found)}


def patterns(words: Iterable[str]) -> list[str]:
    """One for each part of these words; "p-2022-8" has three."""
    return [_pattern(part) for word in words for part in _PARTS.findall(word)]


def spelled(word: str) -> str:
    """The word with each letter in all its forms."""
    return "".join(_letter(sign) for sign in word)


def _pattern(part: str) -> str:
    if part.isdigit():
        return NUMBER_BEGINS + part
    if part.isascii():
        return WORD_BEGINS + spelled(part) + ("" if len(part) >= LEAST_BEGINNING else WORD_ENDS)
    return re.escape(part)


def _of_stem(stem: str) -> str:
    """The stem of "county" is "counti"."""
    return stem[:-1] if stem.endswith("i") and len(stem) > LEAST_BEGINNING else stem


def _accented() -> dict[str, str]:
    found: defaultdict[str, str] = defaultdict(str)
    for start, end in RANGES:
        for code in range(start, end):
            found[anyascii(chr(code)).lower()] += chr(code)
    return {letter: forms for letter, forms in found.items() if len(letter) == 1 and letter.isalpha()}


ACCENTED = _accented()


def _letter(sign: str) -> str:
    return f"[{sign}{ACCENTED[sign]}]" if sign in ACCENTED else sign


def _paths(model: type[Model], column: str) -> Iterator[str]:
    """A translated column is looked for in each language of the site."""
    field = None
    for name in column.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model or model
    if isinstance(field, JSONField):
        yield from (f"{column}__{code}" for code, _name in settings.SITE_LANGUAGES)
    else:
        yield column


def _in_any(paths: Iterable[str], pattern: str) -> Q:
    return _any(Q((f"{path}__iregex", pattern)) for path in paths)


def _any(conditions: Iterable[Q]) -> Q:
    found = Q()
    for each in conditions:
        found |= each
    return found


def _all(conditions: Iterable[Q]) -> Q:
    found = Q()
    for each in conditions:
        found &= each
    return found
