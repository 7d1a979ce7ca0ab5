"""Services to write rules, start a year under them and set its dates (C2C-30)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Model
from django.utils.translation import gettext as _

from boards import access
from boards.exceptions import NotPossibleNow
from boards.models import Cycle, CycleRules
from cms.records.history import Actor, record


@transaction.atomic
def write_rules(*, actor: Actor, rules: CycleRules) -> CycleRules:
    """Write rules as a new version; a version without a cycle can still be edited."""
    access.require(actor, *access.DECISION_ROLES)
    if not rules.pk and not rules.version:
        last = CycleRules.objects.filter(body=rules.body).aggregate(last=Max("version"))["last"]
        rules.version = (last or 0) + 1
    _check(rules)
    return record(rules, actor=actor, reason="rules written")


@transaction.atomic
def begin_cycle(
    *,
    actor: Actor,
    rules: CycleRules,
    year: int,
    deadline: date | None = None,
    dates: dict[str, list[str]] | None = None,
    is_demo: bool = False,
) -> Cycle:
    """Begin a cycle, which freezes its rules."""
    access.require(actor, *access.DECISION_ROLES)
    if Cycle.objects.filter(year=year, body=rules.body).exists():
        raise NotPossibleNow(_("The cycle of this year began already."), rule="C2C-30")
    cycle = Cycle(year=year, body=rules.body, rules=rules, dates=dates or {}, is_demo=is_demo)
    if deadline is not None:
        cycle.deadline = deadline
    _check(cycle)
    return record(cycle, actor=actor, reason="cycle began")


@transaction.atomic
def set_cycle_days(
    *, actor: Actor, cycle: Cycle, deadline: date, dates: dict[str, list[str]] | None = None
) -> Cycle:
    """Set this year's dates; the rules do not change. The public sees the new dates at once."""
    access.require(actor, *access.DECISION_ROLES)
    current = Cycle.objects.select_for_update(of=("self",)).select_related("rules").get(pk=cycle.pk)
    current.deadline, current.dates = deadline, dates or current.dates
    _check(current)
    return record(current, actor=actor, reason="days set", update_fields=["deadline", "dates"])


def _check(row: Model) -> None:
    try:
        row.clean()
    except ValidationError as error:
        raise NotPossibleNow(" ".join(error.messages), rule="C2C-30") from error
