"""Collect news and mail it: each bulletin, and each change of a followed record, once to each subscriber, whoever runs
it and however often.

What is due follows from the clock, the subscriptions, the mailings already sent and how far each follower was told;
there is no other state. So a worker that dies, two at once, or a late run cause neither a gap nor a duplicate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import override

from cms import clock
from cms.clock import PACIFIC
from cms.components.menu import address
from cms.i18n.fields import text
from cms.mail import outbox
from cms.mail.bulk import write_to_each
from cms.site_cache import office
from engagement import subscriber_links as letter_links
from engagement.addresses import absolute
from engagement.choices import Rhythm, SubscriberState
from engagement.language_of_text import named_in_its_language
from engagement.models import Bulletin, Mailing, Subscriber, SubscriberTopic
from engagement.newsletter import topics
from engagement.record_updates.updates import Turn, Update, move_on, take_updates, turn_of

ABOUT, TEMPLATE = "news", "engagement/emails/news"
SEND_AT, MONDAY, GATHERS_MINUTES = time(8), 0, 15
STAYS_NEWS = timedelta(days=14)  # older news that we see for the first time is not mailed
LOOKS_BACK = timedelta(days=30)
# How late a mail may be: longer than its interval, so that an outage of the worker loses nothing.
REACHES_BACK = {
    Rhythm.AT_ONCE: timedelta(days=3),
    Rhythm.DAILY: timedelta(days=4),
    Rhythm.WEEKLY: timedelta(days=14),
}


@dataclass(frozen=True)
class Issue:
    """What one run sends to the subscribers of one frequency: news up to ``until`` that is still public, and what is
    new of the records that they follow.
    """

    until: datetime
    since: datetime
    bulletins: list[int]
    turn: Turn

    def due(self) -> QuerySet[Bulletin]:
        return Bulletin.objects.filter(pk__in=self.bulletins, at__lte=self.until, at__gt=self.since)


def collect_news() -> int:
    """Store new bulletins; the unique key prevents duplicates. Returns the number created."""
    now, made = clock.now(), 0
    fresh = [each for each in topics.news_since(now - STAYS_NEWS) if not each.is_outdated]
    known = set(Bulletin.objects.filter(key__in=[each.key for each in fresh]).values_list("key", flat=True))
    for each in reversed(fresh):
        if each.key in known:
            continue
        words = _in_each_language(each)
        facts = {"topic": each.topic, "path": each.path, "at": now, "is_demo": each.is_demo, **words}
        _row, is_new = Bulletin.objects.get_or_create(key=each.key, defaults=facts)
        made += is_new
    return made


def _in_each_language(news: topics.News) -> dict[str, dict[str, str]]:
    title, summary = {}, {}
    for code, _name in settings.SITE_LANGUAGES:
        with override(code):
            title[code], summary[code] = (
                words[:limit] for words, limit in zip(news.words(), (160, 400), strict=True)
            )
    return {"title": title, "summary": summary}


def send_news() -> int:
    """Mail what is due to every subscriber. Returns the number of emails written."""
    now = clock.now()
    news = topics.news_since(now - LOOKS_BACK)
    still_true = {each.key for each in news if not each.is_outdated}
    recent = Bulletin.objects.filter(at__gt=now - LOOKS_BACK).values_list("pk", "key")
    bulletins = [pk for pk, key in recent if key in still_true]
    return sum(_mail_issue(rhythm, _issue(rhythm, now, bulletins)) for rhythm in Rhythm)


def _issue(rhythm: Rhythm, now: datetime, bulletins: list[int]) -> Issue:
    until = last_turn(rhythm, now)
    turn = turn_of(rhythm, gathered_until(until) if rhythm == Rhythm.AT_ONCE else until)
    return Issue(until, until - REACHES_BACK[rhythm], bulletins, turn)


def _mail_issue(rhythm: str, issue: Issue) -> int:
    written = write_to_each(_waiting(rhythm, issue), lambda pk: _send_to(pk, issue))
    move_on(issue.turn)
    return written


def gathered_until(now: datetime) -> datetime:
    """The start of this quarter of an hour: changes of records that follow each other closely come in one mail."""
    return now - timedelta(
        minutes=now.minute % GATHERS_MINUTES, seconds=now.second, microseconds=now.microsecond
    )


def last_turn(rhythm: str, now: datetime) -> datetime:
    """The cutoff of news to send now: 8 a.m. Pacific, on Mondays for weekly digests."""
    if rhythm == Rhythm.AT_ONCE:
        return now
    day = now.astimezone(PACIFIC).date()
    if rhythm == Rhythm.WEEKLY:
        day -= timedelta(days=(day.weekday() - MONDAY) % 7)
    step = timedelta(days=7 if rhythm == Rhythm.WEEKLY else 1)
    turn = datetime.combine(day, SEND_AT, tzinfo=PACIFIC)
    return turn if turn <= now else datetime.combine(day - step, SEND_AT, tzinfo=PACIFIC)


def _waiting(rhythm: str, issue: Issue) -> list[int]:
    """Subscribers who want a bulletin that they have not received, or follow a record with changes."""
    found = set(issue.turn.waiting().order_by().values_list("subscriber", flat=True).distinct())
    return sorted(found.union(_want_bulletins(rhythm, issue) if issue.bulletins else ()))


def _want_bulletins(rhythm: str, issue: Issue) -> QuerySet:
    asked = SubscriberTopic.objects.filter(subscriber=OuterRef(OuterRef("pk"))).values("topic")
    got = Mailing.objects.filter(bulletin=OuterRef("pk"), subscriber=OuterRef(OuterRef("pk")))
    new = issue.due().filter(topic__in=asked, at__gte=OuterRef("confirmed_at")).exclude(Exists(got))
    people = Subscriber.objects.filter(state=SubscriberState.CONFIRMED, rhythm=rhythm)
    return people.filter(Exists(new)).order_by().values_list("pk", flat=True)


def _send_to(pk: int, issue: Issue) -> bool:
    """One email to one person (BK-44), written in the same transaction as its Mailing rows."""
    try:
        with transaction.atomic():
            return _write(pk, issue)
    except IntegrityError:  # another worker was faster
        return False


def _write(pk: int, issue: Issue) -> bool:
    rows = Subscriber.objects.select_for_update().filter(pk=pk, state=SubscriberState.CONFIRMED)
    subscriber = rows.first()
    if subscriber is None:
        return False
    bulletins = _bulletins_for(subscriber, issue)
    with override(subscriber.language):
        updates = take_updates(subscriber, issue.turn)
    if not bulletins and not updates:
        return False
    now = clock.now()
    Mailing.objects.bulk_create(Mailing(subscriber=subscriber, bulletin=each, at=now) for each in bulletins)
    Subscriber.objects.filter(pk=pk).update(sent_until=issue.until)
    _mail(subscriber, bulletins, updates)
    return True


def _bulletins_for(subscriber: Subscriber, issue: Issue) -> list[Bulletin]:
    if not issue.bulletins:
        return []
    wanted = issue.due().filter(topic__in=subscriber.topics.values("topic"), at__gte=subscriber.confirmed_at)
    got = Mailing.objects.filter(bulletin=OuterRef("pk"), subscriber=subscriber)
    return list(wanted.exclude(Exists(got)).order_by(F("at").desc(), "-pk"))


def _mail(subscriber: Subscriber, bulletins: list[Bulletin], updates: list[Update]) -> None:
    with override(subscriber.language):
        end_url = letter_links.link(letter_links.END, subscriber.key)
        settings_url = letter_links.link(letter_links.SETTINGS, subscriber.key)
        context = context_of(bulletins, updates) | {"end_url": end_url, "settings_url": settings_url}
    outbox.queue(
        TEMPLATE,
        to=subscriber.email,
        language=subscriber.language,
        context=context,
        about=(ABOUT, subscriber.pk),
        reply_to=office().email,
        headers={"List-Unsubscribe": f"<{end_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def context_of(bulletins: Sequence[Bulletin], updates: Sequence[Update] = ()) -> dict[str, Any]:
    """What a mail says of these in the active language, without the links of its reader.

    The subject names nothing that the reader follows: staff see the subjects of mail.
    """
    is_one = len(bulletins) == 1 and not updates
    return {
        "groups": _groups(bulletins),
        "updates": updates,
        "only": named_in_its_language(bulletins[0].title) if is_one else "",
        "count": len(bulletins),
        "office": office(),
        "is_demo": any(each.is_demo for each in bulletins) or any(each.is_demo for each in updates),
    }


def _groups(bulletins: Sequence[Bulletin]) -> list[dict[str, Any]]:
    """By topic, with text and URLs in the active language."""
    return [
        {"label": topic.label, "news": [_entry(each) for each in bulletins if each.topic == topic.name]}
        for topic in topics.topics()
        if any(each.topic == topic.name for each in bulletins)
    ]


def _entry(bulletin: Bulletin) -> dict[str, str]:
    return {
        "title": named_in_its_language(bulletin.title),
        "summary": text(bulletin.summary),
        "url": absolute(address(bulletin.path)),
    }
