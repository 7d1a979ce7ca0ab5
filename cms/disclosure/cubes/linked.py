"""Link a cube with its earlier editions: one system of numbers and sums, as a reader of all of them knows it (PRV-12).

The same number of the same key is one variable in all editions. A number that changed is another variable; if it
changed by fewer than the threshold and the earlier one is shown, the change itself is a group of people to protect.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cms.disclosure.cubes.shapes import Cube, CubeKey, PastEdition, Sum
from cms.disclosure.shapes import Hidden


@dataclass
class Linked:
    """Numbers by index. ``sums`` holds (total, *parts). ``hidden`` are the marks of earlier editions."""

    threshold: int
    values: list[int] = field(default_factory=list)
    keys: list[CubeKey] = field(default_factory=list)  # the key that a reader would name for the number
    sums: dict[tuple[int, ...], None] = field(default_factory=dict)
    current: dict[CubeKey, int] = field(default_factory=dict)
    public: set[int] = field(default_factory=set)  # shown in an earlier edition
    hidden: dict[int, Hidden] = field(default_factory=dict)
    unseen: set[int] = field(default_factory=set)  # differences, which no edition displays
    earlier: set[int] = field(default_factory=set)  # numbers of earlier editions only, and changes since then
    loosened: set[int] = field(default_factory=set)  # hidden earlier without the reason
    names: dict[tuple, int] = field(default_factory=dict)

    def number(self, name: tuple, key: CubeKey, value: int) -> int:
        if name not in self.names:
            if not isinstance(value, int) or value < 0:
                raise ValueError(f"a count is a whole number, not {value!r}: {key}")
            self.names[name] = len(self.values)
            self.values.append(value)
            self.keys.append(key)
        return self.names[name]

    def add_sum(self, total: int, parts: Iterable[int]) -> None:
        line = (total, *parts)
        if line == (total, total):
            return
        if self.values[total] != sum(self.values[part] for part in line[1:]):
            raise ValueError(f"the parts do not add up to the total: {self.keys[total]}")
        self.sums[line] = None

    def difference(self, name: tuple, *, part: int, whole: int, key: CubeKey) -> int:
        """Add what remains of the whole without the part: a number that no edition displays."""
        size = self.values[whole] - self.values[part]
        if size < 0:
            raise ValueError(f"the part is larger than the whole: {key}")
        rest = self.number(name, key, size)
        self.unseen.add(rest)
        self.add_sum(whole, [part, rest])
        return rest


def link(cube: Cube, earlier: Sequence[PastEdition], threshold: int) -> Linked:
    """Raises ValueError if a count is negative, a sum is false, or a sum names an unknown number."""
    linked = Linked(threshold)
    linked.current = _numbers(linked, cube.counts, cube.sums)
    past = [_numbers(linked, edition.counts, edition.sums) for edition in earlier]
    present = set(linked.current.values())
    for edition, numbers in zip(earlier, past, strict=True):
        linked.public |= {n for key, n in numbers.items() if key not in edition.marks}
        linked.earlier |= set(numbers.values()) - present
    for edition, numbers in zip(earlier, past, strict=True):
        _remember_marks(linked, edition, numbers)
    for part, whole in cube.contained:
        _protect_rest(linked, _known(linked.current, part), _known(linked.current, whole), part)
    for numbers in past:
        _protect_changes(linked, numbers)
    return linked


def _numbers(linked: Linked, counts: dict[CubeKey, int], sums: list[Sum]) -> dict[CubeKey, int]:
    numbers = {key: linked.number((key, value), key, value) for key, value in counts.items()}
    for total, parts in sums:
        linked.add_sum(_known(numbers, total), [_known(numbers, part) for part in parts])
    return numbers


def _known(numbers: dict[CubeKey, int], key: CubeKey) -> int:
    if key not in numbers:
        raise ValueError(f"a sum names a number that is not among the counts: {key}")
    return numbers[key]


def _remember_marks(linked: Linked, edition: PastEdition, numbers: dict[CubeKey, int]) -> None:
    """A mark "complement" on a small number was given where no reason was: everything near it counts so."""
    close: set[int] = set()
    for key, mark in edition.marks.items():
        n = numbers[key]
        if n in linked.public:
            continue
        small = 0 < linked.values[n] < linked.threshold
        linked.hidden[n] = "small" if mark == "small" and small else "complement"
        if mark != "small" and linked.values[n] < linked.threshold:
            close.add(n)
    if not close:
        return
    lines = _lines_of(linked, edition, numbers)
    found, stack = set(close), list(close)
    while stack:
        for line in lines.get(stack.pop(), ()):
            near = [n for n in line if n in linked.hidden and n not in found]
            found.update(near)
            stack += near
    linked.loosened |= found


def _lines_of(
    linked: Linked, edition: PastEdition, numbers: dict[CubeKey, int]
) -> dict[int, list[tuple[int, ...]]]:
    lines: dict[int, list[tuple[int, ...]]] = {}
    for total, parts in edition.sums:
        line = (numbers[total], *(numbers[part] for part in parts))
        for n in line:
            lines.setdefault(n, []).append(line)
    return lines


def _protect_rest(linked: Linked, part: int, whole: int, key: CubeKey) -> None:
    """The people of the whole who are not of the part. If both numbers are public already, nothing can be done."""
    if part != whole and not {part, whole} <= linked.public:
        linked.difference(("rest", part, whole), part=part, whole=whole, key=key)


def _protect_changes(linked: Linked, past: dict[CubeKey, int]) -> None:
    for key, before in past.items():
        now = linked.current.get(key)
        if now is None or now == before or now in linked.public or before not in linked.public:
            continue
        part, whole = sorted((now, before), key=linked.values.__getitem__)
        if linked.values[whole] - linked.values[part] < linked.threshold:
            rest = linked.difference(("change", now, before), part=part, whole=whole, key=key)
            linked.earlier.add(rest)
