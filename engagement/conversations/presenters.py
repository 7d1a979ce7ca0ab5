"""Build what the public pages of conversations display, in a constant number of queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms import clock, extension_points
from cms.cache import cached
from cms.i18n.page_language import as_written, by_language, other_language
from cms.publication.open_pages import open_to_all
from engagement.calendar_links import calendar_links
from engagement.conversations.listing import of_page
from engagement.conversations.related import related, state_map
from engagement.models import ConversationPage, Recap, RunStep
from engagement.querysets import last_step, not_over
from engagement.recaps.presenters import recap_context
from engagement.recaps.progress_line import facts_line
from engagement.recaps.quotes import still_allowed
from engagement.recaps.texts import blocks_of, text_of
from engagement.registrations.forms import RegistrationForm

Json = dict[str, Any]


@dataclass(frozen=True)
class Segment:
    at: datetime
    title: str
    text: str
    is_end: bool = False


def conversation_context(page: ConversationPage, request: HttpRequest) -> dict[str, Any]:
    conversation = page.conversation
    posted = conversation.recaps.select_related("words").first() if conversation.recap_published_at else None
    recap = page.preview_recap or posted
    words = _recap_text(page, recap, request)
    blocks = list(blocks_of(page, words))
    context: dict[str, Any] = {
        "conversation": conversation,
        "calendar": calendar_links(conversation),
        "agenda": _segments(page),
        "services": list(conversation.language_services.all()),
        "recordings": list(conversation.recordings.filter(is_public=True))
        if recap or conversation.is_over
        else [],
        "quotes": still_allowed([block.value for block in blocks if block.block_type == "quote"]),
        "recap_summary": words.get("summary", ""),
        "recap_text": [block for block in blocks if block.block_type != "quote"],
        "recap": None,
        "as_written": as_written(page),
        "other_language": other_language(page),
        "about": related(conversation),
        "state_map": state_map(conversation.area) if conversation.area else None,
    }
    if recap:
        context |= recap_context(conversation, recap)
    else:
        context["line"] = facts_line(conversation)
    context["phase"] = phase = conversation.phase
    if conversation.takes_registrations and not phase.is_past:
        context["form"] = RegistrationForm(conversation=conversation)
    if recap:
        asking = context | {"page": page, "request": request}
        context["after"] = cached(
            f"after:{conversation.pk}", lambda: extension_points.render("conversation.after", asking)
        )
    return context


def _recap_text(page: ConversationPage, recap: Recap | None, request: HttpRequest) -> Json:
    """The public reads the text of the edition; the preview of an editor shows the draft of the next one."""
    if recap is None:
        return {}
    if getattr(request, "is_preview", False):
        return text_of(page)
    found: Json = recap.texts.get(page.locale.language_code, {})
    return found


def _segments(page: ConversationPage) -> list[Segment]:
    """The agenda with times; the last row is the end."""
    found, at = [], page.conversation.starts_at
    for block in page.agenda:
        found.append(Segment(at, block.value["title"], block.value["text"]))
        at += timedelta(minutes=block.value["minutes"] or 0)
    if found:
        found.append(Segment(page.conversation.ends_at, _("End"), "", is_end=True))
    return found


def next_page() -> ConversationPage | None:
    """The page of the next conversation, best in the reader's language, for the home page."""
    pages = open_to_all(ConversationPage).annotate(rank=by_language())
    pages = pages.annotate(last_step=last_step("conversation", RunStep))
    ahead = pages.filter(not_over("conversation__", clock.now())).select_related("conversation")
    found: ConversationPage | None = ahead.order_by(
        "conversation__starts_at", "conversation_id", "rank", "pk"
    ).first()
    if found is not None:
        of_page(found)
    return found
