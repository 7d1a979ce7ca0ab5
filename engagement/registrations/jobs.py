"""The scheduled task for reminders, and the job that sends a message."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from cms.jobs import queue
from engagement.models import RegistrantMessage
from engagement.registrations.messages.delivery import deliver
from engagement.registrations.messages.services import HANDLER
from engagement.registrations.reminders import remind


@queue.scheduled("engagement.reminders", minutes=10)
def remind_people() -> None:
    remind()


@queue.handler(HANDLER, title=gettext_lazy("Send a message to people who registered"), short=True)
def send_message(job: queue.RunningJob, *, message: int) -> dict:
    row = RegistrantMessage.objects.select_related("conversation").get(pk=message)
    words = deliver(row, job)
    return {"message": words, "url": reverse("engagement:desk_message", args=[row.conversation.slug, row.pk])}
