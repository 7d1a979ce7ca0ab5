"""What the followers of one frequency are told at its turn, gathered by record; each change once, whoever runs it.

``FollowedRecord.told_until`` moves on in the transaction that writes the mail. What is no longer public when the mail
is written is not named in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Min, QuerySet
from django.utils.translation import gettext as _

from cms.components.dates import plain_date
from cms.i18n.fields import text
from cms.i18n.passages import filled
from cms.models import PublishedRecord, RecordChange
from cms.open_data.changes import Change, Subject, changes_by_subject, last_change
from engagement.addresses import absolute
from engagement.choices import SubscriberState
from engagement.models import FollowedRecord, Subscriber
from engagement.record_updates.presenters import kind_label, name_of, url_of
from engagement.record_updates.selectors import current_of, named

Act = RecordChange.Act
Copies = dict[Subject, PublishedRecord]


@dataclass(frozen=True)
class Turn:
    """Changes numbered up to ``until``, by followed record."""

    rhythm: str
    until: int
    changes: dict[Subject, list[Change]]

    def behind(self) -> QuerySet[FollowedRecord]:
        """What confirmed subscribers of this frequency follow and were not told of up to here."""
        return FollowedRecord.objects.filter(
            subscriber__state=SubscriberState.CONFIRMED,
            subscriber__rhythm=self.rhythm,
            told_until__lt=self.until,
        )

    def waiting(self) -> QuerySet[FollowedRecord]:
        """Those of them with changes."""
        wanted = named(self.changes)
        return self.behind().filter(wanted) if wanted else self.behind().none()


@dataclass(frozen=True)
class Line:
    """One thing that is new; ``url``: of another record, or ""."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Update:
    """What is new of one followed record, in the active language."""

    title: str
    url: str = ""
    lines: list[Line] = field(default_factory=list)
    is_demo: bool = False


def turn_of(rhythm: str, moment: datetime) -> Turn:
    """What is due at this moment. The number of queries does not depend on how much is followed or changed."""
    until = last_change(moment)
    behind = Turn(rhythm, until, {}).behind()
    after = behind.aggregate(first=Min("told_until"))["first"]
    if after is None:
        return Turn(rhythm, until, {})
    subjects = set(behind.order_by().values_list("kind", "key").distinct())
    return Turn(rhythm, until, changes_by_subject(subjects, after=after, until=until))


def move_on(turn: Turn) -> None:
    """Nothing concerns these: in one statement. Whoever waits for a mail that failed stays behind."""
    rest = turn.behind().exclude(subscriber__in=turn.waiting().values("subscriber"))
    rest.update(told_until=turn.until)


def take_updates(subscriber: Subscriber, turn: Turn) -> list[Update]:
    """What this subscriber is told now, and never again. Call it with their row locked, in their language."""
    rows = list(subscriber.followed.filter(told_until__lt=turn.until).order_by("pk"))
    found = {
        (row.kind, row.key): [
            change for change in turn.changes.get((row.kind, row.key), ()) if change.number > row.told_until
        ]
        for row in rows
    }
    subscriber.followed.filter(told_until__lt=turn.until).update(told_until=turn.until)
    news = {subject: changes for subject, changes in found.items() if changes}
    if not news:
        return []
    others = {(each.record.kind, each.record.key) for each in _all(news.values()) if each.record}
    copies = current_of({*news, *others})
    updates = (_update(subject, changes, copies) for subject, changes in news.items())
    return [update for update in updates if update is not None]


def _all(lists: Iterable[list[Change]]) -> Iterator[Change]:
    return (change for changes in lists for change in changes)


def _update(subject: Subject, changes: list[Change], copies: Copies) -> Update | None:
    copy = copies.get(subject)
    if copy is None:
        return _gone(subject, changes)
    lines = {line.text: line for change in changes for line in _lines(change, copy, copies)}
    if not lines:
        return None
    return Update(name_of(copy), absolute(url_of(copy)), list(lines.values()), copy.is_demo)


def _gone(subject: Subject, changes: list[Change]) -> Update | None:
    """That it went, if that is recorded; of what it was, the kind alone."""
    if not any(change.is_own and change.act == Act.REMOVED for change in changes):
        return None
    return Update(_("%(kind)s: no longer public") % {"kind": kind_label(subject[0])})


def _lines(change: Change, copy: PublishedRecord, copies: Copies) -> Iterator[Line]:
    if change.is_own:
        yield from _own(change, copy)
        return
    other = copies.get((change.record.kind, change.record.key)) if change.record else None
    if other is None:
        return
    url = absolute(url_of(other))
    name = name_of(other)
    if change.act == Act.ADDED:
        yield Line(filled(_("New: %(record)s"), record=name), url)
        return
    for now in _now(change, other):
        yield Line(filled(_("%(record)s. %(news)s"), record=name, news=now.text), url)


def _own(change: Change, copy: PublishedRecord) -> Iterator[Line]:
    if change.act == Act.ADDED:
        yield Line(_("Public again"))
    elif change.act == Act.CHANGED:
        yield from list(_now(change, copy)) or [Line(_("Text or details changed"))]


def _now(change: Change, copy: PublishedRecord) -> Iterator[Line]:
    """Its status and day as they are at this moment, if they changed."""
    if "standing" in change.fields and copy.standing:
        yield Line(filled(_("Now: %(status)s"), status=text(copy.standing["label"])))
    if "day" in change.fields and copy.day:
        yield Line(_("Date: %(day)s") % {"day": plain_date(copy.day)})
