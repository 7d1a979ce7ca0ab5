"""What people can ask news about, and where the news comes from. Other rooms register their own topics."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class News:
    """One thing to tell. ``key`` never names two things; ``words`` gives title and summary in the active language."""

    key: str
    topic: str
    at: datetime
    path: str  # as `cms.components.menu.address` takes it
    words: Callable[[], tuple[str, str]]
    is_demo: bool = False


Collector = Callable[[datetime], Iterable[News]]


@dataclass
class Topic:
    """``collectors`` give what is public now and was told since a moment."""

    name: str
    label: Any
    sentence: Any
    order: int = 50
    collectors: list[Collector] = field(default_factory=list)


_topics: dict[str, Topic] = {}


def register(name: str, *, label: Any, sentence: Any, order: int = 50) -> None:
    _topics[name] = Topic(name, label, sentence, order)


def collects(name: str) -> Callable[[Collector], Collector]:
    """Register a source of news for a topic."""

    def hang_in(collector: Collector) -> Collector:
        _topics[name].collectors.append(collector)
        return collector

    return hang_in


def topics() -> list[Topic]:
    return sorted(_topics.values(), key=lambda topic: (topic.order, topic.name))


def names() -> list[str]:
    return [topic.name for topic in topics()]


def news_since(moment: datetime, *only: str) -> list[News]:
    """What was told since, newest first; of these topics only, if any are named."""
    wanted = [topic for topic in topics() if not only or topic.name in only]
    found = [news for topic in wanted for collect in topic.collectors for news in collect(moment)]
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
    sentence=_("When a recap is posted, and when you can read what happened with it."),
    order=20,
)
register("tools", label=_("Tools"), sentence=_("When a tool is planned, launched or changed."), order=30)
register(
    "news", label=_("News of the Office"), sentence=_("When the Office posts news on its page."), order=40
)
