"""The job of a bulk action: one chunk at a time, each in its own transaction. It can be run again safely."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import clock
from cms.jobs.queue import Cancelled, RunningJob
from cms.records import many_holds
from cms.users.models import User
from feedback.bulk.acts import do_chunk
from feedback.bulk.rules import Kind
from feedback.exceptions import NotPossibleNow
from feedback.models import BulkAction, BulkChunk


def run_action(*, action: BulkAction, job: RunningJob) -> str:
    """Do what is left, and return what to say. Cancelled, what was done stays and is counted in the message."""
    if action.by is None:
        raise NotPossibleNow(_("The account of the person who started it no longer exists."))
    before = action.done
    try:
        _run_chunks(action, action.by, job)
    except Cancelled as stopped:
        action.refresh_from_db()
        raise Cancelled(str(stopped) or _stopped_text(action)) from stopped
    except PermissionDenied as error:
        raise NotPossibleNow(_("The person who started it no longer has permission to do this.")) from error
    finally:
        action.refresh_from_db()
        _tell(action, action.done - before)
    BulkAction.objects.filter(pk=action.pk).update(ended_at=clock.now())
    return _done_text(action)


def _run_chunks(action: BulkAction, actor: User, job: RunningJob) -> None:
    job.progress(action.members - action.left, action.members)
    waiting = action.chunks.filter(done_at=None).order_by("number")
    for pk in list(waiting.values_list("pk", flat=True)):
        reached = _run_chunk(pk, actor)
        job.progress(reached, action.members)


@transaction.atomic
def _run_chunk(pk: int, actor: User) -> int:
    """Do one chunk unless it is done, and return how many members were reached so far."""
    chunk = BulkChunk.objects.get(pk=pk)
    locked = BulkAction.objects.select_for_update(of=["self"]).select_related("of", "code__codebook", "coder")
    action = locked.get(pk=chunk.action_id)
    if action.followed_by.filter(kind=Kind.UNDO).exists():
        # its undo has the chunks that were done by then, and no others
        raise Cancelled(_("It is being undone, or was undone. Start a new action instead."))
    chunk.refresh_from_db(fields=["done_at"])
    if chunk.done_at is None:
        outcome = do_chunk(action, chunk, actor)
        chunk.made, chunk.refused, chunk.done_at = outcome.made, outcome.refused, clock.now()
        chunk.save(update_fields=["made", "refused", "done_at"])
        action.done += len(outcome.made)
        for reason, ids in outcome.refused.items():
            action.refused[reason] = action.refused.get(reason, 0) + len(ids)
        action.save(update_fields=["done", "refused"])
    return action.members - action.left


def _tell(action: BulkAction, count: int) -> None:
    """Administrators hear of holds that were placed or lifted, once for all of them."""
    if count and action.by and action.kind in (Kind.HOLD, Kind.LIFT):
        many_holds.tell_of_many(actor=action.by, count=count, is_lifted=action.kind == Kind.LIFT)


def _stopped_text(action: BulkAction) -> str:
    if not action.left:
        return _done_text(action)
    words = ngettext(
        "Stopped. %(count)s is done, and that change remains. The rest can be resumed.",
        "Stopped. %(count)s are done, and those changes remain. The rest can be resumed.",
        action.done,
    )
    return words % {"count": action.done}


def _done_text(action: BulkAction) -> str:
    words = _("%(count)s done.") % {"count": action.done}
    if not action.refused_count:
        return words
    stayed = ngettext("%(count)s was not changed.", "%(count)s were not changed.", action.refused_count)
    return f"{words} {stayed % {'count': action.refused_count}}"
