"""An Atom feed of conversations: new, moved, canceled, recap published, outcome published."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms import clock
from cms.components.menu import address
from cms.feeds import Feed
from engagement.addresses import absolute
from engagement.newsletter.topics import News, news_since

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
MOST_ENTRIES = 50
REACHES_BACK = timedelta(days=2 * 365)


def news_of_conversations() -> list[News]:
    return news_since(clock.now() - REACHES_BACK, "conversations", "recaps")[:MOST_ENTRIES]


def feed_of(news: Iterable[News], own_path: str) -> str:
    feed = Feed(
        title=_("News about conversations"),
        link=absolute(address("conversations/")),
        description="",
        language=get_language(),
        feed_url=absolute(own_path),
        feed_guid=absolute(own_path),
    )
    for each in news:
        title, summary = each.words()
        feed.add_item(
            title=title,
            link=absolute(address(each.path)),
            description=summary or title,
            unique_id=f"tag:{absolute('').split('//')[-1].split(':')[0]},2022:{each.key}",
            pubdate=each.at,
            updateddate=each.at,
        )
    return feed.writeString("utf-8")
