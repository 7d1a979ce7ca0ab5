"""What the shares of a benchmark must be like (PAR-06)."""

from django.utils.translation import gettext as _

from feedback.models import Benchmark

MAY_MISS = 0.02  # rounded shares do not add up to exactly one


def shares_problem(shares: dict[str, float], dimension: str) -> str:
    """A sentence, or nothing. One person may belong to several groups of race and ethnicity (PRV-23)."""
    if not shares:
        return _("Give the share of at least one group.")
    if any(not 0 <= share <= 1 for share in shares.values()):
        return _("Each share lies between 0 and 100 percent.")
    total = sum(shares.values())
    if dimension != Benchmark.Dimension.ETHNICITY and abs(total - 1) > MAY_MISS:
        return _("The shares add up to %(total)s percent; they should give 100.") % {
            "total": round(100 * total, 1)
        }
    return ""
