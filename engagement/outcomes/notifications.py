"""Notify people who left an address: of the recap once, of each edition of an outcome once, in their language (PAR-02).

One person at a time, in a transaction with the row that records it. The next run continues one that died; of two
concurrent runs, the second finds the row and sends nothing.
"""

from collections.abc import Callable, Iterable
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from cms.mail.bulk import write_to_each
from engagement.choices import TOLD
from engagement.models import Conversation, Outcome, Registration, SentReminder
from engagement.outcomes import emails as emails_after
from engagement.recaps import emails as recap_emails
from engagement.recaps.emails import TOLD_OF_RECAP, told_of_outcome


def notify_all() -> int:
    """Send everything that is due. Returns the number of messages written."""
    posted = Conversation.objects.filter(status__in=TOLD, recap_published_at__isnull=False)
    with_people = Registration.objects.coming().filter(erased_at=None).exclude(email="")
    reachable = posted.filter(Exists(with_people.filter(conversation=OuterRef("pk")))).order_by("pk")
    return sum(
        notify_of_recap(conversation=each) + notify_of_outcomes(conversation=each) for each in list(reachable)
    )


def notify_of_recap(*, conversation: Conversation) -> int:
    told = SentReminder.objects.filter(registration=OuterRef("pk"), what=TOLD_OF_RECAP)
    people = recap_emails.reachable(conversation).filter(~Exists(told)).order_by("pk")
    return write_to_each(
        _one_by_one(people, conversation),
        partial(_notify, what=[TOLD_OF_RECAP], write=recap_emails.recap_posted),
    )


def notify_of_outcomes(*, conversation: Conversation) -> int:
    """One message for all outcomes that a person has not been notified of, as they read now."""
    rows = Outcome.objects.filter(theme__conversation=conversation).select_related("theme")
    outcomes = {told_of_outcome(each.pk, each.edition): each for each in rows.order_by("theme__order", "pk")}
    if not outcomes:
        return 0
    people = recap_emails.reachable(conversation).prefetch_related("told").order_by("pk")
    return write_to_each(_one_by_one(people, conversation), partial(_notify_of_new, outcomes=outcomes))


def _notify_of_new(person: Registration, outcomes: dict[str, Outcome]) -> bool:
    known = {each.what for each in person.told.all()}
    new = [what for what in outcomes if what not in known]
    news = [outcomes[what] for what in new]
    return bool(new) and _notify(person, new, partial(emails_after.outcomes_posted, outcomes=news))


def _one_by_one(people: QuerySet[Registration], conversation: Conversation) -> Iterable[Registration]:
    for person in list(people):
        person.conversation = conversation
        yield person


def _notify(person: Registration, what: list[str], write: Callable[[Registration], object]) -> bool:
    try:
        with transaction.atomic():
            SentReminder.objects.bulk_create([SentReminder(registration=person, what=each) for each in what])
            write(person)
    except IntegrityError:  # another run notified this person a moment ago
        return False
    return True
