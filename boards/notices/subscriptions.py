"""Ask for notices, and end it. Nothing else ends a subscription (BK-11); it costs nothing (BK-11a)."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import override

from boards.absolute_urls import absolute
from boards.models import Body, Meeting, Subscription
from boards.notices.messages import known_language, scope_text
from cms import clock
from cms.mail import outbox
from cms.models import OutboxMessage
from cms.site_cache import office

REPEAT_AFTER = timedelta(hours=1)


@transaction.atomic
def subscribe(
    *,
    email: str,
    body: Body | None = None,
    meeting: Meeting | None = None,
    phone: str = "",
    is_media: bool = False,
    language: str = "en",
) -> Subscription:
    """Write the wish down and mail the link that ends it. Asking again for the same changes nothing."""
    facts = {"body": body, "meeting": meeting, "phone": phone, "is_media": is_media}
    facts["language"] = known_language(language)
    found = Subscription.objects.filter(email__iexact=email, ended_at=None, **facts).first()
    made = found or Subscription.objects.create(email=email, **facts)
    if not _written_lately(made):
        _confirm(made)
    return made


def _written_lately(subscription: Subscription) -> bool:
    """Nobody can fill a stranger's mailbox by sending the form again and again."""
    since = clock.now() - REPEAT_AFTER
    written = OutboxMessage.objects.filter(about_kind="subscription", about_id=str(subscription.pk))
    return written.filter(created_at__gt=since).exists()


def _confirm(subscription: Subscription) -> None:
    with override(subscription.language):
        context = {"scope": scope_text(subscription), "end_url": absolute(subscription.end_url)}
    outbox.queue(
        "boards/emails/subscribed",
        to=subscription.email,
        language=subscription.language,
        context=context,
        about=("subscription", subscription.pk),
        reply_to=office().email,
    )


@transaction.atomic
def unsubscribe(*, subscription: Subscription) -> int:
    """End this wish wherever the same address asked for the same. Gives how many rows ended."""
    same = Subscription.objects.filter(
        email__iexact=subscription.email,
        body=subscription.body_id,
        meeting=subscription.meeting_id,
        ended_at=None,
    )
    return same.update(ended_at=clock.now())
