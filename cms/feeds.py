"""Atom feeds (RFC 4287): the newest entries of the public record, at most `MOST_ENTRIES`.

An entry is named by a key that is never used again and is the same in each language. Text is cleaned: XML has no place
for control characters, and one in a name would break a whole feed.
"""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import get_language

from cms.cleaning import clean_text
from cms.site_cache import office

MOST_ENTRIES = 50
CONTENT_TYPE = "application/atom+xml; charset=utf-8"
FIRST_YEAR = (
    2022  # of the names of entries (RFC 4151), and before any entry: when a feed without any last changed
)


class Feed:
    """``path``: the page that it belongs to; ``own_path``: its own address. Both on this site."""

    def __init__(self, title: str, *, path: str, own_path: str) -> None:
        own = _absolute(own_path)
        self._atom = _Atom(
            title=_one_line(title),
            link=_absolute(path),
            description=None,
            language=get_language(),
            author_name=_one_line(office().name),
            author_link=_absolute("/"),
            feed_url=own,
            feed_guid=own,
        )

    def add(self, key: str, *, title: str, path: str, at: datetime, summary: str = "") -> None:
        """One entry, published at that moment. Line breaks of the summary stay: it is HTML."""
        host = settings.SITE_URL.split("//")[-1].split("/")[0].split(":")[0]
        words = clean_text(summary)
        self._atom.add_item(
            title=_one_line(title),
            link=_absolute(path),
            description=linebreaks(words, autoescape=True) if words else None,  # type: ignore[arg-type]  # left out
            unique_id=f"tag:{host},{FIRST_YEAR}:{key}",
            pubdate=at,
            updateddate=at,
        )

    def answer(self) -> HttpResponse:
        return HttpResponse(self._atom.writeString("utf-8"), content_type=CONTENT_TYPE)


class _Atom(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Django gives an empty feed the present moment: each answer would differ from the last."""
        moments = [item["updateddate"] for item in self.items]
        return max(moments, default=datetime(FIRST_YEAR, 1, 1, tzinfo=UTC))


def _absolute(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path


def _one_line(words: str) -> str:
    return " ".join(clean_text(str(words)).split())
