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
from django.utils.functional import SimpleLazyObject

from cms.i18n.languages import bare
from cms.users import session_times
from cms.web.middleware import Answer
from cms.web.public_post import comes_from_here

NO_USE = frozenset({"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"})
NEVER_SHOWN = ("csrf", "password", "code", "token", "key")
MOST_SHOWN = 60


class IdleSessions:
    """The check is made when a view first asks who the visitor is: pages that never ask stay without a session, and
    shared caches may keep them.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        visit = _Visit(request)
        response = self.get_response(request)
        if visit.is_of_somebody and _is_use(request):
            session_times.note_use(request.session)
        if visit.over_because and _is_sent_form(request) and _leads_to_sign_in(response):
            return _what_was_typed(request, visit.over_because)
        if visit.over_because:
            messages.info(request, visit.over_because)
        return response


class _Visit:
    """Puts itself between a request and its user."""

    def __init__(self, request: HttpRequest) -> None:
        self.request, self.inner = request, request.user
        self.is_of_somebody, self.over_because = False, ""
        request.user = SimpleLazyObject(self._user)  # type: ignore[assignment]

    def _user(self) -> Any:
        if not self.inner.is_authenticated:
            return self.inner
        self.over_because = session_times.why_over(self.request.session, self.inner)
        self.is_of_somebody = not self.over_because
        if self.over_because:
            self.request.user = self.inner
            logout(self.request)
            return self.request.user
        return self.inner


def _is_use(request: HttpRequest) -> bool:
    match = request.resolver_match
    is_poll = request.method in ("GET", "HEAD") and request.headers.get("Sec-Fetch-Dest") == "empty"
    return (
        SESSION_KEY in request.session
        and not is_poll
        and not (match is not None and match.view_name in NO_USE)
    )


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
