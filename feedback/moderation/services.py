"""Services to publish or hide comments, with a reason from the closed list, or undo it; singly or in bulk (BK-23)."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record_changes
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import ModerationAct, Submission
from feedback.moderation.personal_information import waiting_among

Act = ModerationAct.Act
AFTER = {Act.PUBLISH: Submission.State.PUBLISHED, Act.HIDE: Submission.State.HIDDEN}
AT_ONCE = 500


@dataclass
class Decided:
    """Result of a bulk action: the acts, the refusals with reasons, and the id to undo it."""

    together: uuid.UUID
    acts: list[ModerationAct] = field(default_factory=list)
    refused: list[tuple[Submission, NotPossibleNow]] = field(default_factory=list)


@transaction.atomic
def moderate(
    *, actor: Actor, submission: Submission, act: str, reason: str = "", note: str = ""
) -> ModerationAct:
    """Apply one action to one comment; hiding requires a reason. Raises ``NotPossibleNow`` if it is refused."""
    access.require(actor, *access.MODERATE_ROLES)
    _check_reason(act, reason)
    made = Decided(uuid.uuid4())
    _decide(made, _locked([submission.pk]), actor, act, reason, note)
    if made.refused:
        raise made.refused[0][1]
    return made.acts[0]


@transaction.atomic
def moderate_many(
    *,
    actor: Actor,
    ids: list[int],
    act: str,
    reason: str = "",
    note: str = "",
    together: uuid.UUID | None = None,
    since: datetime | None = None,
) -> Decided:
    """Apply one action to many comments, each fully or not at all; an unknown id refuses the call (R08).

    ``since``: when the person confirmed it. A comment with a later decision stays as it is.
    """
    access.require(actor, *access.MODERATE_ROLES)
    _check_reason(act, reason)
    wanted = sorted(set(ids))
    made = Decided(together or uuid.uuid4())
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        found = _locked(part)
        if len(found) != len(part):
            raise NotPossibleNow(_("One of these comments does not exist. Nothing was changed."), rule="R08")
        later = {each.pk for each in found if since and each.last_at and each.last_at > since}
        made.refused += [(each, _decided_since()) for each in found if each.pk in later]
        _decide(made, [each for each in found if each.pk not in later], actor, act, reason, note)
    return made


@transaction.atomic
def undo_together(*, actor: Actor, together: uuid.UUID, only: list[int] | None = None) -> Decided:
    """Undo a bulk action, or only these acts of it; comments with a later decision stay as they are."""
    access.require(actor, *access.MODERATE_ROLES)
    rows = ModerationAct.objects.filter(together=together)
    rows = rows if only is None else rows.filter(pk__in=only)
    acts = dict(rows.values_list("submission", "pk"))
    made, ids = Decided(uuid.uuid4()), sorted(acts)
    for start in range(0, len(ids), AT_ONCE):
        found = _locked(ids[start : start + AT_ONCE])
        later = [each for each in found if each.last_act != acts[each.pk]]
        made.refused += [(each, _decided_since()) for each in later]
        _decide(made, [each for each in found if each not in later], actor, Act.UNDO, "", "")
    return made


def _decided_since() -> NotPossibleNow:
    words = _("Someone has since decided on it, so it was left as it is.")
    return NotPossibleNow(words, rule="BK-23", kind="later")


def _check_reason(act: str, reason: str) -> None:
    if act not in Act.values:
        raise NotPossibleNow(_("That is not one of the choices."), rule="BK-23")
    if act == Act.HIDE and reason not in ModerationAct.Reason.values:
        raise NotPossibleNow(_("Choose a reason from the list. Criticism is not a reason."), rule="BK-23")


def _locked(ids: list[int]) -> list[Any]:
    """Lock the submissions and annotate the last act, when it was, and the state before it."""
    list(Submission.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    last = ModerationAct.objects.filter(submission=OuterRef("pk")).order_by("-at", "-pk")
    found = Submission.objects.filter(pk__in=ids).annotate(
        last_act=Subquery(last.values("pk")[:1]),
        last_at=Subquery(last.values("at")[:1]),
        before_that=Subquery(last.values("before")[:1]),
    )
    return list(found.order_by("pk"))


def _decide(made: Decided, found: list[Submission], actor: Actor, act: str, reason: str, note: str) -> None:
    waiting = waiting_among(found) if act != Act.HIDE and found else set()
    acts, changed = [], []
    for submission in found:
        try:
            after = _state_after(submission, act, submission.pk in waiting)
        except NotPossibleNow as refusal:
            made.refused.append((submission, refusal))
            continue
        acts.append(
            ModerationAct(
                submission=submission,
                act=act,
                reason=reason if act == Act.HIDE else "",
                note=note[:300],
                before=submission.state,
                by=actor_user(actor),
                by_name=actor_label(actor),
                together=made.together,
            )
        )
        submission.state = after
        changed.append(submission)
    if not acts:
        return
    why = f"{act} {reason if act == Act.HIDE else ''}".strip()
    record_changes(Submission, changed, ["state"], actor=actor, reason=why)
    ModerationAct.objects.bulk_create(acts, batch_size=AT_ONCE)
    ledger.append_many("decide", acts, actor=actor)
    ledger.append_many("decide", changed, actor=actor)
    made.acts += acts


def _state_after(submission: Any, act: str, waits: bool) -> str:
    if submission.state == Submission.State.WITHDRAWN:
        raise NotPossibleNow(
            _("The person withdrew this comment. Nothing more can be done with it."), kind="withdrawn"
        )
    if act == Act.UNDO and submission.last_act is None:
        raise NotPossibleNow(_("There is nothing to undo."), kind="nothing")
    after = submission.before_that if act == Act.UNDO else AFTER[Act(act)]
    if after == submission.state:
        raise NotPossibleNow(_("It is already set that way."), rule="BK-23", kind="same")
    if after == Submission.State.PUBLISHED and waits:
        way = (_("Review this text"), reverse("feedback:desk_private_one", args=[submission.pk]))
        raise NotPossibleNow(
            _("Some of its text may identify a person. Decide first whether to redact it."),
            rule="PRV-08",
            ways=[way],
            kind="private",
        )
    return after
