"""Scheduled tasks of webhooks. They stand after those of the read model, so that one turn follows, and then sends."""

from django.conf import settings

from cms.jobs.queue import scheduled
from cms.webhooks import deliveries, sending

DAY = 24 * 60


@scheduled("webhooks.send", minutes=0)  # each time the runner looks for work
def send_messages() -> None:
    if settings.WEBHOOK_DELIVERY:
        deliveries.make_messages()
        sending.send_due()


@scheduled("webhooks.forget", minutes=DAY)
def forget_old_messages() -> None:
    deliveries.forget()
