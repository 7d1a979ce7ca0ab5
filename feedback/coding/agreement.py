"""Compute inter-coder agreement: Cohen's kappa and Krippendorff's nominal alpha (PAR-04).

Agreement is computed per code, over presence and absence. Where no value could have differed, chance explains all
agreement: the result is "not computable", never 1 or 0. Pure functions without models, so the PAR-04 test vectors
apply.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations
from typing import Any

NOT_COMPUTABLE = "not computable"
FIRM, TENTATIVE = 0.80, 0.667
Unit = Sequence[Hashable | None]  # one value per coder; None where a coder did not rate it


def cohen_kappa(a: Sequence[Hashable], b: Sequence[Hashable]) -> float | str:
    """Return Cohen's kappa of two coders who both rated every unit; ``ValueError`` if the lengths differ."""
    if len(a) != len(b):
        raise ValueError("both coders must have coded the same units")
    if not a:
        return NOT_COMPUTABLE
    n, first, second = len(a), Counter(a), Counter(b)
    same = sum(x == y for x, y in zip(a, b, strict=True))
    # Integers until the last step, so expected agreement of exactly 1 is detected.
    by_chance = sum(first[value] * second[value] for value in first)
    if by_chance == n * n:
        return NOT_COMPUTABLE
    return (n * same - by_chance) / (n * n - by_chance)


def krippendorff_alpha(units: Iterable[Unit]) -> float | str:
    """Return Krippendorff's alpha for nominal values, any number of coders and missing values.

    Units rated by fewer than two coders are ignored.
    """
    seen = [Counter(value for value in unit if value is not None) for unit in units]
    pairable = [counts for counts in seen if counts.total() > 1]
    totals: Counter = sum(pairable, Counter())
    n = totals.total()
    differing = n * n - sum(count * count for count in totals.values())
    if not differing:
        return NOT_COMPUTABLE
    observed = sum(
        (counts.total() ** 2 - sum(count * count for count in counts.values())) / (counts.total() - 1)
        for counts in pairable
    )
    return 1 - (n - 1) * observed / differing


def raw_agreement(units: Iterable[Unit]) -> float | str:
    """Return the share of coder pairs that gave a unit the same value. Misleading for very rare or common codes."""
    same = pairs = 0
    for unit in units:
        for one, other in combinations([value for value in unit if value is not None], 2):
            pairs += 1
            same += one == other
    return same / pairs if pairs else NOT_COMPUTABLE


def prevalence(units: Iterable[Unit]) -> float | str:
    """Return the share of ratings that have the code, which is needed to interpret kappa."""
    readings = [value for unit in units for value in unit if value is not None]
    return sum(map(bool, readings)) / len(readings) if readings else NOT_COMPUTABLE


def verdict(alpha: float | str) -> str:
    """Classify alpha by Krippendorff's customary cutoffs: 0.80 and above is firm, below 0.667 is not reported."""
    if isinstance(alpha, str):
        return NOT_COMPUTABLE
    if alpha >= FIRM:
        return "firm"
    return "tentative" if alpha >= TENTATIVE else "do not report"


def agreement_of(units: Sequence[Unit]) -> dict[str, Any]:
    """Return all agreement statistics of one code. Kappa only for two coders without missing values; alpha always."""
    alpha = krippendorff_alpha(units)
    two = bool(units) and all(len(unit) == 2 and None not in unit for unit in units)
    return {
        "units": sum(len([value for value in unit if value is not None]) > 1 for unit in units),
        "prevalence": prevalence(units),
        "raw": raw_agreement(units),
        "kappa": cohen_kappa(*zip(*units, strict=True)) if two else None,
        "alpha": alpha,
        "verdict": verdict(alpha),
    }
