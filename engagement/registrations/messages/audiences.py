"""Whom a message is for, and who of them gets an email, in which language. Exact counts, for the desk only."""

from collections import Counter
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q, QuerySet

from cms.mail.suppression import digest_of, suppressed_among
from engagement.choices import Audience, Mode, RegistrationState
from engagement.models import Conversation, Registration
from engagement.registrations.emails import language_of

COMING = ~Q(state=RegistrationState.CANCELLED)
SEATED = Q(state=RegistrationState.CONFIRMED)
WHO: dict[str, Q] = {
    Audience.EVERYONE: COMING,
    Audience.SEATED: SEATED,
    Audience.WAITING: Q(state=RegistrationState.WAITING),
    Audience.IN_PERSON: SEATED & Q(mode=Mode.IN_PERSON),
    Audience.ONLINE: SEATED & Q(mode=Mode.ONLINE),
    Audience.CHECKED_IN: Q(arrived_at__isnull=False),
    Audience.NOT_CHECKED_IN: SEATED & Q(arrived_at__isnull=True),
}
OF_HYBRIDS = (Audience.IN_PERSON, Audience.ONLINE)
AFTERWARDS = (Audience.CHECKED_IN, Audience.NOT_CHECKED_IN)


@dataclass
class Recipients:
    """``rows``: one registration for each address. ``languages``: how many of them read which language.

    The others: registrations without an address, with an address that gets no email from this site, and further
    registrations with an address that is already among the rows.
    """

    rows: list[Registration] = field(default_factory=list)
    without_address: int = 0
    suppressed: int = 0
    repeated: int = 0

    @property
    def languages(self) -> dict[str, int]:
        found = Counter(language_of(row) for row in self.rows)
        return {code: found[code] for code, _name in settings.FORM_LANGUAGES if found[code]}


def offered_audiences(conversation: Conversation) -> list[Audience]:
    """Sides exist in a hybrid conversation, check-in is known once it is over."""
    found = [each for each in Audience if each not in (*OF_HYBRIDS, *AFTERWARDS)]
    found += OF_HYBRIDS if conversation.is_hybrid else ()
    return found + list(AFTERWARDS if conversation.is_over else ())


def people_of(conversation: Conversation, audience: str) -> QuerySet[Registration]:
    rows: QuerySet[Registration] = conversation.registrations.filter(WHO[audience], erased_at=None)
    return rows.order_by("pk")


def recipients_of(conversation: Conversation, audience: str) -> Recipients:
    found, seen = Recipients(), set()
    people = list(people_of(conversation, audience))
    stopped = suppressed_among(person.email for person in people if person.email)
    for person in people:
        address = digest_of(person.email) if person.email else ""
        if not address:
            found.without_address += 1
        elif address in stopped:
            found.suppressed += 1
        elif address in seen:
            found.repeated += 1
        else:
            seen.add(address)
            found.rows.append(person)
    return found
