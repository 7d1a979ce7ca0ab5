"""Tell people who left an address: the recap once, each outcome once, in their language (PAR-02).

One person at a time, each in a transaction of its own with the row that says so. A run that dies half way is taken up
by the next; of two runs at once, the second finds the row there and writes nothing.
"""

from collections.abc import Callable, Iterable
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from engagement.choices import TOLD
from engagement.models import Conversation, Outcome, Registration, SentReminder
from engagement.outcomes import emails as emails_after

RECAP, OUTCOME = "recap", "outcome"


def notify_all() -> int:
    """All that is due. Gives how many messages were written."""
    posted = Conversation.objects.filter(status__in=TOLD, recap_published_at__isnull=False)
    reachable = posted.filter(Exists(_people().filter(conversation=OuterRef("pk")))).order_by("pk")
    return sum(
        notify_of_recap(conversation=each) + notify_of_outcomes(conversation=each) for each in list(reachable)
    )


def _people() -> QuerySet[Registration]:
    """Whoever left an address and did not take the place back."""
    return Registration.objects.coming().filter(erased_at=None).exclude(email="")


def notify_of_recap(*, conversation: Conversation) -> int:
    told = SentReminder.objects.filter(registration=OuterRef("pk"), what=RECAP)
    people = _people().filter(~Exists(told), conversation=conversation).order_by("pk")
    return sum(
        _notify(each, [RECAP], emails_after.recap_posted) for each in _one_by_one(people, conversation)
    )


def notify_of_outcomes(*, conversation: Conversation) -> int:
    """One message for all outcomes that a person was not told of yet; a later edition is not told again."""
    rows = Outcome.objects.filter(theme__conversation=conversation).select_related("theme")
    outcomes = {f"{OUTCOME}:{each.pk}": each for each in rows.order_by("theme__order", "pk")}
    if not outcomes:
        return 0
    written = 0
    people = _people().filter(conversation=conversation).prefetch_related("told").order_by("pk")
    for person in _one_by_one(people, conversation):
        known = {each.what for each in person.told.all()}
        new = [what for what in outcomes if what not in known]
        if new:
            news = [outcomes[what] for what in new]
            written += _notify(person, new, partial(emails_after.outcomes_posted, outcomes=news))
    return written


def _one_by_one(people: QuerySet[Registration], conversation: Conversation) -> Iterable[Registration]:
    for person in list(people):
        person.conversation = conversation
        yield person


def _notify(person: Registration, what: list[str], write: Callable[[Registration], object]) -> bool:
    try:
        with transaction.atomic():
            SentReminder.objects.bulk_create([SentReminder(registration=person, what=each) for each in what])
            write(person)
    except IntegrityError:  # another run told this person a moment ago
        return False
    return True
