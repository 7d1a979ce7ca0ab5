"""Public pages to follow a record: no account, no cookie. A link opens a page; only its button changes anything."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from cms.i18n.fields import text
from cms.models import PublishedRecord
from cms.web.conditional import open_to_programs
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from engagement import subscriber_links
from engagement.access import get_subscriber_by_link
from engagement.record_updates import feeds, services
from engagement.record_updates.extension_points import other_ways
from engagement.record_updates.forms import ConfirmFollowForm, FollowForm
from engagement.record_updates.presenters import kind_of, url_of
from engagement.record_updates.selectors import current_of, get_public_record

TOO_OLD = 410


@public_post
def follow(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    """The form; beside it the calendars and feeds, which need no address."""
    copy = get_public_record(kind, record)
    form = FollowForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        services.ask_to_follow(copy=copy, **form.wish())
        return SeeOther(reverse("engagement:follow_sent"))
    ways = other_ways(copy)
    context = _facts_of(copy) | {
        "form": form,
        "calendars": [way for way in ways if way.is_calendar],
        "feeds": [way for way in ways if not way.is_calendar],
        "changes_url": reverse("engagement:follow_feed", args=[kind, record]),
    }
    return _page(request, "follow", status=422 if form.is_bound else 200, **context)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return _page(request, "sent", crumbs=_crumbs())


@require_safe
@open_to_programs
def changes_feed(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    return feeds.feed_of(get_public_record(kind, record), request.path).answer()


@public_post
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """By the link of the mail. What else this address asked for and has not confirmed is confirmed with it."""
    found = get_subscriber_by_link(subscriber_links.FOLLOW, token)
    if found is None or found.state not in services.MAY_CONFIRM:
        return _too_old(request)
    kind, _colon, key = subscriber_links.read(subscriber_links.FOLLOW, token)[1].partition(":")
    copy = current_of([(kind, key)]).get((kind, key))
    if copy is None:
        return _too_old(request)
    form = ConfirmFollowForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if services.follow(subscriber=found, kind=kind, key=key):
            return SeeOther(subscriber_links.path(subscriber_links.SETTINGS, found.key))
        return _too_old(request)
    context = _facts_of(copy) | {
        "form": form,
        "confirms_topics": found.is_pending and found.topics.exists(),
    }
    return _page(request, "confirm", status=422 if form.is_bound else 200, **context)


def _too_old(request: HttpRequest) -> HttpResponse:
    return _page(request, "too_old", status=TOO_OLD, crumbs=_crumbs())


def _facts_of(copy: PublishedRecord) -> dict[str, Any]:
    return {
        "copy": copy,
        "kind": kind_of(copy),
        "title": text(copy.title),
        "record_url": url_of(copy),
        "crumbs": [(text(copy.title), url_of(copy)), (pgettext("button", "Follow"), "")],
    }


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Email updates"), reverse("engagement:news_subscribe")), (pgettext("button", "Follow"), "")]


def _page(request: HttpRequest, name: str, *, status: int = 200, **context: Any) -> HttpResponse:
    response = render(request, f"engagement/record_updates/{name}.html", context, status=status)
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
