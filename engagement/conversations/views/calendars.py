"""Serve calendar files and the feed: anonymous, without a cookie, with 304 for unchanged content."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.web.conditional import open_to_programs
from engagement import access
from engagement.calendars import CONTENT_TYPE, calendar_of
from engagement.conversations import feeds
from engagement.models import Conversation


@require_safe
@open_to_programs
def one_conversation(request: HttpRequest, slug: str) -> HttpResponse:
    conversation = access.get_public_conversation(slug)
    return _calendar([conversation], name=str(conversation), filename=f"{slug}.ics")


@require_safe
@open_to_programs
def all_conversations(request: HttpRequest) -> HttpResponse:
    rows = Conversation.objects.public().with_last_step()
    conversations = list(rows.order_by("starts_at", "pk"))
    return _calendar(conversations, name=_("Community Conversations"), filename="conversations.ics")


@require_safe
@open_to_programs
def feed(request: HttpRequest) -> HttpResponse:
    return feeds.feed_of(request.path).answer()


def _calendar(conversations: list[Conversation], *, name: str, filename: str) -> HttpResponse:
    disposition = f'attachment; filename="{filename}"'
    content = calendar_of(conversations, name=name)
    return HttpResponse(content, content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition})
