"""Demo subscribers to email updates, and the bulletins of the loading day."""

from datetime import timedelta

from django.utils import translation

from cms import clock
from cms.demo import DemoContext
from cms.records.history import record
from engagement import subscriber_links as letter_links
from engagement.choices import Rhythm, SubscriberState
from engagement.models import Announcement, Subscriber, SubscriberTopic
from engagement.newsletter import mailings

ACTOR = "system:demo"
_ONE_HOUR = timedelta(hours=1)
# address, language, frequency, topics, confirmed
PEOPLE = [
    ("reader.one@demo.example", "en", Rhythm.AT_ONCE, ("conversations", "recaps"), True),
    ("reader.two@demo.example", "es", Rhythm.AT_ONCE, ("conversations", "recaps", "tools"), True),
    ("reader.three@demo.example", "es", Rhythm.WEEKLY, ("conversations",), True),
    ("reader.four@demo.example", "vi", Rhythm.DAILY, ("recaps", "news"), True),
    ("reader.five@demo.example", "en", Rhythm.WEEKLY, ("tools", "news"), False),
]


def build(ctx: DemoContext) -> None:
    """Idempotent: each subscriber gets each bulletin once."""
    for address, *wish in PEOPLE:
        if not Subscriber.objects.filter(email=address).exists():
            _subscriber(address, *wish)
    _announcement()
    with translation.override("en"):
        mailings.collect_news()
        mailings.send_news()


def _subscriber(
    address: str, language: str, rhythm: str, topics: tuple[str, ...], is_confirmed: bool
) -> None:
    row = Subscriber(
        email=address,
        language=language,
        rhythm=rhythm,
        key=letter_links.new_key(),
        link_digest=letter_links.digest(letter_links.new_key()),
        state=SubscriberState.CONFIRMED if is_confirmed else SubscriberState.PENDING,
        confirmed_at=clock.now() - _ONE_HOUR if is_confirmed else None,
        is_demo=True,
    )
    record(row, actor=ACTOR, reason="Demo content")
    SubscriberTopic.objects.bulk_create(SubscriberTopic(subscriber=row, topic=name) for name in topics)


def _announcement() -> None:
    """News that an editor proposed and nobody has decided on yet."""
    if Announcement.objects.exists():
        return
    row = Announcement(
        topic="conversations",
        title={"en": "Interpreters at every conversation", "es": "Intérpretes en cada conversación"},
        summary={
            "en": "Ask for your language when you register, or write to us by the day on the page.",
            "es": "Pida su idioma al inscribirse o escríbanos antes del día que indica la página.",
        },
        path="conversations/",
        written_by_name=ACTOR,
        state=Announcement.State.PROPOSED,
        proposed_by_name=ACTOR,
        proposed_at=clock.now(),
        is_demo=True,
    )
    record(row, actor=ACTOR, reason="Demo content")
