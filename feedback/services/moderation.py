"""Decide on one comment: public, hidden for a reason of the closed list, or back (BK-23)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import ledger
from cms.history import Actor, actor_label, actor_user, record
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import ModerationAct, Submission

Act = ModerationAct.Act
AFTER = {Act.PUBLISH: Submission.State.PUBLISHED, Act.HIDE: Submission.State.HIDDEN}


@transaction.atomic
def moderate(
    *, actor: Actor, submission: Submission, act: str, reason: str = "", note: str = ""
) -> ModerationAct:
    access.require(actor, *access.MODERATE_ROLES)
    current = Submission.objects.select_for_update().get(pk=submission.pk)
    if current.state == Submission.State.WITHDRAWN:
        raise NotPossibleNow(_("The person took these words back. Nothing more can be done with them."))
    if act == Act.HIDE and reason not in ModerationAct.Reason.values:
        raise NotPossibleNow(_("Choose a reason from the list. Criticism is not a reason."), rule="BK-23")
    after = _state_after(current, act)
    if after == current.state:
        raise NotPossibleNow(_("That is how it is already."), rule="BK-23")
    made = ModerationAct.objects.create(
        submission=current,
        act=act,
        reason=reason if act == Act.HIDE else "",
        note=note[:300],
        before=current.state,
        by=actor_user(actor),
        by_name=actor_label(actor),
    )
    current.state = after
    record(current, actor=actor, reason=f"{act} {made.reason}".strip(), update_fields=["state"])
    ledger.append("decide", made, actor=actor)
    return made


def _state_after(submission: Submission, act: str) -> str:
    if act in AFTER:
        return AFTER[Act(act)]
    last = submission.moderation.first()
    if last is None:
        raise NotPossibleNow(_("There is nothing to undo."))
    return last.before
