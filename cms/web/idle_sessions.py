"""Middleware that ends sessions which nobody uses, says so at the next sign-in, and keeps what was typed.

Pages that poll, and the admin's editor that reports every few seconds that it is open, do not count as use.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.cache import add_never_cache_headers

from cms.i18n.languages import bare
from cms.users import session_times
from cms.web.middleware import Answer
from cms.web.public_post import comes_from_here

NO_USE = frozenset({"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"})
NEVER_SHOWN = ("csrf", "password", "code", "token", "key")
MOST_SHOWN = 60


class IdleSessions:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in request.session:
            return self.get_response(request)
        why = session_times.why_over(request.session, request.user)
        if not why:
            return self.get_response(request)
        logout(request)
        response = self.get_response(request)
        if _is_sent_form(request) and _leads_to_sign_in(response):
            return _what_was_typed(request, why)
        messages.info(request, why)
        return response

    @staticmethod
    def process_view(request: HttpRequest, _view: object, _args: tuple, _found: dict[str, Any]) -> None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in request.session:
            return
        match = request.resolver_match
        is_poll = request.method in ("GET", "HEAD") and request.headers.get("Sec-Fetch-Dest") == "empty"
        if not is_poll and match is not None and match.view_name not in NO_USE:
            session_times.note_use(request.session)


def _is_sent_form(request: HttpRequest) -> bool:
    """A form that the browser sent by loading a page. Scripts keep what was typed themselves, and show that they
    were led to the sign-in.
    """
    by_script = request.headers.get("Sec-Fetch-Dest") == "empty"
    return request.method == "POST" and not by_script and comes_from_here(request)


def _leads_to_sign_in(response: HttpResponse) -> bool:
    place = response.headers.get("Location", "").partition("?")[0]
    return response.status_code == 302 and bare(place) == bare(resolve_url(settings.LOGIN_URL))


def _what_was_typed(request: HttpRequest, why: str) -> HttpResponse:
    """The texts of the form, to copy: pages of the desk are not stored, so "back" may show them empty."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if value.strip() and not any(word in name.lower() for word in NEVER_SHOWN)
    ]
    context = {"message": why, "typed": typed[:MOST_SHOWN], "sign_in": resolve_url(settings.LOGIN_URL)}
    response = render(request, "errors/signed_out.html", context, status=403)
    add_never_cache_headers(response)
    return response
