"""What earlier releases of the same form told: the numbers a reader may already hold in hand (PRV-12, P04).

A number that did not change is the same number. One that changed by 1 to 10 would tell of the few people between.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cms.disclosure import Key
from cms.disclosure.shapes import Hidden
from feedback.releases.grouping import members_of
from feedback.releases.true_tables import Counted


@dataclass
class PublishedTable:
    """One table of a release: each number, shown or not, and the sums that hold.

    One that did not leave is kept too: its sums are true all the same, and a later table may complete them.
    """

    name: str
    filters: Key
    values: dict[Key, int] = field(default_factory=dict)
    marks: dict[Key, Hidden] = field(default_factory=dict)
    silent: set[Key] = field(default_factory=set)
    sums: list[tuple[Key, list[Key]]] = field(default_factory=list)
    left: bool = True

    def as_json(self) -> dict[str, Any]:
        place = {key: n for n, key in enumerate(self.values)}
        return {
            "keys": [sorted(map(list, key)) for key in self.values],
            "values": list(self.values.values()),
            "marks": {str(place[key]): mark for key, mark in self.marks.items()},
            "silent": sorted(place[key] for key in self.silent),
            "left": self.left,
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
        )


class Earlier:
    """All tables told before, in the order in which they were."""

    def __init__(self, told: Iterable[PublishedTable], threshold: int) -> None:
        self.told, self.threshold = list(told), threshold
        self.by_key: dict[Key, list[int]] = {}
        self.by_name: dict[str, list[PublishedTable]] = {}
        for table in filter(lambda each: each.left, self.told):
            self.by_name.setdefault(table.name, []).append(table)
            for key, value in table.values.items():
                known = self.by_key.setdefault(key, [])
                if value not in known:
                    known.append(value)

    def reason_to_hold(self, table: Counted, filters: Key) -> str:
        """Empty if every number of the table, and each difference to what is known, stands for nobody or for many."""
        for key, value in table.values.items():
            if any(self._is_few(value - known) for known in self.by_key.get(key, [])):
                return "change"
        now = [PublishedTable(table.name, filters, table.values)]
        for before in self.by_name.get(table.name, []):
            if any(self._gives_away(one, before) for one in now):
                return "change" if before.filters == filters else "filter"
        return "filter" if self._siblings_give_away(now[0]) else ""

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
                return True  # the same people, put together in another way
        return False

    def _siblings_give_away(self, now: PublishedTable) -> bool:
        """All, less one channel, less another: what is left must not be few."""
        for whole in self.by_name.get(now.name, []):
            own = now.filters - whole.filters
            if len(own) != 1 or not whole.filters <= now.filters:
                continue
            for rest in self._less_siblings(now, whole, next(iter(own))[0]):
                if any(self._is_few(count) for count in rest.values()):
                    return True
        return False

    def _less_siblings(
        self, now: PublishedTable, whole: PublishedTable, name: str
    ) -> Iterator[dict[Key, int]]:
        siblings = [
            each
            for each in self.by_name[now.name]
            if len(each.filters - whole.filters) == 1
            and whole.filters <= each.filters
            and {pair[0] for pair in each.filters - whole.filters} == {name}
            and each.filters != now.filters
        ]
        left = [_less(dict(whole.values), now)]
        for each in siblings[-6:]:
            left += [_less(dict(rest), each) for rest in left]
            yield from left[1:]


def _less(values: dict[Key, int], part: PublishedTable) -> dict[Key, int]:
    return {
        key: value - part.values[key | part.filters]
        for key, value in values.items()
        if key | part.filters in part.values
    }


def _are_comparable(one: Key, other: Key) -> bool:
    """The same people, or some of them; or the same filter with two beginnings."""
    if one <= other or other <= one:
        return True
    return {name for name, _value in one ^ other} == {"since"}


def _joined(keys: Iterable[Key]) -> dict[tuple[str, str], tuple[str, str]]:
    """Groups that share a value are put together, until both releases are told in the same groups."""
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
    """By place in the common groups: the count, and the groups it was told in."""
    found: dict[tuple, tuple[int, frozenset]] = {}
    for key, count in table.values.items():
        pairs = [pair for pair in key if pair[0] not in stripped]
        place = tuple(sorted(regrouped[pair] for pair in pairs))
        before, identities = found.get(place, (0, frozenset()))
        found[place] = (before + count, identities | {tuple(sorted(pairs))})
    return found
