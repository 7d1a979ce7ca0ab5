"""The notices of the Office as Atom, newest first."""

from django.utils.translation import gettext as _

from boards.office_notices.selectors import published, words_of
from cms.components.menu import address
from cms.feeds import MOST_ENTRIES, Feed


def feed_of(own_path: str) -> Feed:
    feed = Feed(_("Notices of the Office"), path=address("notices/"), own_path=own_path)
    for notice in published()[:MOST_ENTRIES]:
        title, summary = words_of(notice)
        feed.add(notice.key, title=title, path=address(notice.path), at=notice.at, summary=summary)
    return feed
