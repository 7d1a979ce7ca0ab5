"""Shares of the population, to set beside those who took part (PAR-06)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.records.history import Actor, record
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import Benchmark
from feedback.releases.benchmark_rules import shares_problem


@transaction.atomic
def save_benchmark(*, actor: Actor, benchmark: Benchmark) -> Benchmark:
    access.require(actor, *access.CUT_ROLES)
    if not benchmark.source.strip() or not benchmark.year:
        raise NotPossibleNow(_("A benchmark needs its source and its year."), rule="PAR-06")
    if problem := shares_problem(benchmark.shares, benchmark.dimension):
        raise NotPossibleNow(problem, rule="PAR-06")
    reason = "edited" if benchmark.pk else "written"
    return record(benchmark, actor=actor, reason=reason)
