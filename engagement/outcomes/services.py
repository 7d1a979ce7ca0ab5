"""Record the outcome of each theme, and close a conversation after they are published (PAR-01, PAR-02)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import text
from cms.records import ledger
from cms.records.history import Actor, actor_label, record
from engagement import access
from engagement.choices import NO, OVER, TOLD, Answer, Status
from engagement.exceptions import NeedsReason, NotPossibleNow
from engagement.models import Conversation, Outcome, Theme
from engagement.outcomes import board_decisions
from engagement.outcomes.board_decisions import Decided

SYSTEM = "system:record"
REASON_LENGTH = 600


@transaction.atomic
def record_outcome(
    *,
    actor: Actor,
    theme: Theme,
    answer: str,
    reason: dict[str, str],
    decided_by: dict[str, str],
    decided_on: date,
    decision: Decided | None = None,
) -> Outcome:
    """Record an outcome. The newest is current; earlier ones stay in its history and in the ledger."""
    access.require(actor, *access.PUBLISH_ROLES)
    current = _posted(theme)
    if answer not in Answer.values:
        raise NotPossibleNow(_("There is no answer of this kind."), rule="PAR-02")
    if decided_on > clock.today():
        raise NotPossibleNow(_("The date of the decision cannot be in the future."), rule="PAR-02")
    before = Outcome.objects.select_for_update(of=("self",)).filter(theme=current).first()
    if before and before.from_chain:
        return _add_text(before, answer, reason, actor)
    return _write(
        before or Outcome(theme=current, is_demo=current.is_demo),
        actor,
        answer=answer,
        reason=reason,
        decided_by=decided_by,
        decided_on=decided_on,
        ref_kind=decision.kind if decision else "",
        ref_id=decision.id if decision else None,
    )


def _posted(theme: Theme) -> Theme:
    current = Theme.objects.select_related("conversation").select_for_update(of=("self",)).get(pk=theme.pk)
    if current.conversation.status not in TOLD:
        raise NotPossibleNow(
            _("Post the recap first. Then people can read what happened with it."), rule="PAR-02"
        )
    return current


def _add_text(outcome: Outcome, answer: str, reason: dict[str, str], actor: Actor) -> Outcome:
    """Staff may add a reason to a board's decision; the answer is the board's."""
    if answer != outcome.answer:
        raise NotPossibleNow(
            _("The record of the board says: %(answer)s. You can add to the reason, not change the answer.")
            % {"answer": outcome.get_answer_display()},
            rule="PAR-02",
        )
    return _write(outcome, actor, reason=reason)


def _write(outcome: Outcome, actor: Actor, **facts: object) -> Outcome:
    for name, value in facts.items():
        setattr(outcome, name, value)
    if outcome.answer in NO and not text(outcome.reason).strip():
        raise NeedsReason(_("Give the reason. People who asked for this will read it."), rule="PAR-02")
    outcome.edition = outcome.edition + 1 if outcome.pk else 1
    outcome.published_at, outcome.published_by = clock.now(), actor_label(actor)
    record(outcome, actor=actor, reason=f"edition {outcome.edition}")
    ledger.append("outcome", outcome, actor=actor)
    return outcome


@transaction.atomic
def outcome_from_record(*, theme: Theme, decided: Decided) -> Outcome | None:
    """Record a board's decision as the outcome. Returns None if staff recorded an answer of their own, or if the
    same decision was recorded before.
    """
    current = _posted(theme)
    before = Outcome.objects.select_for_update(of=("self",)).filter(theme=current).first()
    if before and (not before.from_chain or (before.ref_kind, before.ref_id) == (decided.kind, decided.id)):
        return None
    return _write(
        before or Outcome(theme=current, is_demo=current.is_demo),
        SYSTEM,
        answer=decided.answer,
        reason={code: words[:REASON_LENGTH] for code, words in decided.reason.items()},
        decided_by=decided.decided_by,
        decided_on=decided.decided_on,
        ref_kind=decided.kind,
        ref_id=decided.id,
        from_chain=True,
    )


def outcomes_from_record() -> int:
    """Record new board decisions on published themes. Idempotent; returns how many outcomes were recorded."""
    rows = Theme.objects.filter(conversation__status__in=TOLD).exclude(finding=None).order_by("pk")
    themes = list(rows.exclude(outcome__from_chain=False).select_related("outcome"))
    found = board_decisions.decided({theme.finding for theme in themes if theme.finding})
    told = 0
    for theme in themes:
        if theme.finding in found:
            told += outcome_from_record(theme=theme, decided=found[theme.finding]) is not None
    return told


@transaction.atomic
def close_conversation(*, actor: Actor, conversation: Conversation) -> Conversation:
    """PAR-01: from consult up, only after each theme has an outcome."""
    access.require(actor, *access.PUBLISH_ROLES)
    current = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if current.status not in OVER:
        raise NotPossibleNow(_("Only a conversation that was held can be closed."))
    if current.owes_an_outcome:
        _refuse_unless_all_were_notified(current)
    current.status, current.closed_at = Status.CLOSED, clock.now()
    record(current, actor=actor, reason="closed", update_fields=["status", "closed_at"])
    ledger.append("close", current, actor=actor)
    return current


def _refuse_unless_all_were_notified(conversation: Conversation) -> None:
    if conversation.recap_published_at is None:
        raise NotPossibleNow(
            _("Post the recap first: people were promised that they would hear about it."), rule="PAR-01"
        )
    themes = list(conversation.themes.select_related("outcome"))
    if open_ones := [str(theme) for theme in themes if not hasattr(theme, "outcome")]:
        raise NotPossibleNow(
            _("People have not been told yet what happened with: %(themes)s.")
            % {"themes": "; ".join(open_ones)},
            rule="PAR-01",
        )
    if not themes and conversation.comments != 0:
        raise NotPossibleNow(
            _("No theme is recorded, so no one can read what happened with their comment."), rule="PAR-01"
        )
