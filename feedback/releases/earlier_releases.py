"""Compare a table with what earlier releases of the same form published (PRV-12, P04).

A number that did not change is the same number. One that changed by 1 to 10 would reveal the few people in between.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from cms.disclosure import Key
from cms.disclosure.shapes import Hidden
from feedback.releases.grouping import members_of
from feedback.releases.true_tables import Counted

MOST_PARTS = 6


@dataclass
class PublishedTable:
    """One table of a release: each number, published or not, and the sums between them.

    Unpublished tables are stored too: their sums are true as well, and a later table could complete them.
    """

    name: str
    filters: Key
    values: dict[Key, int] = field(default_factory=dict)
    marks: dict[Key, Hidden] = field(default_factory=dict)
    silent: set[Key] = field(default_factory=set)
    sums: list[tuple[Key, list[Key]]] = field(default_factory=list)
    left: bool = True
    known: set[Key] = field(
        default_factory=set
    )  # of an unpublished table: numbers that readers know all the same

    def as_json(self) -> dict[str, Any]:
        place = {key: n for n, key in enumerate(self.values)}
        return {
            "keys": [sorted(map(list, key)) for key in self.values],
            "values": list(self.values.values()),
            "marks": {str(place[key]): mark for key, mark in self.marks.items()},
            "silent": sorted(place[key] for key in self.silent),
            "left": self.left,
            "known": sorted(place[key] for key in self.known),
            "sums": [[place[total], *(place[key] for key in parts)] for total, parts in self.sums],
        }

    @classmethod
    def from_json(cls, name: str, filters: Key, facts: dict[str, Any]) -> "PublishedTable":
        keys = [frozenset((a, b) for a, b in pairs) for pairs in facts["keys"]]
        return cls(
            name,
            filters,
            dict(zip(keys, facts["values"], strict=True)),
            {keys[int(n)]: mark for n, mark in facts["marks"].items()},
            {keys[n] for n in facts["silent"]},
            [(keys[line[0]], [keys[n] for n in line[1:]]) for line in facts["sums"]],
            facts["left"],
            {keys[n] for n in facts["known"]},
        )

    @property
    def public(self) -> dict[Key, int]:
        """The numbers that readers have."""
        return self.values if self.left else {key: self.values[key] for key in self.known}


class Earlier:
    """All tables of earlier releases, in order of publication."""

    def __init__(self, told: Iterable[PublishedTable], threshold: int) -> None:
        self.told, self.threshold = list(told), threshold
        self.by_key: dict[Key, list[int]] = {}
        self.by_name: dict[str, list[PublishedTable]] = {}
        self.in_part: dict[
            str, list[PublishedTable]
        ] = {}  # also unpublished tables, with what is known of them
        for table in self.told:
            if table.left:
                self.by_name.setdefault(table.name, []).append(table)
            if table.public:
                self.in_part.setdefault(table.name, []).append(replace(table, values=table.public))
            for key, value in table.public.items():
                known = self.by_key.setdefault(key, [])
                if value not in known:
                    known.append(value)

    def reason_to_hold(self, table: Counted, filters: Key) -> str:
        """Return "change" or "filter" if the table must be held, else an empty string.

        A table is held if any number differs from an earlier one, directly or across filters, by 1 to ``threshold`` -
        1.
        """
        for key, value in table.values.items():
            if any(self._is_few(value - known) for known in self.by_key.get(key, [])):
                return "change"
        now = [PublishedTable(table.name, filters, table.values)]
        for before in self.by_name.get(table.name, []):
            if any(self._gives_away(one, before) for one in now):
                return "change" if before.filters == filters else "filter"
        return "filter" if self._parts_give_away(now[0]) or self._group_gives_away(now[0]) else ""

    def _group_gives_away(self, now: PublishedTable) -> bool:
        """Whether a group of merged values, less the data set of one of them, leaves few people."""
        return any(
            self._is_few(count - total)
            for filters, total in [(now.filters, now.values.get(now.filters))]
            if total is not None
            for name, value in filters
            for each in self.in_part.get(f"by:{name}", [])
            if each.filters == filters - {(name, value)}
            for count in _of_groups_with(each, name, value)
        ) or any(
            self._is_few(count - each.values[each.filters])
            for each in self.in_part.get("all", [])
            if len(own := each.filters - now.filters) == 1 and now.filters <= each.filters
            for name, value in own
            if now.name == f"by:{name}" and each.filters in each.values
            for count in _of_groups_with(now, name, value)
        )

    def _is_few(self, difference: int) -> bool:
        return 0 < abs(difference) < self.threshold

    def _gives_away(self, now: PublishedTable, before: PublishedTable) -> bool:
        if not _are_comparable(now.filters, before.filters):
            return False
        stripped = {name for name, _value in now.filters ^ before.filters}
        if any(name in stripped for key in now.values for name, _v in key - now.filters):
            return False
        regrouped = _joined([*now.values, *before.values])
        new, old = (_summed(each, stripped, regrouped) for each in (now, before))
        same_people = now.filters == before.filters
        for place in new.keys() & old.keys():
            (count, identities), (earlier, others) = new[place], old[place]
            if self._is_few(count - earlier):
                return True
            if same_people and identities != others and count == earlier:
                return True  # the same people, grouped differently
        return False

    def _parts_give_away(self, now: PublishedTable) -> bool:
        """Whether a total less several of its parts leaves few people.

        Parts are data sets with further values of one filter, such as channels or forms, and for start dates also
        earlier ones of the same selection. The total may be released before its parts or after them.
        """
        known = [*self.in_part.get(now.name, []), now]
        for whole in known:
            others = [each for each in known if each is not whole]
            for name in {pair[0] for each in others for pair in each.filters - whole.filters}:
                parts = [each for each in others if _is_part(each, whole, name)]
                if whole is now or now in parts:
                    rests = self._remainders(whole, parts, now)
                    if any(self._is_few(count) for rest in rests for count in rest.values()):
                        return True
        return False

    def _remainders(
        self, whole: PublishedTable, parts: list[PublishedTable], now: PublishedTable
    ) -> Iterator[dict[Key, int]]:
        """Yield what is left of the whole without any two or more of the last parts, of which one may be ``now``."""
        left = [dict(whole.values)]
        if now in parts:
            left = [_less(left[0], now)]
        for each in [part for part in parts if part is not now][-MOST_PARTS:]:
            more = [_less(dict(rest), each) for rest in left]
            left += more
            yield from more


def _of_groups_with(table: PublishedTable, name: str, value: str) -> list[int]:
    """The counts of the merged groups of a table that contain the value."""
    return [
        count
        for key, count in table.values.items()
        for other, group in key - table.filters
        if other == name and group != value and value in members_of(group)
    ]


def _is_part(part: PublishedTable, whole: PublishedTable, name: str) -> bool:
    own = part.filters - whole.filters
    if part.filters == whole.filters:
        return name == "since"
    return whole.filters <= part.filters and len(own) == 1 and {pair[0] for pair in own} == {name}


def _less(values: dict[Key, int], part: PublishedTable) -> dict[Key, int]:
    return {
        key: value - part.values[key | part.filters]
        for key, value in values.items()
        if key | part.filters in part.values
    }


def _are_comparable(one: Key, other: Key) -> bool:
    """Whether one filter contains the other, or they differ only in their start dates."""
    if one <= other or other <= one:
        return True
    return {name for name, _value in one ^ other} == {"since"}


def _joined(keys: Iterable[Key]) -> dict[tuple[str, str], tuple[str, str]]:
    """Map values to common groups: groups of two releases that share a value are merged."""
    pairs = {pair for key in keys for pair in key}
    blocks: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for name, value in sorted(pairs):
        block = {(name, value)} | {(name, member) for member in members_of(value)}
        for each in list(block):
            block |= blocks.get(each, set())
        for each in block:
            blocks[each] = block
    return {pair: min(blocks[pair]) for pair in pairs}


def _summed(
    table: PublishedTable, stripped: set[str], regrouped: dict[tuple[str, str], tuple[str, str]]
) -> dict[tuple, tuple[int, frozenset]]:
    """Sum by common group: the count, and the original groups it consists of."""
    found: dict[tuple, tuple[int, frozenset]] = {}
    for key, count in table.values.items():
        pairs = [pair for pair in key if pair[0] not in stripped]
        place = tuple(sorted(regrouped[pair] for pair in pairs))
        before, identities = found.get(place, (0, frozenset()))
        found[place] = (before + count, identities | {tuple(sorted(pairs))})
    return found
