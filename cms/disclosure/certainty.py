"""Determine which hidden numbers follow from the published sums: exact, and fast for very many."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cms.disclosure.shapes import Key

PRIME = 2_147_483_647  # arithmetic modulo a large prime replaces fractions
Row = dict[int, int]


def certain(lines: Iterable[tuple[Key, ...]], known: set[Key]) -> Iterator[tuple[set[Key], list[tuple]]]:
    """For each connected part: the hidden numbers with exactly one value, and the sums of that part. The first key
    of a sum is its total.
    """
    for members, own in _parts(lines, known):
        if found := _determined(members, own):
            yield found, own


def _parts(lines: Iterable[tuple[Key, ...]], known: set[Key]) -> Iterator[tuple[list[Key], list[tuple]]]:
    unknown = {line: [key for key in line if key not in known] for line in lines}
    lines_of = defaultdict(list)
    for line, keys in unknown.items():
        for key in keys:
            lines_of[key].append(line)
    seen: set[Key] = set()
    for start in lines_of:
        if start in seen:
            continue
        seen.add(start)
        members: list[Key] = []
        own: dict[tuple, None] = {}
        stack = [start]
        while stack:
            key = stack.pop()
            members.append(key)
            for line in lines_of[key]:
                if line not in own:
                    own[line] = None
                    more = [each for each in unknown[line] if each not in seen]
                    seen.update(more)
                    stack += more
        yield members, list(own)


def _determined(members: list[Key], lines: list[tuple]) -> set[Key]:
    """Gaussian elimination: a number is determined if its row has no other unknown."""
    number = {key: n for n, key in enumerate(members)}
    rows = sorted((_row(line, number) for line in lines), key=len)
    pivots: dict[int, Row] = {}
    users: dict[int, set[int]] = defaultdict(set)  # unknown → the pivot rows that contain it
    for row in rows:
        for lead in [n for n in row if n in pivots]:
            _subtract(row, pivots[lead], row[lead])
        if not row:
            continue
        lead = min(row, key=lambda n: (len(users[n]), n))
        inverse = pow(row[lead], -1, PRIME)
        row = {n: c * inverse % PRIME for n, c in row.items()}
        for other in list(users[lead]):
            before = set(pivots[other])
            _subtract(pivots[other], row, pivots[other][lead])
            for n in before ^ set(pivots[other]):
                (users[n].discard if n in before else users[n].add)(other)
        pivots[lead] = row
        for n in row:
            if n != lead:
                users[n].add(lead)
    return {members[lead] for lead, row in pivots.items() if len(row) == 1}


def _row(line: tuple, number: dict[Key, int]) -> Row:
    row: Row = defaultdict(int)
    for place, key in enumerate(line):
        if key in number:
            row[number[key]] += 1 if place else -1
    return {n: c % PRIME for n, c in row.items() if c}


def _subtract(row: Row, other: Row, factor: int) -> None:
    for n, c in other.items():
        left = (row.get(n, 0) - factor * c) % PRIME
        if left:
            row[n] = left
        else:
            row.pop(n, None)
