"""Public pages of email updates: no account, no cookie. A link opens a page; only its button changes anything."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.components.menu import address
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from engagement.models import Subscriber
from engagement.newsletter import links as letter_links
from engagement.newsletter import subscriptions
from engagement.newsletter.access import get_subscriber_by_link
from engagement.newsletter.forms import ConfirmForm, SettingsForm, SubscribeForm

TOO_OLD = 410


@public_post
def subscribe(request: HttpRequest) -> HttpResponse:
    form = SubscribeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        subscriptions.ask_for_news(email=form.cleaned_data["email"], **form.wish())
        return SeeOther(reverse("engagement:news_sent"))
    return _page(request, "news_subscribe", status=422 if form.is_bound else 200, form=form)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return _page(request, "news_sent")


@public_post
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    found = get_subscriber_by_link(letter_links.CONFIRM, token)
    if found is None:
        return _page(request, "news_too_old", status=TOO_OLD)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        _key, nonce = letter_links.read(letter_links.CONFIRM, token)
        subscriptions.confirm_news(subscriber=found, nonce=nonce)
        own = letter_links.token(letter_links.SETTINGS, found.key)
        return SeeOther(reverse("engagement:news_settings", args=[own]))
    return _page(request, "news_confirm", status=422 if form.is_bound else 200, form=form)


@public_post
def settings(request: HttpRequest, token: str) -> HttpResponse:
    found = get_subscriber_by_link(letter_links.SETTINGS, token)
    if found is None or not found.gets_news:
        return _page(request, "news_too_old", status=TOO_OLD)
    form = SettingsForm(request.POST if request.method == "POST" else None, initial=_wish_of(found))
    saved = False
    if form.is_bound and form.is_valid():
        subscriptions.change_news(subscriber=found, **form.wish())
        saved, form = True, SettingsForm(initial=form.cleaned_data | {"key": None})
    end_url = reverse("engagement:news_end", args=[letter_links.token(letter_links.END, found.key)])
    facts = {"form": form, "saved": saved, "end_url": end_url}
    return _page(request, "news_settings", status=422 if form.is_bound else 200, **facts)


@public_post(action="one_click")
def end(request: HttpRequest, token: str) -> HttpResponse:
    """For people and for mail clients (RFC 8058): the signed link is the only key, and it can be repeated."""
    found = get_subscriber_by_link(letter_links.END, token)
    if request.method == "POST":
        if found is not None:
            subscriptions.end_news(subscriber=found)
        return _page(request, "news_end", ended=True)
    return _page(request, "news_end", ended=found is None or not (found.gets_news or found.is_pending))


def _wish_of(found: Subscriber) -> dict[str, Any]:
    wanted = list(found.topics.order_by("pk").values_list("topic", flat=True))
    return {"topics": wanted, "language": found.language, "rhythm": found.rhythm}


def _page(request: HttpRequest, name: str, *, status: int = 200, **context: Any) -> HttpResponse:
    context["crumbs"] = [(_("Conversations"), address("conversations/")), (_("Email updates"), "")]
    response = render(request, f"engagement/newsletter/{name}.html", context, status=status)
    add_never_cache_headers(response)
    if name not in ("news_subscribe", "news_sent"):
        response["X-Robots-Tag"] = "noindex"
    return response
