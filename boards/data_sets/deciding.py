"""Which numbers of an edition are hidden (PRV-10 to PRV-12). Every way out reads what is decided here."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from boards.data_sets.checks import accidental_sums, groups_within, sums_of
from boards.data_sets.dictionary import Dictionary, read_dictionary
from boards.data_sets.storage import codes_of, key_of, true_table
from boards.data_sets.uploads import Codes, CountTable, Number
from boards.models import DataEdition
from cms.disclosure.cubes import Cube, CubeKey, Decision, PastEdition, decide

Json = dict[str, Any]
Published = tuple[str, list[Number], list[str]]
Progress = Callable[[int, int], None]


def decide_edition(
    edition: DataEdition, released: Sequence[DataEdition], progress: Progress | None = None
) -> tuple[list[Published], Json]:
    """The rows as they may leave, and what is lost. ``released``: the editions that are out, oldest first."""
    dictionary, table = read_dictionary(edition.dictionary), true_table(edition)
    cube = cube_of(dictionary, table)
    past = [_past(each) for each in released]
    decision = decide(cube, past, threshold=edition.threshold, progress=progress)
    rows = list(_rows(dictionary, table, decision))
    return rows, _loss(cube, decision, released)


def cube_of(dictionary: Dictionary, table: CountTable) -> Cube:
    """The counts of a table with all that readers know of how they hang together."""
    places = [(at, each) for at, each in enumerate(dictionary.measures) if each.is_count]
    counts = {
        (*codes, measure.key): number
        for codes, numbers in table.items()
        for at, measure in places
        if isinstance(number := numbers[at], int)
    }
    sums = [
        ((*whole, measure.key), tuple((*part, measure.key) for part in parts))
        for whole, parts in sums_of(dictionary, table)
        for at, measure in places
        if table[whole][at] is not None
    ]
    sums += [
        ((*whole, dictionary.measures[at].key), tuple((*part, dictionary.measures[at].key) for part in parts))
        for whole, parts, at in accidental_sums(dictionary, table)
    ]
    contained = [
        ((*codes, measure.key), (*codes, measure.within))
        for codes, numbers in table.items()
        for at, measure in places
        if measure.within and numbers[at] is not None
    ]
    contained += [
        ((*part, measure.key), (*whole, measure.key))
        for part, whole in groups_within(dictionary, table)
        for at, measure in places
        if table[part][at] is not None
    ]
    return Cube(counts, sums, contained)


def _past(edition: DataEdition) -> PastEdition:
    """An edition that is out, as readers have it; its true numbers stay inside."""
    dictionary, table = read_dictionary(edition.dictionary), true_table(edition)
    cube = cube_of(dictionary, table)
    marks: dict[CubeKey, Any] = {}
    for key, hidden in edition.cells.values_list("key", "marks"):
        codes = codes_of(key)
        marks |= {
            (*codes, measure.key): mark
            for measure, mark in zip(dictionary.measures, hidden, strict=True)
            if mark and measure.is_count
        }
    return PastEdition(cube.counts, marks, cube.sums)


def _rows(dictionary: Dictionary, table: CountTable, decision: Decision) -> Iterator[Published]:
    for codes, numbers in sorted(table.items()):
        marks = [_mark(dictionary, codes, at, decision) for at in range(len(numbers))]
        values = [None if mark else number for number, mark in zip(numbers, marks, strict=True)]
        yield key_of(codes), _without_medians_of_nobody(dictionary, values, numbers), marks


def _mark(dictionary: Dictionary, codes: Codes, at: int, decision: Decision) -> str:
    """A median is hidden with the count of its people."""
    measure = dictionary.measures[at]
    return decision.marks.get((*codes, measure.key if measure.is_count else measure.of), "")


def _without_medians_of_nobody(
    dictionary: Dictionary, values: list[Number], numbers: tuple[Number, ...]
) -> list[Number]:
    return [
        value if measure.is_count or numbers[dictionary.place_of[measure.of]] else None
        for measure, value in zip(dictionary.measures, values, strict=True)
    ]


def _loss(cube: Cube, decision: Decision, released: Sequence[DataEdition]) -> Json:
    """How many numbers are hidden, and why; and the editions that were taken into account."""
    small = sum(mark == "small" for mark in decision.marks.values())
    return {
        "numbers": len(cube.counts),
        "zeros": sum(not each for each in cube.counts.values()),
        "small": small,
        "complement": len(decision.marks) - small,
        "against": len(decision.against),
        "unsafe": len(decision.unsafe),
        "past": [each.number for each in released],
    }
