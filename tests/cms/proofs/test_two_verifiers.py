"""Two verifiers, written apart from the same standards, give one verdict on each proof."""

from collections import Counter
from random import Random
from typing import NamedTuple

import pytest

from cms.proofs import verify_record, witness
from tests.cms.proofs import second_verifier as second

LARGEST, OF_EACH_SORT = 3_000, 5_000
BOTH, NEITHER = (True, True), (False, False)


class Inclusion(NamedTuple):
    leaf: bytes
    index: int
    size: int
    path: list[bytes]
    root: bytes

    def verdicts(self) -> tuple[bool, bool]:
        return passes(verify_record.check_inclusion, self), second.accepts_inclusion(*self)


class Consistency(NamedTuple):
    old_size: int
    old_root: bytes
    new_size: int
    new_root: bytes
    path: list[bytes]

    def verdicts(self) -> tuple[bool, bool]:
        return passes(witness.check_consistency, self), second.accepts_consistency(*self)


def passes(check, claim) -> bool:
    """Whether the first verifier lets the claim pass. It refuses by one exception; any other is a fault."""
    try:
        check(*claim)
    except verify_record.Refused:
        return False
    return True


# Honest proofs


@pytest.fixture(scope="module")
def tree() -> second.Tree:
    chance = Random(22)
    return second.Tree([chance.randbytes(chance.randrange(80)) for _number in range(LARGEST)])


def a_size(chance: Random) -> int:
    """The size of a tree; every other one is a power of two or beside one."""
    near = 2 ** chance.randrange(12) + chance.choice((-1, 0, 1))
    return chance.choice((max(near, 1), chance.randint(1, LARGEST)))


def inclusion(tree: second.Tree, index: int, size: int) -> Inclusion:
    leaf = second.leaf_hash(tree.leaves[index])
    return Inclusion(leaf, index, size, tree.inclusion_path(index, size), tree.root(size))


def consistency(tree: second.Tree, old: int, new: int) -> Consistency:
    return Consistency(old, tree.root(old), new, tree.root(new), tree.consistency_path(old, new))


@pytest.fixture(scope="module")
def inclusions(tree) -> list[Inclusion]:
    chance = Random(22)
    sizes = [a_size(chance) for _time in range(OF_EACH_SORT)]
    return [inclusion(tree, chance.choice((0, size - 1, chance.randrange(size))), size) for size in sizes]


@pytest.fixture(scope="module")
def consistencies(tree) -> list[Consistency]:
    chance, found = Random(22), []
    while len(found) < OF_EACH_SORT:
        old, new = sorted((a_size(chance), a_size(chance)))
        if old < new:
            found.append(consistency(tree, old, new))
    return found


# Wrong claims, known to be wrong from the recursive definitions and not from a verifier


def turns(index: int, size: int) -> str | None:
    """The way from the root down to a leaf.

    Where it is the same in two trees, nothing in a proof tells their sizes apart, and the standard lets both pass.
    """
    way = ""
    while size > 1 and 0 <= index < size:
        half = 1 << (size - 1).bit_length() - 1
        way, index, size = (
            (way + "l", index, half) if index < half else (way + "r", index - half, size - half)
        )
    return way if (index, size) == (0, 1) else None


def seam(old: int, new: int) -> str | None:
    """As `turns`: the way down to the last subtree that is whole in the older tree, too."""
    way = ""
    while 0 < old < new:
        half = 1 << (new - 1).bit_length() - 1
        way, old, new = (way + "l", old, half) if old <= half else (way + "r", old - half, new - half)
    return way if 0 < old == new else None


def flipped(value: bytes, chance: Random) -> bytes:
    """The value with one bit changed."""
    return (int.from_bytes(value) ^ 1 << chance.randrange(8 * len(value))).to_bytes(len(value))


