"""Follow a public record: asked for by anyone, confirmed by the owner of the address, ended by the same person.

The record of changes of a subscriber names no record: nobody else is told what a person follows.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import override

from cms import clock
from cms.mail import outbox
from cms.mail.suppression import lift_bounced
from cms.models import OutboxMessage, PublishedRecord
from cms.open_data.changes import last_change
from cms.records.history import record
from cms.site_cache import office
from engagement import subscriber_links
from engagement.addresses import absolute
from engagement.choices import Rhythm, SubscriberState
from engagement.models import FollowedRecord, Subscriber
from engagement.record_updates.presenters import name_of, url_of
from engagement.subscribers import confirm, known_language

ABOUT = "follow"
MOST_MAILS, WITHIN = 5, timedelta(minutes=10)
MAY_CONFIRM = (SubscriberState.PENDING, SubscriberState.CONFIRMED)


def ask_to_follow(*, copy: PublishedRecord, email: str, language: str, rhythm: str) -> None:
    """Mail one link to this address. Its owner follows nothing before they open it and press the button.

    Whoever gets updates already keeps their language and frequency: anyone can send this form.
    """
    wish = {"language": known_language(language), "rhythm": Rhythm(rhythm)}
    try:
        with transaction.atomic():
            _ask(copy, email.strip().lower(), **wish)
    except IntegrityError:  # the same address at the same moment: its row exists now
        with transaction.atomic():
            _ask(copy, email.strip().lower(), **wish)


def _ask(copy: PublishedRecord, email: str, *, language: str, rhythm: str) -> None:
    found = Subscriber.objects.select_for_update().filter(email=email).first()
    row = found or Subscriber(
        email=email,
        key=subscriber_links.new_key(),
        link_digest=subscriber_links.digest(subscriber_links.new_key()),
    )
    if found is None or found.state != SubscriberState.CONFIRMED:
        _wait_for_owner(row, language, rhythm)
    written = OutboxMessage.objects.filter(about_kind=ABOUT, about_id=str(row.pk))
    if written.filter(created_at__gt=clock.now() - WITHIN).count() < MOST_MAILS:
        _mail_link(row, copy)


def _wait_for_owner(row: Subscriber, language: str, rhythm: str) -> None:
    """What was chosen before updates ended does not come back with the new request."""
    if row.pk and row.state not in MAY_CONFIRM:
        row.topics.all().delete()
        row.followed.all().delete()
    if not (row.pk and row.state == SubscriberState.PENDING):
        row.language, row.rhythm = language, rhythm
    row.state, row.asked_at, row.ended_at, row.confirmed_at = SubscriberState.PENDING, clock.now(), None, None
    record(row, actor=None, reason="email updates requested")
    lift_bounced(row.email)


def _mail_link(row: Subscriber, copy: PublishedRecord) -> None:
    purpose = subscriber_links.FOLLOW
    with override(row.language):
        context = {
            "url": subscriber_links.link(purpose, row.key, f"{copy.kind}:{copy.key}"),
            "office": office(),
            "name": name_of(copy),
            "record_url": absolute(url_of(copy)),
            "is_demo": copy.is_demo,
        }
    outbox.queue(
        "engagement/emails/follow_confirm",
        to=row.email,
        language=row.language,
        context=context,
        about=(ABOUT, row.pk),
        reply_to=office().email,
        lasts=subscriber_links.LASTS[purpose] or outbox.UNSENT_FOR,
    )


@transaction.atomic
def follow(*, subscriber: Subscriber, kind: str, key: str) -> bool:
    """Tell this subscriber of changes from now on; returns whether they may still be told. Idempotent."""
    row = Subscriber.objects.select_for_update().filter(pk=subscriber.pk, state__in=MAY_CONFIRM).first()
    if row is None:
        return False
    if row.is_pending:
        confirm(row)
    FollowedRecord.objects.get_or_create(
        subscriber=row, kind=kind, key=key, defaults={"told_until": last_change(clock.now())}
    )
    return True


@transaction.atomic
def stop_following(*, subscriber: Subscriber, number: int) -> bool:
    """End one; returns whether there was one. Of somebody else's nothing ends."""
    row = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    deleted, _by_model = row.followed.filter(pk=number).delete()
    return bool(deleted)
