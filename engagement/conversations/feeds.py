"""An Atom feed of conversations: new, moved, canceled, recap published, outcome published."""

from datetime import timedelta

from django.utils.translation import gettext as _

from cms import clock
from cms.components.menu import address
from cms.feeds import MOST_ENTRIES, Feed
from engagement.newsletter.topics import news_since

REACHES_BACK = timedelta(days=2 * 365)


def feed_of(own_path: str) -> Feed:
    feed = Feed(_("News about conversations"), path=address("conversations/"), own_path=own_path)
    for each in news_since(clock.now() - REACHES_BACK, "conversations", "recaps")[:MOST_ENTRIES]:
        title, summary = each.words()
        feed.add(each.key, title=title, path=address(each.path), at=each.at, summary=summary)
    return feed
