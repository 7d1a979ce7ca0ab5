"""Registry of news topics and their collectors. Other apps register their own topics."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.extension_points import provide, provided


@dataclass(frozen=True)
class News:
    """One piece of news. ``key`` is never used again; ``words`` returns title and summary in the active language.

    ``is_outdated``: newer news says otherwise. Feeds keep it, in today's words; it is no longer mailed.
    """

    key: str
    topic: str
    at: datetime
    path: str  # as `cms.components.menu.address` takes it
    words: Callable[[], tuple[str, str]]
    is_demo: bool = False
    is_outdated: bool = False


Collector = Callable[[datetime], Iterable[News]]


@dataclass(frozen=True)
class Topic:
    name: str
    label: str | Promise
    sentence: str | Promise
    order: int = 50


TOPICS, COLLECTORS = "newsletter.topics", "newsletter.collectors"


def register(name: str, *, label: str | Promise, sentence: str | Promise, order: int = 50) -> None:
    provide(TOPICS, Topic(name, label, sentence, order))


def collects(name: str) -> Callable[[Collector], Collector]:
    """Register a collector of a topic: it returns what is public now and was published since a moment."""

    def register(collector: Collector) -> Collector:
        provide(COLLECTORS, (name, collector))
        return collector

    return register


def topics() -> list[Topic]:
    return sorted(provided(TOPICS), key=lambda topic: (topic.order, topic.name))


def names() -> list[str]:
    return [topic.name for topic in topics()]


def labels(wanted: Iterable[str]) -> list[str]:
    """The labels of these topics, in the order of the form."""
    asked = set(wanted)
    return [str(topic.label) for topic in topics() if topic.name in asked]


def news_since(moment: datetime, *only: str) -> list[News]:
    """News since a moment, newest first; restricted to the topics in `only`, if any."""
    wanted = [collect for name, collect in provided(COLLECTORS) if not only or name in only]
    found = [news for collect in wanted for news in collect(moment)]
    return sorted(found, key=lambda news: (news.at, news.key), reverse=True)


register(
    "conversations",
    label=_("Conversations"),
    sentence=_("When a conversation is planned, moved or canceled."),
    order=10,
)
register(
    "recaps",
    label=_("What was said, and what happened"),
    sentence=_("When a recap is posted, and when you can read what happened with what people said."),
    order=20,
)
register("tools", label=_("Tools"), sentence=_("When a tool is planned, launched or changed."), order=30)
register(
    "news", label=_("News from the Office"), sentence=_("When the Office posts news on its page."), order=40
)
