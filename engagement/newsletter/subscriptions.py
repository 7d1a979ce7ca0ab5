"""Subscribe to email updates, confirm, change, unsubscribe. Known and unknown addresses get the same answer (S25)."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import override

from cms import clock
from cms.mail import outbox
from cms.mail.suppression import lift_bounced
from cms.models import OutboxMessage
from cms.records.history import Actor, record
from cms.site_cache import office
from engagement import access
from engagement import subscriber_links as letter_links
from engagement.choices import Rhythm, SubscriberState
from engagement.models import Subscriber, SubscriberTopic
from engagement.newsletter import topics
from engagement.subscribers import confirm, known_language

ABOUT = "subscriber"
REPEAT_AFTER = timedelta(minutes=10)


def ask_for_news(*, email: str, wanted: list[str], language: str, rhythm: str) -> None:
    """Store the subscription and send one link. No news is sent until the owner of the address confirms."""
    wish = {"wanted": wanted, "language": known_language(language), "rhythm": Rhythm(rhythm)}
    try:
        with transaction.atomic():
            _ask(email.strip().lower(), **wish)  # type: ignore[arg-type]
    except IntegrityError:  # the same address at the same moment: its row exists now
        with transaction.atomic():
            _ask(email.strip().lower(), **wish)  # type: ignore[arg-type]


def _ask(email: str, *, wanted: list[str], language: str, rhythm: Rhythm) -> None:
    found = Subscriber.objects.select_for_update().filter(email=email).first()
    if found is not None and found.state == SubscriberState.CONFIRMED:
        _mail_link(found, "known", letter_links.SETTINGS)
        return
    row = found or Subscriber(email=email, key=letter_links.new_key())
    nonce = letter_links.new_key()
    writes = found is None or not _written_lately(found) or found.state != SubscriberState.PENDING
    row.language, row.rhythm, row.state = language, rhythm, SubscriberState.PENDING
    row.asked_at, row.ended_at, row.confirmed_at = clock.now(), None, None
    if writes:
        row.link_digest = letter_links.digest(nonce)
    record(row, actor=None, reason="email updates requested")
    _set_topics(row, wanted, is_new=found is None)
    if writes:
        lift_bounced(email)
        _mail_link(row, "confirm", letter_links.CONFIRM, nonce, always=True)


def _mail_link(
    subscriber: Subscriber, template: str, purpose: str, nonce: str = "", *, always: bool = False
) -> None:
    """Send the confirmation or settings link, rate-limited so that the form cannot flood a stranger's mailbox."""
    if not always and _written_lately(subscriber):
        return
    with override(subscriber.language):
        url = letter_links.link(purpose, subscriber.key, nonce)
    outbox.queue(
        f"engagement/emails/news_{template}",
        to=subscriber.email,
        language=subscriber.language,
        context={"url": url, "office": office()},
        about=(ABOUT, subscriber.pk),
        reply_to=office().email,
        lasts=letter_links.LASTS[purpose] or outbox.UNSENT_FOR,
    )


def _written_lately(subscriber: Subscriber) -> bool:
    written = OutboxMessage.objects.filter(about_kind=ABOUT, about_id=str(subscriber.pk))
    return written.filter(created_at__gt=clock.now() - REPEAT_AFTER).exists()


@transaction.atomic
def confirm_news(*, subscriber: Subscriber, nonce: str) -> bool:
    """Confirm a subscription. The link works once; returns whether it did."""
    waiting = Subscriber.objects.select_for_update().filter(
        pk=subscriber.pk, state=SubscriberState.PENDING, link_digest=letter_links.digest(nonce)
    )
    current = waiting.first()
    if current is None:
        return False
    confirm(current)
    return True


@transaction.atomic
def change_news(*, subscriber: Subscriber, wanted: list[str], language: str, rhythm: str) -> Subscriber:
    current = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    current.language, current.rhythm = known_language(language), Rhythm(rhythm)
    record(current, actor=None, reason="changed by the link", update_fields=["language", "rhythm"])
    _set_topics(current, wanted)
    return current


@transaction.atomic
def end_news_for(*, actor: Actor, subscriber: Subscriber) -> None:
    """Unsubscribe somebody who asked staff for it, by phone or letter."""
    access.require(actor, *access.PUBLISH_ROLES)
    _end(subscriber, actor, "ended on request")


def end_news(*, subscriber: Subscriber) -> None:
    """Unsubscribe, and follow nothing any more. Idempotent."""
    _end(subscriber, None, "ended by the link")


@transaction.atomic
def _end(subscriber: Subscriber, actor: Actor, reason: str) -> None:
    current = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if current.state in (SubscriberState.PENDING, SubscriberState.CONFIRMED):
        current.state, current.ended_at = SubscriberState.ENDED, clock.now()
        current.link_digest = letter_links.digest(letter_links.new_key())
        fields = ["state", "ended_at", "link_digest"]
        record(current, actor=actor, reason=reason, update_fields=fields)
        current.followed.all().delete()


def _set_topics(subscriber: Subscriber, wanted: list[str], *, is_new: bool = False) -> None:
    if not is_new:
        subscriber.topics.all().delete()
    known = [name for name in topics.names() if name in wanted]
    SubscriberTopic.objects.bulk_create(SubscriberTopic(subscriber=subscriber, topic=name) for name in known)
