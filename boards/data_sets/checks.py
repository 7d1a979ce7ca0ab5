"""Check that the numbers of a file agree with each other, and compare them with the edition before."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from boards.data_sets.dictionary import Dictionary, Dimension
from boards.data_sets.storage import key_of
from boards.data_sets.uploads import Codes, CountTable

Json = dict[str, Any]
MOST_LISTED = 10


def sums_of(dictionary: Dictionary, table: CountTable) -> Iterator[tuple[Codes, list[Codes]]]:
    """Each group whose people are those of other groups of the table, with these groups."""
    for at, dimension in enumerate(dictionary.dimensions):
        if dimension.adds_up:
            yield from (
                (codes, parts) for codes, parts in _families(at, dimension, table) if _all_there(parts, table)
            )


def accidental_sums(dictionary: Dictionary, table: CountTable) -> Iterator[tuple[Codes, list[Codes], int]]:
    """Sums that the dictionary does not claim and the numbers show all the same, with the place of the measure.

    Who knows the subject knows that counties add up to the state, whatever a dictionary says.
    """
    counts = [place for place, measure in enumerate(dictionary.measures) if measure.is_count]
    for at, dimension in enumerate(dictionary.dimensions):
        if dimension.adds_up:
            continue
        for codes, parts in _families(at, dimension, table):
            if _all_there(parts, table):
                yield from ((codes, parts, place) for place in counts if _is_sum(codes, parts, place, table))


def _is_sum(whole: Codes, parts: list[Codes], place: int, table: CountTable) -> bool:
    numbers = [table[part][place] for part in parts]
    known = [each for each in numbers if each is not None]
    return len(known) == len(numbers) and sum(known) == table[whole][place]


def groups_within(dictionary: Dictionary, table: CountTable) -> Iterator[tuple[Codes, Codes]]:
    """Groups whose people are among those of a larger one, where they do not add up to it (PRV-23)."""
    for at, dimension in enumerate(dictionary.dimensions):
        if not dimension.adds_up:
            for codes, parts in _families(at, dimension, table):
                yield from ((part, codes) for part in parts if part in table)


def check_numbers(dictionary: Dictionary, table: CountTable) -> list[str]:
    """Return a sentence for each total, part or missing row that does not agree; [] if all do."""
    found = (
        *_missing_rows(dictionary, table),
        *_wrong_sums(dictionary, table),
        *_wrong_parts(dictionary, table),
    )
    return list(found)


def _families(at: int, dimension: Dimension, table: CountTable) -> Iterator[tuple[Codes, list[Codes]]]:
    for codes in table:
        if children := dimension.children.get(codes[at]):
            yield codes, [(*codes[:at], child, *codes[at + 1 :]) for child in children]


def _all_there(parts: list[Codes], table: CountTable) -> bool:
    return all(part in table for part in parts)


def _missing_rows(dictionary: Dictionary, table: CountTable) -> Iterator[str]:
    """A total beside some of its parts but not all: what is missing could be worked out, or was forgotten."""
    for at, dimension in enumerate(dictionary.dimensions):
        if dimension.adds_up:
            for codes, parts in _families(at, dimension, table):
                missing = [part for part in parts if part not in table]
                if missing and len(missing) < len(parts):
                    words = _(
                        "%(part)s has no line, though %(total)s and others within it have one. Enter 0 for none."
                    )
                    yield words % {"part": key_of(missing[0]), "total": key_of(codes)}


def _wrong_sums(dictionary: Dictionary, table: CountTable) -> Iterator[str]:
    for codes, parts in sums_of(dictionary, table):
        for place, measure in enumerate(dictionary.measures):
            if not measure.is_count:
                continue
            whole, numbers = table[codes][place], [table[part][place] for part in parts]
            if whole is None and all(each is None for each in numbers):
                continue
            if whole is None or None in numbers:
                words = _("%(measure)s of %(key)s: some numbers of this sum are empty and others are not.")
                yield words % {"measure": measure.key, "key": key_of(codes)}
            elif whole != (added := sum(each for each in numbers if each is not None)):
                words = _("%(measure)s of %(key)s is %(whole)s, but its parts add up to %(added)s.")
                yield words % {"measure": measure.key, "key": key_of(codes), "whole": whole, "added": added}


def _wrong_parts(dictionary: Dictionary, table: CountTable) -> Iterator[str]:
    for measure in dictionary.measures:
        if not measure.is_count or not measure.within:
            continue
        part, whole = dictionary.place_of[measure.key], dictionary.place_of[measure.within]
        for codes, numbers in table.items():
            if _is_more(numbers[part], numbers[whole]):
                words = _("%(key)s: %(part)s is more than %(whole)s, which must include it.")
                yield words % {"key": key_of(codes), "part": measure.key, "whole": measure.within}
    for inner, outer in groups_within(dictionary, table):
        for place, measure in enumerate(dictionary.measures):
            if measure.is_count and _is_more(table[inner][place], table[outer][place]):
                words = _("%(measure)s of %(part)s is more than that of %(whole)s, which must include it.")
                yield words % {"measure": measure.key, "part": key_of(inner), "whole": key_of(outer)}


def _is_more(part: float | None, whole: float | None) -> bool:
    return part is not None and (whole is None or part > whole)


def compare(dictionary: Dictionary, before: CountTable, after: CountTable) -> Json:
    """What changed since the edition before, with the largest changes first: for the desk, with true numbers."""
    changes = [
        (abs((new or 0) - (old or 0)), key_of(codes), measure.key, old, new)
        for codes in before.keys() & after.keys()
        for measure, old, new in zip(dictionary.measures, before[codes], after[codes], strict=True)
        if old != new
    ]
    changes.sort(key=lambda each: (-each[0], each[1], each[2]))
    return {
        "added": len(after.keys() - before.keys()),
        "gone": len(before.keys() - after.keys()),
        "changed": len(changes),
        "largest": [list(each[1:]) for each in islice(changes, MOST_LISTED)],
    }
