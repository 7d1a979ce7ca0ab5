"""What the desk shows of email updates: previews as sent, recipients, and mail that came back."""

from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from cms.mail import outbox
from cms.models import OutboxMessage
from engagement import subscriber_links as links
from engagement.choices import Rhythm, SubscriberState
from engagement.models import Announcement, Bulletin, Mailing, Subscriber
from engagement.newsletter import mailings

BOUNCES = {
    "5.1.1": _("The address does not exist."),
    "5.1.10": _("The address does not exist."),
    "5.2.1": _("The mailbox is closed."),
    "5.2.2": _("The mailbox is full."),
    "4.2.2": _("The mailbox is full."),
    "5.7.1": _("The receiving server refused our email."),
}


def previews(announcement: Announcement) -> list[dict[str, Any]]:
    """The mail of this news alone, in each language of the site, rendered as it is sent. Its own links are samples."""
    bulletin = Bulletin(
        topic=announcement.topic,
        title=announcement.title,
        summary=announcement.summary,
        path=announcement.path,
        is_demo=announcement.is_demo,
    )
    return [{"code": code, "name": name} | _mail(bulletin, code) for code, name in settings.SITE_LANGUAGES]


def _mail(bulletin: Bulletin, code: str) -> dict[str, str]:
    with override(code):
        own = {
            "settings_url": links.sample(links.SETTINGS),
            "end_url": links.sample(links.END),
        }
        return outbox.written(mailings.TEMPLATE, code, mailings.context_of([bulletin]) | own)


def recipients(announcement: Announcement) -> list[dict[str, Any]]:
    """How many confirmed subscribers of the topic there are now, by how often they get mail."""
    people = Subscriber.objects.filter(state=SubscriberState.CONFIRMED, topics__topic=announcement.topic)
    counts = dict(people.order_by().values_list("rhythm").annotate(n=Count("pk")))
    return [{"label": rhythm.label, "count": counts.get(rhythm.value, 0)} for rhythm in Rhythm]


def sent_to(announcement: Announcement) -> int:
    return Mailing.objects.filter(bulletin__key=f"written:{announcement.pk}").count()


def bounces() -> QuerySet[OutboxMessage]:
    """Mail of this site that came back, newest first."""
    return OutboxMessage.objects.filter(error__startswith="bounced").order_by("-created_at")


def bounce_text(error: str) -> str:
    status = error.removeprefix("bounced").strip()
    known = BOUNCES.get(status)
    if known:
        return str(known)
    return (
        str(_("It cannot be delivered."))
        if status.startswith("5.")
        else str(_("It could not be delivered this time."))
    )
