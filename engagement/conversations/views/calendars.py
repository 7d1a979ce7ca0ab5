"""Serve calendar files and the feed: anonymous, without a cookie, with 304 for unchanged content."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import set_response_etag
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from engagement import access
from engagement.calendars import CONTENT_TYPE, calendar_of
from engagement.conversations import feeds
from engagement.models import Conversation


@require_safe
def one_conversation(request: HttpRequest, slug: str) -> HttpResponse:
    conversation = access.get_public_conversation(slug)
    return _calendar([conversation], name=str(conversation), filename=f"{slug}.ics")


@require_safe
def all_conversations(request: HttpRequest) -> HttpResponse:
    rows = Conversation.objects.public().with_last_step()
    conversations = list(rows.order_by("starts_at", "pk"))
    return _calendar(conversations, name=_("Community Conversations"), filename="conversations.ics")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    news = feeds.news_of_conversations()
    answer = HttpResponse(feeds.feed_of(news, request.path), content_type=feeds.CONTENT_TYPE)
    return _dated(answer, max((each.at for each in news), default=None))


def _calendar(conversations: list[Conversation], *, name: str, filename: str) -> HttpResponse:
    disposition = f'attachment; filename="{filename}"'
    content = calendar_of(conversations, name=name)
    answer = HttpResponse(content, content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition})
    return _dated(answer, max((each.changed_at for each in conversations), default=None))


def _dated(answer: HttpResponse, changed: datetime | None) -> HttpResponse:
    """Set ETag (before compression) and Last-Modified, so that clients can send conditional requests."""
    set_response_etag(answer)
    if changed is not None:
        answer["Last-Modified"] = http_date(changed.timestamp())
    answer["Cache-Control"] = "no-cache"
    return answer
