"""Population shares to compare with participants, and their validation (PAR-06)."""

from django.db import transaction
from django.utils.translation import gettext as _

from cms.records.history import Actor, record
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import Benchmark


@transaction.atomic
def save_benchmark(*, actor: Actor, benchmark: Benchmark) -> Benchmark:
    access.require(actor, *access.CUT_ROLES)
    if not benchmark.source.strip() or not benchmark.year:
        raise NotPossibleNow(_("Enter a source and a year for the benchmark."), rule="PAR-06")
    if problem := shares_problem(benchmark.shares, benchmark.dimension):
        raise NotPossibleNow(problem, rule="PAR-06")
    reason = "edited" if benchmark.pk else "written"
    return record(benchmark, actor=actor, reason=reason)


MAY_MISS = 0.02  # tolerance for rounded shares


def shares_problem(shares: dict[str, float], dimension: str) -> str:
    """Return a problem as a sentence, or an empty string. ``shares`` are fractions from 0 to 1.

    Shares of race and ethnicity need not add up to 1, since a person may be in several groups (PRV-23).
    """
    if not shares:
        return _("Enter the share of at least one group.")
    if any(not 0 <= share <= 1 for share in shares.values()):
        return _("Each share must be between 0 and 100 percent.")
    total = sum(shares.values())
    if dimension != Benchmark.Dimension.ETHNICITY and abs(total - 1) > MAY_MISS:
        return _("The shares add up to %(total)s percent; they should add up to 100.") % {
            "total": round(100 * total, 1)
        }
    return ""
