"""Public pages of email updates: no account, no cookie. A link opens a page; only its button changes anything."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.cleaning import whole_number
from cms.components.menu import address
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from engagement import subscriber_links as letter_links
from engagement.access import get_subscriber_by_link
from engagement.models import Subscriber
from engagement.newsletter import subscriptions
from engagement.newsletter.forms import ConfirmForm, FindForm, SettingsForm, SubscribeForm
from engagement.newsletter.other_subscriptions import others_of
from engagement.newsletter.own_subscriptions import mail_own_subscriptions
from engagement.record_updates.selectors import followed_by
from engagement.record_updates.services import stop_following

TOO_OLD = 410
SAVED, STOPPED = "saved", "stopped"  # what a press of this page did


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
def find(request: HttpRequest) -> HttpResponse:
    """Ask for the links to all subscriptions of an address."""
    form = FindForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        mail_own_subscriptions(email=form.cleaned_data["email"], language=get_language() or "")
        return SeeOther(reverse("engagement:news_found"))
    return _page(request, "news_find", status=422 if form.is_bound else 200, form=form)


@require_safe
def found(request: HttpRequest) -> HttpResponse:
    return _page(request, "news_found")


@public_post
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    found = get_subscriber_by_link(letter_links.CONFIRM, token)
    if found is None:
        return _page(request, "news_too_old", status=TOO_OLD)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        _key, nonce = letter_links.read(letter_links.CONFIRM, token)
        subscriptions.confirm_news(subscriber=found, nonce=nonce)
        return SeeOther(letter_links.path(letter_links.SETTINGS, found.key))
    return _page(request, "news_confirm", status=422 if form.is_bound else 200, form=form)


@public_post
def settings(request: HttpRequest, token: str) -> HttpResponse:
    """All that is mailed to this address: topics, what its owner follows, and what other apps send it."""
    found = get_subscriber_by_link(letter_links.SETTINGS, token)
    if found is None or not found.gets_news:
        return _page(request, "news_too_old", status=TOO_OLD)
    done = ""
    if request.method == "POST" and "stop" in request.POST:
        done = _stop(request, found)
    followed = followed_by(found)
    is_form = request.method == "POST" and not done
    form = _settings_form(found, request.POST if is_form else None, follows=bool(followed))
    if form.is_bound and form.is_valid():
        found = subscriptions.change_news(subscriber=found, **form.wish())
        done, form = SAVED, _settings_form(found, None, follows=bool(followed))
    facts = {
        "form": form,
        "done": done,
        "followed": followed,
        "others": others_of(found.email),
        "end_url": letter_links.path(letter_links.END, found.key),
    }
    return _page(request, "news_settings", status=422 if form.is_bound else 200, **facts)


def _settings_form(found: Subscriber, data: QueryDict | None, *, follows: bool) -> SettingsForm:
    wanted = list(found.topics.order_by("pk").values_list("topic", flat=True))
    initial = {"topics": wanted, "language": found.language, "rhythm": found.rhythm}
    return SettingsForm(data, initial=initial, follows=follows)


def _stop(request: HttpRequest, found: Subscriber) -> str:
    """By the signed link alone, as for the end of all updates: it can be repeated."""
    number = whole_number(request.POST.get("stop")) or 0
    stop_following(subscriber=found, number=number)
    return STOPPED


@public_post(action="one_click")
def end(request: HttpRequest, token: str) -> HttpResponse:
    """For people and for mail clients (RFC 8058): the signed link is the only key, and it can be repeated."""
    found = get_subscriber_by_link(letter_links.END, token)
    others = others_of(found.email) if found else []
    if request.method == "POST":
        if found is not None:
            subscriptions.end_news(subscriber=found)
        return _page(request, "news_end", ended=True, others=others)
    ended = found is None or not (found.gets_news or found.is_pending)
    return _page(request, "news_end", ended=ended, others=others)


def _page(request: HttpRequest, name: str, *, status: int = 200, **context: Any) -> HttpResponse:
    context["crumbs"] = [(_("Conversations"), address("conversations/")), (_("Email updates"), "")]
    response = render(request, f"engagement/newsletter/{name}.html", context, status=status)
    add_never_cache_headers(response)
    if name not in ("news_subscribe", "news_sent"):
        response["X-Robots-Tag"] = "noindex"
    return response
