"""Select conversations for the public list: upcoming, past, and one month, with the same filters."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Exists, Max, Min, OuterRef, Q
from django.http import HttpRequest

from wagtail.query import PageQuerySet

from cms import clock
from cms.clock import PACIFIC
from cms.i18n.page_language import as_written, by_language, other_language
from cms.publication.open_pages import open_to_all
from cms.web.paging import PER_PAGE, page_of
from engagement.conversations.forms.filters import ListForm
from engagement.conversations.month_calendar import month_of
from engagement.models import Conversation, ConversationPage, LanguageService, RunStep
from engagement.querysets import last_step, not_over
from engagement.recaps.progress_line import facts_line
from engagement.recaps.search import posted_summary

SAID_IN = ("title", "summary", "posted_summary", "conversation__place", "conversation__region")


def conversation_lists(request: HttpRequest) -> dict[str, Any]:
    form = ListForm(request.GET or None, years=_years())
    wanted = form.wanted() if form.is_bound else {}
    pages = _narrowed(_pages(), wanted)
    moment = clock.now()
    is_ahead = not_over("conversation__", moment)
    ahead = pages.filter(is_ahead).order_by("conversation__starts_at", "pk")
    past = pages.exclude(is_ahead).order_by("-conversation__starts_at", "-pk")
    ahead_page = Paginator(ahead, PER_PAGE).get_page(request.GET.get("ahead"))
    past_page = page_of(request, past)
    upcoming = [_row(page) for page in ahead_page]
    return {
        "form": form,
        "is_narrowed": bool(wanted),
        "keep": urlencode(wanted),
        "upcoming": upcoming,
        "is_running": any(row["conversation"].phase.is_running for row in upcoming),
        "ahead_page": ahead_page,
        "past": [_row(page) for page in past_page],
        "past_page": past_page,
    } | _month(request, pages, upcoming, moment)


def _pages() -> PageQuerySet:
    """One page per conversation, with everything a row displays."""
    pages = best_pages().select_related("locale", "conversation__area", "conversation__series")
    return pages.defer("body", "agenda", "recap").annotate(last_step=last_step("conversation", RunStep))


def of_page(page: ConversationPage) -> Conversation:
    """The conversation of a listed page, with the step of its run sheet that the list read along."""
    conversation = page.conversation
    conversation.last_step = page.last_step
    return conversation


def _row(page: ConversationPage) -> dict[str, Any]:
    return {
        "page": page,
        "conversation": of_page(page),
        "line": facts_line(page.conversation),
        "as_written": as_written(page),
        "other_language": other_language(page),
    }


def _month(
    request: HttpRequest, pages: PageQuerySet, upcoming: list[dict], moment: datetime
) -> dict[str, Any]:
    """The requested month, else the month of the next conversation."""
    next_at = upcoming[0]["conversation"].starts_at if upcoming else moment
    month = month_of(request.GET.get("month", ""), next_at.astimezone(PACIFIC).date())
    start, end = month.bounds
    held = pages.filter(conversation__starts_at__gte=start, conversation__starts_at__lt=end)
    rows = [
        {"page": page, "conversation": of_page(page), "as_written": as_written(page)}
        for page in held.order_by("conversation__starts_at", "pk")
    ]
    return {"month": month, "weeks": month.weeks(rows), "month_is_empty": not rows}


def _years() -> list[int]:
    ends = Conversation.objects.public().aggregate(first=Min("starts_at"), last=Max("starts_at"))
    if ends["first"] is None:
        return []
    first, last = (ends[name].astimezone(PACIFIC).year for name in ("first", "last"))
    return list(range(last, first - 1, -1))


def _narrowed(pages: PageQuerySet, wanted: dict[str, str]) -> PageQuerySet:
    plain = {
        "region": "conversation__area__key",
        "mode": "conversation__mode",
        "series": "conversation__series__slug",
        "state": "conversation__status",
    }
    for name, path in plain.items():
        if name in wanted:
            pages = pages.filter((path, wanted[name]))
    if "year" in wanted:
        pages = pages.filter(Q(("conversation__starts_at__year", int(wanted["year"]))))
    if "language" in wanted:
        services = LanguageService.objects.filter(
            conversation=OuterRef("conversation"), language=wanted["language"]
        )
        pages = pages.filter(Exists(services))
    if "q" in wanted:
        pages = pages.annotate(posted_summary=posted_summary())
    for word in wanted.get("q", "").split():
        said = Q()
        for name in SAID_IN:
            said |= Q((f"{name}__icontains", word))
        pages = pages.filter(said)
    return pages


def best_pages() -> PageQuerySet:
    """One page per conversation: in the reader's language, else in the first language."""
    better = open_to_all(ConversationPage).annotate(rank=by_language())
    better = better.filter(conversation=OuterRef("conversation"), rank__lt=OuterRef("rank"))
    return open_to_all(ConversationPage).annotate(rank=by_language()).exclude(Exists(better))
