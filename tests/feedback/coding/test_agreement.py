"""Agreement for each code against the computed vectors of PAR-04; what cannot be computed is said as such."""

import pytest

from feedback.coding.agreement import NOT_COMPUTABLE, agreement_of, cohen_kappa, krippendorff_alpha, verdict

FOUR = [
    "1 2 3 3 2 1 4 1 2 - - -",
    "1 2 3 3 2 2 4 1 2 5 - 3",
    "- 3 3 3 2 3 4 2 2 5 1 -",
    "1 2 3 3 2 4 4 1 2 5 1 -",
]


def units(*rows: str) -> list[list[str | None]]:
    return [[None if value == "-" else value for value in unit] for unit in zip(*rows, strict=True)]


def table(both: int, first: int, second: int, neither: int) -> tuple[list[int], list[int]]:
    pairs = [(1, 1)] * both + [(1, 0)] * first + [(0, 1)] * second + [(0, 0)] * neither
    a, b = zip(*pairs, strict=True)
    return list(a), list(b)


@pytest.mark.parametrize(
    ("rows", "alpha"),
    [
        (("0100000010", "1110010000"), 0.0952),
        (("aabbdcccedda", "babbbccceddd"), 0.6920),
        ([row.split() for row in FOUR], 0.7434),
    ],
)
def test_alpha_of_the_vectors(rows, alpha):
    assert round(krippendorff_alpha(units(*rows)), 4) == alpha


@pytest.mark.parametrize(
    ("coders", "kappa"),
    [
        ((list("0100000010"), list("1110010000")), 0.0909),
        (table(20, 5, 10, 15), 0.4000),
        (table(45, 15, 25, 15), 0.1304),
        (table(0, 1, 1, 98), -0.0101),
    ],
)
def test_kappa_of_the_vectors(coders, kappa):
    assert round(cohen_kappa(*coders), 4) == kappa


def test_sixty_percent_raw_agreement_can_be_next_to_nothing():
    told = agreement_of([[int(a), int(b)] for a, b in zip("0100000010", "1110010000", strict=True)])
    assert (told["raw"], told["prevalence"]) == (0.6, 0.3)
    assert (round(told["kappa"], 4), round(told["alpha"], 4)) == (0.0909, 0.0952)
    assert told["verdict"] == "do not report"


def test_one_use_each_on_different_items_shows_its_prevalence_beside_kappa():
    told = agreement_of(list(zip(*table(0, 1, 1, 98), strict=True)))
    assert (told["raw"], told["prevalence"], round(told["kappa"], 4)) == (0.98, 0.01, -0.0101)


@pytest.mark.parametrize("value", [0, 1])
def test_where_nothing_could_differ_nothing_is_computable(value):
    told = agreement_of([[value, value]] * 12)
    assert (told["kappa"], told["alpha"], told["verdict"]) == (NOT_COMPUTABLE,) * 3
    assert told["raw"] == 1


@pytest.mark.parametrize("nothing", [[], [[None, 1]], [[None, None]], [[1]]])
def test_without_a_pair_nothing_is_computable(nothing):
    told = agreement_of(nothing)
    assert (told["units"], told["alpha"], told["raw"]) == (0, NOT_COMPUTABLE, NOT_COMPUTABLE)


def test_kappa_is_for_two_coders_without_a_gap_and_alpha_for_all():
    assert agreement_of([[1, 1], [0, None], [0, 0]])["kappa"] is None
    assert agreement_of([[1, 1, 1], [0, 0, 0]])["kappa"] is None
    assert agreement_of([[1, 1], [0, None], [0, 0]])["alpha"] == 1


def test_coders_of_different_units_are_refused():
    with pytest.raises(ValueError, match="the same units"):
        cohen_kappa([1], [1, 0])


@pytest.mark.parametrize(
    ("alpha", "words"),
    [
        (1.0, "firm"),
        (0.80, "firm"),
        (0.7999, "tentative"),
        (0.667, "tentative"),
        (0.6669, "do not report"),
        (-0.2, "do not report"),
        (NOT_COMPUTABLE, NOT_COMPUTABLE),
    ],
)
def test_the_usual_cuts(alpha, words):
    assert verdict(alpha) == words
