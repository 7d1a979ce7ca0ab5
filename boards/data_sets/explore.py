"""What a reader has chosen of an edition, and the numbers for the charts of this choice.

Everything is read from the published numbers of the edition; the address holds every choice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from boards.data_sets.dictionary import Dictionary, Dimension, Measure, read_dictionary
from boards.data_sets.storage import key_of
from boards.data_sets.uploads import Number
from boards.models import DataEdition
from cms.components.figures.rows import FigureRow
from cms.i18n.fields import text
from cms.i18n.passages import Mixed

SHOWN = "show"


@dataclass(frozen=True)
class Numbers:
    """The published numbers of one group, by the key of their measure."""

    values: Mapping[str, Number]
    marks: Mapping[str, str]


@dataclass
class Choice:
    """One code for each dimension, and the measure that is compared."""

    dictionary: Dictionary
    codes: dict[str, str]
    measure: Measure

    @classmethod
    def of(cls, dictionary: Dictionary, wanted: Mapping[str, str]) -> "Choice":
        """What is not chosen, or is no code, is the whole; of dimensions without one, the last."""
        codes = {}
        for each in dictionary.dimensions:
            code = wanted.get(each.key, "")
            codes[each.key] = code if code in each.by_code else each.total or each.members[-1].code
        found = wanted.get(SHOWN, "")
        counts = [each for each in dictionary.measures if each.is_count]
        return cls(dictionary, codes, next((each for each in counts if each.key == found), counts[0]))

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
        return "?" + urlencode(codes | {SHOWN: self.measure.key})

    def label(self, dimension: Dimension) -> str:
        return text(dimension.by_code[self.codes[dimension.key]].label)

    @cached_property
    def sentence(self) -> str:
        """“Fresno · All credentials · Everyone · 2017”."""
        return Mixed((self.label(each) for each in self.dictionary.dimensions), " · ")


@dataclass
class Selection:
    """The numbers that the charts of a choice need, read at once."""

    edition: DataEdition
    choice: Choice
    found: dict[str, Numbers] = field(default_factory=dict)

    @classmethod
    def of(cls, edition: DataEdition, wanted: Mapping[str, str]) -> "Selection":
        dictionary = read_dictionary(edition.dictionary)
        selection = cls(edition, Choice.of(dictionary, wanted))
        names = [each.key for each in dictionary.measures]
        cells = edition.cells.filter(key__in=selection._keys()).values_list("key", "values", "marks")
        for key, values, marks in cells:
            numbers = Numbers(dict(zip(names, values, strict=True)), dict(zip(names, marks, strict=True)))
            selection.found[key] = numbers
        return selection

    def _keys(self) -> set[str]:
        choice = self.choice
        wanted = {choice.key}
        for dimension in choice.dictionary.dimensions:
            wanted |= {choice.at(dimension, code) for code in self.beside(dimension)}
            if dimension.has_total:
                wanted.add(choice.at(dimension, dimension.total))
        for years in self.times():
            for code in years.by_code:
                wanted.add(choice.at(years, code))
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

    def times(self) -> list[Dimension]:
        """The dimensions whose members stand apart, as years do."""
        return [each for each in self.choice.dictionary.dimensions if not each.has_total]

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
