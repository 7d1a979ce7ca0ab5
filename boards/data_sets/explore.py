"""What a reader has chosen of an edition, and the numbers for the charts of this choice.

Everything is read from the published numbers of the edition; the address holds every choice.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from urllib.parse import urlencode

from boards.data_sets.dictionary import Dictionary, Dimension, Measure, read_dictionary
from boards.data_sets.storage import key_of
from boards.data_sets.uploads import Number
from boards.models import DataEdition
from cms.components.figures.rows import FigureRow
from cms.i18n.fields import text
from cms.i18n.passages import Mixed

SHOWN, AS, EDITION = "show", "as", "edition"
PEOPLE = "people"
MOST_WIDER = 50


@dataclass(frozen=True)
class Numbers:
    """The published numbers of one group, by the key of their measure."""

    values: Mapping[str, Number]
    marks: Mapping[str, str]


@dataclass
class Choice:
    """One code for each dimension, and the measure that is compared: as people, or as a share of those it is among.

    ``edition``: the number that a story keeps in its addresses, while it shows one that is not the newest.
    """

    dictionary: Dictionary
    codes: dict[str, str]
    measure: Measure
    percent: bool
    edition: str = ""

    @classmethod
    def of(cls, dictionary: Dictionary, wanted: Mapping[str, str]) -> "Choice":
        """What is not chosen, or is no code, is the whole; of dimensions without one, the last."""
        codes = {}
        for each in dictionary.dimensions:
            code = wanted.get(each.key, "")
            codes[each.key] = code if code in each.by_code else each.total or each.members[-1].code
        found = wanted.get(SHOWN, "")
        counts = [each for each in dictionary.measures if each.is_count]
        measure = next((each for each in counts if each.key == found), counts[0])
        edition = wanted.get(EDITION, "")
        return cls(
            dictionary,
            codes,
            measure,
            percent=bool(measure.within) and wanted.get(AS) != PEOPLE,
            edition=edition if edition.isdecimal() else "",
        )

    @property
    def key(self) -> str:
        return key_of(tuple(self.codes.values()))

    @property
    def is_whole(self) -> bool:
        return all(
            not each.has_total or self.codes[each.key] == each.total for each in self.dictionary.dimensions
        )

    def at(self, dimension: Dimension, code: str) -> str:
        """The key of the same choice with another code."""
        return key_of(tuple((self.codes | {dimension.key: code}).values()))

    def query(self, dimension: Dimension | None = None, code: str = "") -> str:
        """The address of this choice, or of one with another code."""
        codes = self.codes | ({dimension.key: code} if dimension else {})
        shown = {SHOWN: self.measure.key} | ({AS: PEOPLE} if self.measure.within and not self.percent else {})
        return "?" + urlencode(codes | shown | ({EDITION: self.edition} if self.edition else {}))

    def having(self, codes: Mapping[str, str]) -> "Choice":
        """The same choice with other codes."""
        return replace(self, codes=self.codes | dict(codes))

    def wider(self) -> Iterator["Choice"]:
        """Wider choices, and those of earlier years, the nearest first: those that give up the fewest steps, and of
        these the last dimensions. At most MOST_WIDER, as readers can narrow each of many dimensions."""
        paths = [each.wider(self.codes[each.key]) for each in self.dictionary.dimensions]
        keys = [each.key for each in self.dictionary.dimensions]
        for steps in islice(_farther([len(path) - 1 for path in paths]), MOST_WIDER):
            codes = (path[step] for path, step in zip(paths, steps, strict=True))
            yield self.having(dict(zip(keys, codes, strict=True)))

    def compared(self, but: Dimension) -> "Choice | None":
        """What shares are compared with: the whole of the first dimension that is narrowed, other than ``but``."""
        for each in self.dictionary.dimensions:
            if each is not but and each.has_total and self.codes[each.key] != each.total:
                return self.having({each.key: each.total})
        return None

    def label(self, dimension: Dimension) -> str:
        return text(dimension.by_code[self.codes[dimension.key]].label)

    @cached_property
    def sentence(self) -> str:
        """“Fresno · All credentials · Everyone · 2017”."""
        return Mixed((self.label(each) for each in self.dictionary.dimensions), " · ")

    def name(self, but: Dimension) -> str:
        """The first dimension that is narrowed, other than ``but``; else the first whole."""
        wholes = [each for each in self.dictionary.dimensions if each.has_total and each is not but]
        narrowed = [each for each in wholes if self.codes[each.key] != each.total]
        return self.label((narrowed or wholes or [but])[0])


@dataclass
class Selection:
    """The numbers that the charts of a choice need, read at once."""

    edition: DataEdition
    choice: Choice
    found: dict[str, Numbers] = field(default_factory=dict)

    @classmethod
    def of(cls, edition: DataEdition, wanted: Mapping[str, str]) -> "Selection":
        selection = cls(edition, Choice.of(read_dictionary(edition.dictionary), wanted))
        selection.found = read_numbers(edition, selection.choice.dictionary, selection.keys())
        return selection

    def keys(self, dimensions: Collection[Dimension] | None = None) -> set[str]:
        """Of all groups whose numbers a chart of this choice may need; only of charts that spread out these."""
        choice = self.choice
        wanted = {choice.key}
        for dimension in choice.dictionary.dimensions if dimensions is None else dimensions:
            codes = [
                *self.beside(dimension),
                *([dimension.total] if dimension.has_total else dimension.by_code),
            ]
            for each in filter(None, (choice, choice.compared(dimension))):
                wanted |= {each.at(dimension, code) for code in codes}
        return wanted

    def beside(self, dimension: Dimension) -> list[str]:
        """The codes to compare: those right within the chosen one, or else those beside it."""
        if not dimension.has_total:
            return []
        chosen = self.choice.codes[dimension.key]
        around = dimension.by_code[chosen].within
        codes = dimension.children.get(chosen) or dimension.children.get(around, ())
        return [*codes, *self.mapped(dimension)]

    def mapped(self, dimension: Dimension) -> list[str]:
        """All members of the finest level, if the dimension has levels: for a map."""
        levels = [each.level for each in dimension.members if each.level]
        return [each.code for each in dimension.of_level(levels[-1])] if levels else []

    def people(self, where: str, measure: Measure, label: str, **more: str | bool) -> FigureRow | None:
        """A count of people as a row of a figure; None if the edition has no such number."""
        return self._row(where, measure, label, share=False, **more)

    def share(self, where: str, measure: Measure, label: str, **more: str | bool) -> FigureRow | None:
        """A count as a percentage of the people it is among; hidden if one of the two is."""
        return self._row(where, measure, label, share=True, **more)

    def _row(
        self, where: str, measure: Measure, label: str, *, share: bool, **more: str | bool
    ) -> FigureRow | None:
        numbers = self.found.get(where)
        whole = measure.within if share else ""
        if numbers is None:
            return None
        if mark := numbers.marks[measure.key] or (numbers.marks[whole] if whole else ""):
            return FigureRow(label, hidden=mark, **more)  # type: ignore[arg-type]
        value, base = numbers.values[measure.key], numbers.values[whole] if whole else None
        if value is None or (whole and not base):
            return None
        if whole and base:
            return FigureRow(label, 100 * value / base, base=int(base), **more)  # type: ignore[arg-type]
        return FigureRow(label, value, **more)  # type: ignore[arg-type]


def _farther(most: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """How many steps to go in each dimension, up to ``most`` of each: the fewest in all come first."""
    level = {tuple(0 for _each in most)}
    while level:
        level = {
            (*steps[:at], steps[at] + 1, *steps[at + 1 :])
            for steps in level
            for at in range(len(most))
            if steps[at] < most[at]
        }
        yield from sorted(level)


def read_numbers(edition: DataEdition, dictionary: Dictionary, keys: Collection[str]) -> dict[str, Numbers]:
    """The published numbers of these groups, in one query; without those that the edition does not have."""
    names = [each.key for each in dictionary.measures]
    return {
        key: Numbers(dict(zip(names, values, strict=True)), dict(zip(names, marks, strict=True)))
        for key, values, marks in edition.cells.filter(key__in=keys).values_list("key", "values", "marks")
    }


def chain(dictionary: Dictionary) -> list[Measure]:
    """The counts of a way that people go: each among those of the one before; the longest such way."""
    counts = [each for each in dictionary.measures if each.is_count]
    longest: list[Measure] = []
    for last in counts:
        way = [last]
        while way[0].within:
            way.insert(0, dictionary.measure(way[0].within))
        longest = way if len(way) > len(longest) else longest
    return longest
