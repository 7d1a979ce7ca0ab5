"""Serve calendar files and the feed: anonymous, without a cookie, with 304 for unchanged content."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.calendar_years import part_of
from cms.web.conditional import open_to_programs
from engagement import access
from engagement.addresses import absolute
from engagement.calendars import CONTENT_TYPE, calendar_of
from engagement.conversations import feeds
from engagement.models import Conversation


@require_safe
@open_to_programs
def one_conversation(request: HttpRequest, slug: str) -> HttpResponse:
    conversation = access.get_public_conversation(slug)
    return _file(calendar_of([conversation], name=str(conversation)), f"{slug}.ics")


@require_safe
@open_to_programs
def all_conversations(request: HttpRequest) -> HttpResponse:
    """The latest years; an earlier one with ``?year=``, whose file is named for it."""
    part = part_of(Conversation.objects.public().with_last_step(), request.GET.get("year"))
    earlier = part.earlier_address(absolute(request.path))
    content = calendar_of(part.rows, name=_("Community Conversations"), earlier=earlier)
    return _file(content, part.filename("conversations"))


@require_safe
@open_to_programs
def feed(request: HttpRequest) -> HttpResponse:
    return feeds.feed_of(request.path).answer()


def _file(content: bytes, filename: str) -> HttpResponse:
    disposition = f'attachment; filename="{filename}"'
    return HttpResponse(content, content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition})
