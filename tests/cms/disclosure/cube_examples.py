"""Small cubes for tests: counts of leaves, added up along hierarchies."""

from itertools import product

from cms.disclosure.cubes import Cube, Decision, PastEdition

Hierarchy = dict[str, str]  # code → the code it adds up to


def cube_of(leaves: dict[tuple, int], hierarchies: list[Hierarchy], contained=()) -> Cube:
    """``leaves``: a count per combination of leaf codes; a dimension with an empty hierarchy has no totals."""
    chains = [
        {code: _chain(code, up) for code in {key[place] for key in leaves}}
        for place, up in enumerate(hierarchies)
    ]
    counts: dict[tuple, int] = {}
    for key, count in leaves.items():
        for cell in product(*(chains[place].get(code, [code]) for place, code in enumerate(key[:-1]))):
            whole = (*cell, key[-1])
            counts[whole] = counts.get(whole, 0) + count
    return Cube(counts, sums_of(counts, hierarchies), list(contained))


def _chain(code: str, up: Hierarchy) -> list[str]:
    chain = [code]
    while chain[-1] in up:
        chain.append(up[chain[-1]])
    return chain


def sums_of(counts: dict[tuple, int], hierarchies: list[Hierarchy]) -> list[tuple]:
    parts: dict[tuple, list[tuple]] = {}
    for key in counts:
        for place, up in enumerate(hierarchies):
            if key[place] in up:
                total = (*key[:place], up[key[place]], *key[place + 1 :])
                parts.setdefault((place, total), []).append(key)
    return [(total, tuple(group)) for (_, total), group in parts.items()]


def row(*counts: int, measure: str = "n") -> Cube:
    """One total over parts named a, b, c …"""
    letters = "abcdefghijklmnop"
    leaves = {(letters[n], measure): count for n, count in enumerate(counts)}
    return cube_of(leaves, [dict.fromkeys(letters, "all")])


def grid(*rows: list[int]) -> Cube:
    """Rows a, b … by columns 1, 2 …, with all totals."""
    leaves = {("abcdef"[r], str(c), "n"): n for r, line in enumerate(rows) for c, n in enumerate(line, 1)}
    return cube_of(leaves, [dict.fromkeys("abcdef", "all"), dict.fromkeys("123456789", "all")])


def published(cube: Cube, decision: Decision) -> PastEdition:
    return PastEdition(cube.counts, decision.marks, cube.sums)


def at(cube: Cube, *codes: str) -> tuple[str, ...]:
    key = (*codes, "n")
    assert key in cube.counts
    return key
