"""Write the emails of a message, each once: whoever runs the job, however often, and wherever it stopped."""

from collections.abc import Callable
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import clock
from cms.jobs.queue import Cancelled, RunningJob
from cms.mail.bulk import write_to_each
from engagement.choices import DeliveryState
from engagement.models import MessageRecipient, RegistrantMessage
from engagement.registrations.messages.audiences import people_of
from engagement.registrations.messages.emails import message_to

BATCH = 20


def deliver(message: RegistrantMessage, running: RunningJob) -> str:
    """Returns what to display about it. Raises Cancelled if a person stopped the job."""
    return write_waiting(message.recipients.all(), partial(_write, message=message), running)


def write_waiting(rows: QuerySet, write: Callable[[int], bool], running: RunningJob) -> str:
    """Call ``write`` with the primary key of each row that waits, and return how many emails that made. ``rows``: all
    recipients, with a ``state``. Raises Cancelled.
    """
    waiting = list(rows.filter(state=DeliveryState.WAITING).order_by("pk").values_list("pk", flat=True))
    total, written = rows.count(), 0
    try:
        running.progress(total - len(waiting), total)
        for start in range(0, len(waiting), BATCH):
            batch = waiting[start : start + BATCH]
            written += write_to_each(batch, write)
            running.progress(total - len(waiting) + start + len(batch), total)
    except Cancelled as stopped:
        raise Cancelled(_("Stopped as requested.") + " " + _written_text(written)) from stopped
    return _written_text(written)


def _write(pk: int, message: RegistrantMessage) -> bool:
    """In one transaction with the row that records it: of two workers, the second changes no row and writes nothing."""
    rows = MessageRecipient.objects.filter(pk=pk, state=DeliveryState.WAITING)
    if not rows.update(state=DeliveryState.WRITTEN, settled_at=clock.now()):
        return False
    row = MessageRecipient.objects.select_related("registration").get(pk=pk)
    still = people_of(message.conversation, message.audience).exclude(email="")
    if not still.filter(pk=row.registration_id).exists():
        MessageRecipient.objects.filter(pk=pk).update(state=DeliveryState.LEFT_OUT)
        return False
    message_to(row.registration, message)
    return True


def _written_text(written: int) -> str:
    words = ngettext("%(count)s email was prepared.", "%(count)s emails were prepared.", written)
    return words % {"count": written}
