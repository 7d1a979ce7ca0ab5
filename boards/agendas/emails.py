"""Emails to staff about a proposed correction."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from boards.absolute_urls import absolute
from boards.models import AgendaCorrection
from cms.mail import outbox


def tell_declined(correction: AgendaCorrection) -> None:
    """Tell who proposed the correction that it was declined, and why. Their draft stays."""
    reader = correction.proposed_by
    if reader is None or not reader.is_active:
        return
    meeting = correction.meeting
    with override(settings.LANGUAGE_CODE):
        context = {
            "body": meeting.body_names,
            "day": meeting.day,
            "name": correction.decided_by_name,
            "reason": correction.decline_reason,
            "url": absolute(reverse("boards:correct", args=[meeting.pk])),
        }
    outbox.queue(
        "boards/emails/correction_declined",
        to=reader.email,
        language=settings.LANGUAGE_CODE,
        context=context,
        about=("meeting", meeting.pk),
        readable=True,
    )