def near(size: int, chance: Random) -> int:
    """Another size: one off, twice or half as much."""
    return chance.choice((size - 1, size + 1, 2 * size, size // 2))


def wrong_path(fault: str, path: list[bytes], chance: Random) -> list[bytes]:
    """The path with this fault; as it was, if it is too short to have it."""
    at, new = chance.randrange(len(path) + 1), chance.choice([*path, chance.randbytes(32)])
    if fault == "longer":
        return [*path[:at], new, *path[at:]]
    if fault == "shorter":
        return path[:at] + path[at + 1 :]
    if fault == "swapped":
        return [*path[:at], *path[at : at + 2][::-1], *path[at + 2 :]]
    return [*path[:at], *[flipped(each, chance) for each in path[at : at + 1]], *path[at + 1 :]]


def wrong_inclusion(fault: str, it: Inclusion, tree: second.Tree, chance: Random) -> Inclusion | None:
    """The claim with this fault, or nothing if that would be no other claim."""
    index, size = it.index + chance.choice((-1, 1)), near(it.size, chance)
    if fault in ("leaf", "root"):
        return it._replace(**{fault: flipped(getattr(it, fault), chance)})
    if fault == "index":
        return it._replace(index=index) if turns(index, it.size) != turns(it.index, it.size) else None
    if fault == "size":
        return it._replace(size=size) if turns(it.index, size) != turns(it.index, it.size) else None
    if fault == "tree":
        right = it.index < size <= LARGEST and it.path != tree.inclusion_path(it.index, size)
        return it._replace(size=size, root=tree.root(size)) if right else None
    path = wrong_path(fault, it.path, chance)
    return it._replace(path=path) if path != it.path else None


def wrong_consistency(fault: str, it: Consistency, tree: second.Tree, chance: Random) -> Consistency | None:
    """The claim with this fault, or nothing if that would be no other claim."""
    old, new = near(it.old_size, chance), near(it.new_size, chance)
    if fault in ("old_root", "new_root"):
        return it._replace(**{fault: flipped(getattr(it, fault), chance)})
    if fault == "old_size":
        return it._replace(old_size=old) if seam(old, it.new_size) != seam(it.old_size, it.new_size) else None
    if fault == "new_size":
        return it._replace(new_size=new) if seam(it.old_size, new) != seam(it.old_size, it.new_size) else None
    if fault == "tree":
        right = it.old_size <= new <= LARGEST and it.path != tree.consistency_path(it.old_size, new)
        return it._replace(new_size=new, new_root=tree.root(new)) if right else None
    path = wrong_path(fault, it.path, chance)
    return it._replace(path=path) if path != it.path else None


FAULTS = ("tree", "flipped", "shorter", "longer", "swapped")


def with_faults(claims, faults, wrong, tree) -> list[tuple[str, Inclusion | Consistency]]:
    """One wrong claim for each honest one, the faults in turn."""
    chance, found = Random(22), []
    for number, claim in enumerate(claims):
        while True:
            fault = faults[number % len(faults)]
            changed = wrong(fault, claim, tree, chance)
            if changed is not None:
                found.append((fault, changed))
                break
            number += 1
    return found


def test_both_accept_ten_thousand_honest_proofs(inclusions, consistencies):
    claims = [*inclusions, *consistencies]

    assert Counter(claim.verdicts() for claim in claims) == {BOTH: 10_000}


def test_both_refuse_five_thousand_wrong_claims_that_a_leaf_is_there(tree, inclusions):
    claims = with_faults(inclusions, ("leaf", "root", "index", "size", *FAULTS), wrong_inclusion, tree)

    assert len(claims) == 5_000 and min(Counter(fault for fault, _claim in claims).values()) > 250
    assert [(fault, claim) for fault, claim in claims if claim.verdicts() != NEITHER] == []


def test_both_refuse_five_thousand_wrong_claims_that_a_tree_grew_out_of_another(tree, consistencies):
    faults = ("old_root", "new_root", "old_size", "new_size", *FAULTS)
    claims = with_faults(consistencies, faults, wrong_consistency, tree)

    assert len(claims) == 5_000 and min(Counter(fault for fault, _claim in claims).values()) > 250
    assert [(fault, claim) for fault, claim in claims if claim.verdicts() != NEITHER] == []


def test_both_judge_alike_each_place_in_each_small_tree(tree):
    """Also where the claimed size is not that of the root, which the standard lets pass in places."""
    claims = [
        inclusion(tree, index, size)._replace(index=claimed_index, size=claimed_size)
        for size in range(1, 10)
        for index in range(size)
        for claimed_size in range(10)
        for claimed_index in range(-1, 10)
    ]

    assert {claim.verdicts() for claim in claims} == {BOTH, NEITHER}


def test_both_judge_alike_each_pair_of_small_trees(tree):
    claims = [
        consistency(tree, old, new)._replace(old_size=claimed_old, new_size=claimed_new)
        for new in range(2, 10)
        for old in range(1, new)
        for claimed_old in range(10)
        for claimed_new in range(10)
    ]

    assert {claim.verdicts() for claim in claims} == {BOTH, NEITHER}


def test_a_tree_is_consistent_with_itself_and_needs_no_path(tree):
    root, other = tree.root(6), tree.root(7)

    assert Consistency(6, root, 6, root, []).verdicts() == BOTH
    assert Consistency(6, root, 6, other, []).verdicts() == NEITHER
    assert Consistency(6, root, 6, root, [root]).verdicts() == NEITHER


def test_nothing_is_proved_of_an_empty_tree_or_of_one_that_shrank(tree):
    empty, path = tree.root(0), tree.consistency_path(3, 7)

    assert Consistency(0, empty, 7, tree.root(7), []).verdicts() == NEITHER
    assert Consistency(0, empty, 0, empty, []).verdicts() == NEITHER
    assert Consistency(7, tree.root(7), 3, tree.root(3), path).verdicts() == NEITHER
    assert Consistency(-3, tree.root(3), 7, tree.root(7), path).verdicts() == NEITHER
    assert Inclusion(empty, 0, 0, [], empty).verdicts() == NEITHER


def test_a_hash_has_32_bytes_and_lends_none_to_its_neighbour(tree):
    """A node is the hash of two hashes on end: moved, the seam between them would leave it as it is."""
    honest = inclusion(tree, 0, 2)
    (sibling,) = honest.path

    assert honest._replace(leaf=honest.leaf + sibling[:1], path=[sibling[1:]]).verdicts() == NEITHER
    assert honest._replace(leaf=honest.leaf[:-1], path=[honest.leaf[-1:] + sibling]).verdicts() == NEITHER
    assert Inclusion(b"", 0, 1, [], b"").verdicts() == NEITHER
    older = Consistency(1, honest.leaf + sibling[:1], 2, honest.root, [sibling[1:]])
    assert older.verdicts() == NEITHER


def test_both_find_the_same_roots(tree):
    hashes = [verify_record.leaf_hash(leaf) for leaf in tree.leaves[:600]]

    assert [verify_record.root_of(hashes[:size]) for size in range(601)] == [
        tree.root(size) for size in range(601)
    ]
    assert second.tree_hash(tree.leaves[:600]) == tree.root(600)


KNOWN_LEAVES = [b"", b"\x00", b"\x10", b" !", b"01", b"@ABC", b"PQRSTUVW", b"`abcdefghijklmno"]
KNOWN_ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize("size", KNOWN_ROOTS)
def test_both_find_the_roots_that_certificate_transparency_publishes(size):
    leaves, root = KNOWN_LEAVES[:size], bytes.fromhex(KNOWN_ROOTS[size])

    assert second.tree_hash(leaves) == root
    assert verify_record.root_of([verify_record.leaf_hash(leaf) for leaf in leaves]) == root


@pytest.mark.parametrize(
    ("claim", "path"),
    [
        ((0, 8), "96a296d2 5f083f0a 6b47aaf2"),
        ((5, 8), "bc1a0643 ca854ea1 d37ee418"),
        ((2, 3), "fac54203"),
        ((1, 5), "6e340b9c 5f083f0a bc1a0643"),
    ],
)
def test_the_paths_to_a_leaf_are_those_that_certificate_transparency_publishes(claim, path):
    index, size = claim
    known = second.inclusion_path(index, KNOWN_LEAVES[:size])

    assert [each.hex()[:8] for each in known] == path.split()
    assert inclusion(second.Tree(KNOWN_LEAVES), index, size).verdicts() == BOTH


@pytest.mark.parametrize(
    ("claim", "path"),
    [
        ((1, 8), "96a296d2 5f083f0a 6b47aaf2"),
        ((6, 8), "0ebc5d34 ca854ea1 d37ee418"),
        ((2, 5), "5f083f0a bc1a0643"),
    ],
)
def test_the_paths_between_trees_are_those_that_certificate_transparency_publishes(claim, path):
    old, new = claim
    known = second.consistency_path(old, KNOWN_LEAVES[:new])

    assert [each.hex()[:8] for each in known] == path.split()
    assert consistency(second.Tree(KNOWN_LEAVES), old, new).verdicts() == BOTH
