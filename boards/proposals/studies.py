"""Feasibility studies by the Office (C2C-30)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.models import FeasibilityStudy, Proposal, ProposalStepKind
from boards.proposals.steps import held, write_step
from cms import clock
from cms.i18n.fields import text
from cms.records.history import Actor, record

WORDS = ("summary", "effort", "effort_words", "data", "law", "cost", "by", "due_on")


@transaction.atomic
def begin_study(
    *, actor: Actor, proposal: Proposal, by: dict[str, str], due_on: date | None = None
) -> FeasibilityStudy:
    """Start a study; the public sees its due date."""
    access.require(actor, *access.DECISION_ROLES)
    current = held(proposal)
    if FeasibilityStudy.objects.filter(proposal=current).exists():
        raise NotPossibleNow(_("There is a study of this proposal already."), rule="C2C-30")
    study = FeasibilityStudy(proposal=current, by=by, due_on=due_on, is_demo=current.is_demo)
    record(study, actor=actor, reason="begun")
    write_step(current, ProposalStepKind.IN_STUDY, actor=actor)
    return study


@transaction.atomic
def write_study(*, actor: Actor, study: FeasibilityStudy, **words: Any) -> FeasibilityStudy:
    access.require(actor, *access.PLAN_ROLES)
    current = _held(study)
    if current.is_public:
        raise NotPossibleNow(_("The study is published. It stays as it is."), rule="C2C-30")
    for name in WORDS:
        setattr(current, name, words.get(name, getattr(current, name)))
    return record(current, actor=actor, reason="written")


@transaction.atomic
def publish_study(*, actor: Actor, study: FeasibilityStudy) -> FeasibilityStudy:
    """Publish effort, data, law and cost before the board reads the proposal."""
    access.require(actor, *access.DECISION_ROLES)
    current = _held(study)
    if current.is_public:
        raise NotPossibleNow(_("The study is published. It stays as it is."), rule="C2C-30")
    if not current.effort or not all(
        text(getattr(current, name)) for name in ("summary", "data", "law", "cost")
    ):
        raise NeedsReason(_("Say in a few words: effort, data, law and cost."), rule="C2C-30")
    current.published_at = clock.now()
    record(current, actor=actor, reason="published", update_fields=["published_at"])
    write_step(held(current.proposal), ProposalStepKind.STUDIED, actor=actor)
    return current


def _held(study: FeasibilityStudy) -> FeasibilityStudy:
    rows = FeasibilityStudy.objects.select_for_update(of=("self",)).select_related("proposal__body")
    return rows.get(pk=study.pk)
