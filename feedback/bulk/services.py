"""Services to act on all that match a filter: start, resume, undo and lift, each as a job (R08)."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms import clock
from cms.jobs import queue
from cms.models import Job
from cms.records import ledger
from cms.records.history import actor_label, actor_user
from cms.users.models import User
from feedback import access
from feedback.bulk import rules
from feedback.bulk.filters import ScreenFilter
from feedback.bulk.rules import Kind
from feedback.bulk.selectors import member_parts
from feedback.exceptions import NotPossibleNow
from feedback.models import BulkAction, BulkChunk

HANDLER = "feedback.together"
AT_ONCE = 50  # chunks stored at once
VALID = timedelta(days=1)  # a confirmation, from when it was shown


class CountChanged(NotPossibleNow):
    """Others match than those that were confirmed; ``facts["count"]`` is how many match now."""


@transaction.atomic
def start_action(
    *,
    actor: User,
    kind: str,
    chosen: ScreenFilter,
    values: dict[str, Any],
    seen: int,
    digest: str,
    shown_at: datetime,
    together: UUID,
) -> BulkAction:
    """Freeze what matches now, and queue the job. ``CountChanged`` unless that is what the person confirmed.

    ``seen``, ``digest`` and ``shown_at``: how many matched, who they were, and when that was shown.
    ``together`` makes it safe to send the confirmation twice.
    """
    access.require(actor, *rules.ROLES[kind])
    if known := BulkAction.objects.filter(together=together, by=actor).first():
        return known
    _check_confirmation(chosen, shown_at)
    action = BulkAction(
        kind=kind,
        screen=chosen.screen,
        filter_text=chosen.in_words,
        reason=values.get("reason", ""),
        note=values.get("note", ""),
        code=values.get("code"),
        coder=values.get("coder"),
        coder_name=actor_label(values["coder"]) if values.get("coder") else "",
        shown_at=shown_at,
        together=together,
    )
    try:
        _freeze(action, member_parts(kind, chosen), actor)
    except NotPossibleNow:
        if known := BulkAction.objects.filter(together=together, by=actor).first():
            return known
        raise
    if (action.members, action.digest) != (seen, digest):
        raise CountChanged(_changed_text(seen, action.members), count=action.members)
    if not action.members:
        raise NotPossibleNow(_("Nothing matches these filters."))
    _seal_and_run(action, actor)
    return action


@transaction.atomic
def undo_action(*, actor: User, action: BulkAction) -> BulkAction:
    """Undo what an action did, as a job; of holds, ask to lift them (S14). What changed since stays as it is."""
    access.require(actor, *rules.ROLES[action.subject])
    _lock(action)
    if action.kind == Kind.CODE and action.by_id != actor.pk:
        raise NotPossibleNow(_("Only the person who applied a code can remove it."), rule="PAR-04")
    if not rules.can_undo(action, actor):
        raise NotPossibleNow(_("There is nothing to undo."))
    return _follow(action, Kind.UNDO, action, actor)


@transaction.atomic
def lift_action(*, actor: User, action: BulkAction) -> BulkAction:
    """Lift the holds that an action placed and somebody else asked to lift, as a job (S14)."""
    access.require(actor, *rules.ROLES[action.subject])
    _lock(action)
    asked = action.followed_by.filter(kind=Kind.UNDO).select_related("job").first()
    if action.kind == Kind.HOLD and asked and asked.is_running:
        raise NotPossibleNow(_("It is still running."))
    if action.kind != Kind.HOLD or asked is None or not asked.done:
        raise NotPossibleNow(
            _("Someone must first ask to lift it. A second person must then agree."), rule="S14"
        )
    if asked.by_id == actor.pk:
        raise NotPossibleNow(_("You asked for this. A second person must agree."), rule="S14")
    return _follow(action, Kind.LIFT, asked, actor)


@transaction.atomic
def resume_action(*, actor: User, action: BulkAction) -> BulkAction:
    """Go on where an action stopped. What is done is not done again."""
    access.require(actor, *rules.ROLES[action.subject])
    _lock(action)
    if action.by_id != actor.pk:
        raise NotPossibleNow(_("Only the person who started it can resume it."))
    if action.is_running:
        raise NotPossibleNow(_("It is still running."))
    if not action.left:
        raise NotPossibleNow(_("It is finished. There is nothing left to do."))
    if action.followed_by.filter(kind=Kind.UNDO).exists():
        raise NotPossibleNow(_("It is being undone, or was undone. Start a new action instead."))
    return _run(action, actor)


def _check_confirmation(chosen: ScreenFilter, shown_at: datetime) -> None:
    if chosen.problems:
        raise NotPossibleNow(
            _("This filter has a value that is missing or no longer exists. Choose the filter again.")
        )
    if not clock.now() - VALID <= shown_at <= clock.now():
        raise NotPossibleNow(
            _("This confirmation is no longer valid. Check what matches now, and confirm again.")
        )


def _lock(action: BulkAction) -> None:
    """Two people do not undo or resume it at the same time; its job is read anew."""
    current = BulkAction.objects.select_for_update().get(pk=action.pk)
    action.done, action.refused, action.members = current.done, current.refused, current.members
    action.job = Job.objects.filter(pk=current.job_id).first() if current.job_id else None


def _follow(action: BulkAction, kind: Kind, source: BulkAction, actor: User) -> BulkAction:
    """An action whose members are what ``source`` made."""
    if action.followed_by.filter(kind=kind).exists():
        raise NotPossibleNow(_("Someone has already done that. See the list of bulk actions."))
    made = BulkAction(
        kind=kind,
        of=action,
        screen=action.screen,
        filter_text=action.filter_text,
        code=action.code,
    )
    rows = source.chunks.exclude(done_at=None).order_by("number").values_list("made", flat=True)
    _freeze(made, (part for part in rows.iterator(chunk_size=AT_ONCE) if part), actor)
    _seal_and_run(made, actor)
    return made


def _freeze(action: BulkAction, parts: Iterable[list[int]], actor: User) -> None:
    """Store the members in chunks; their number and their hash stand in the action."""
    action.number = (BulkAction.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    action.by, action.by_name, action.members = actor_user(actor), actor_label(actor), 0
    try:
        with transaction.atomic():
            action.save()
    except IntegrityError as error:
        raise NotPossibleNow(_("Someone else has just started one. Press the button again.")) from error
    digest, fresh = hashlib.sha256(), list[BulkChunk]()
    for number, part in enumerate(parts, 1):
        action.members += len(part)
        digest.update(rules.line_of(part))
        fresh.append(BulkChunk(action=action, number=number, ids=part))
        if len(fresh) == AT_ONCE:
            BulkChunk.objects.bulk_create(fresh)
            fresh = []
    BulkChunk.objects.bulk_create(fresh)
    action.digest = digest.hexdigest()
    action.save(update_fields=["members", "digest"])


def _seal_and_run(action: BulkAction, actor: User) -> None:
    ledger.append("start", action, actor=actor)
    _run(action, actor)


def _run(action: BulkAction, actor: User) -> BulkAction:
    action.job = queue.start(HANDLER, actor=actor, number=action.number)
    action.ended_at = None
    action.save(update_fields=["job", "ended_at"])
    return action


def _changed_text(seen: int, now: int) -> str:
    if seen == now:
        return str(
            _(
                "The same number match as when you confirmed, but they are not the same ones. Check them, "
                "and confirm again."
            )
        )
    words = ngettext(
        "When you confirmed, %(seen)s matched. Now %(count)s matches. Check it, and confirm again.",
        "When you confirmed, %(seen)s matched. Now %(count)s match. Check them, and confirm again.",
        now,
    )
    return words % {"seen": seen, "count": now}
