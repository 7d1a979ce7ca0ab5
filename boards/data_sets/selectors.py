"""Read the published numbers of an edition. True numbers are read in `deciding.py` alone."""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from django.db.models import QuerySet

from boards.data_sets.dictionary import Dictionary, read_dictionary
from boards.data_sets.storage import codes_of, key_of
from boards.models import DataCell, DataEdition

Json = dict[str, Any]
MOST_KEYS = 500


def rows_where(edition: DataEdition, wanted: Mapping[str, Iterable[str]]) -> list[Json]:
    """The rows with one of these codes in each named dimension: codes, numbers, and why one is hidden."""
    dictionary = read_dictionary(edition.dictionary)
    names = [each.key for each in dictionary.dimensions]
    found = []
    for key, values, marks in _cells(edition, dictionary, wanted).values_list("key", "values", "marks"):
        codes = dict(zip(names, codes_of(key), strict=True))
        if all(codes[name] in allowed for name, allowed in wanted.items()):
            found.append(codes | _numbers(dictionary, values, marks))
    return found


def _cells(
    edition: DataEdition, dictionary: Dictionary, wanted: Mapping[str, Iterable[str]]
) -> QuerySet[DataCell]:
    """By their keys where few are possible; else all of them, to be looked through."""
    choices = [list(wanted.get(each.key, each.by_code)) for each in dictionary.dimensions]
    possible = 1
    for each in choices:
        possible *= len(each)
    if possible > MOST_KEYS:
        return edition.cells.all()
    return edition.cells.filter(key__in=[key_of(codes) for codes in product(*choices)])


def _numbers(dictionary: Dictionary, values: list[Any], marks: list[str]) -> Json:
    hidden = {each.key: mark for each, mark in zip(dictionary.measures, marks, strict=True) if mark}
    return dict(zip((each.key for each in dictionary.measures), values, strict=True)) | {"hidden": hidden}
