"""Small middleware: request id, headers of proxies, a looser policy for the admin, the second factor, private
responses.
"""

import logging
import uuid
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.csp import CSP
from django.utils.datastructures import MultiValueDictKeyError

from wagtail.models import BaseViewRestriction

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator

from cms import request_id
from cms.i18n.languages import bare, offered
from cms.web.closed_areas import is_admin, is_closed
from cms.web.errors import no_such_language
from cms.web.unavailable import best_effort, is_passing, skipped_file, unavailable

logger = logging.getLogger("cms.requests")
Answer = Callable[[HttpRequest], HttpResponse]
LARGEST = 2**63 - 1  # integer in either database
OF_PROXIES = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED",
    "HTTP_X_REAL_IP",
    "HTTP_X_CLIENT_IP",
    "HTTP_X_ORIGINAL",
    "HTTP_X_REWRITE",
    "HTTP_X_HTTP_METHOD",
    "HTTP_X_METHOD_OVERRIDE",
    "HTTP_X_SCRIPT_NAME",
    "HTTP_SCRIPT_NAME",
    "HTTP_PATH_INFO",
    "HTTP_REMOTE_",
)


class NumberedRequest(HttpRequest):
    id: str


class RequestId:
    """Give each request an id, for the response header, logs, history rows and error pages."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: NumberedRequest) -> HttpResponse:
        request.id = str(uuid.uuid4())
        request_id.current.set(
            request.id
        )  # stays until this thread's next request: Django logs after the response
        response = self.get_response(request)
        if response.status_code >= 500:
            logger.error(
                "answer %s", response.status_code, extra={"path": request.path, "method": request.method}
            )
        response["X-Request-ID"] = request.id
        return response


class UnusedHeaders:
    """Drop headers by which some proxies tell where a request came from, and which this site does not use.

    Nothing may depend on them, whatever server runs the site: anyone can send them (R31). X-Forwarded-For and
    X-Forwarded-Proto count only behind a proxy that sets them (TRUSTED_PROXY_COUNT).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        behind_proxy = settings.ALLAUTH_TRUSTED_PROXY_COUNT > 0
        self.used = {"HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"} if behind_proxy else set()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name in [each for each in request.META if each.startswith(OF_PROXIES)]:
            if name not in self.used:
                del request.META[name]
        return self.get_response(request)


class PathScopedCSP(ContentSecurityPolicyMiddleware):
    """The strict policy everywhere, except Wagtail's admin, which needs inline code (stack.md P15).

    No page may be framed, except an answer that says ``X-Frame-Options: SAMEORIGIN``: the previews of the admin. A
    preview is made by a second request inside that of the admin; it gets the strict policy of public pages.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if getattr(request, "is_preview", False):
            vars(response)["_csp_config"] = settings.SECURE_CSP
            return response  # the policy is written for the answer around it
        if is_admin(request.resolver_match) and not hasattr(response, "_csp_config"):
            vars(response)["_csp_config"] = settings.ADMIN_CSP
        if response.get("X-Frame-Options") == "SAMEORIGIN":
            policy = getattr(response, "_csp_config", settings.SECURE_CSP)
            vars(response)["_csp_config"] = policy | {"frame-ancestors": [CSP.SELF]}
        return super().process_response(request, response)


class OtherLanguages:
    """A page that does not exist in the requested language says so in that language, and leads to those that do."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code, path = bare(request.path_info)
        if request.method in ("GET", "HEAD") and code not in offered(path):
            return no_such_language(request)
        return self.get_response(request)


class SecondFactor:
    """No staff or member area without a second factor used in this session (stack.md P4, S23).

    allauth signs people in; this adds what it does not check: that a factor is set up, and used since signing in.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    @classmethod
    def process_view(
        cls, request: HttpRequest, _view: object, _args: tuple, _found: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        return cls.led_away(request) if match and is_closed(request, match) else None

    @classmethod
    def led_away(cls, request: HttpRequest) -> HttpResponse | None:
        """Whether the address names something, or has a code in it, does not show in the answer."""
        if where := cls.where_to(request):
            answer = redirect(f"{where}?{urlencode({'next': request.get_full_path()})}")
            answer["Referrer-Policy"] = "no-referrer"
            return answer
        return None

    @classmethod
    def before_restricted(
        cls, request: HttpRequest, restrictions: Callable[[], Iterable[BaseViewRestriction]]
    ) -> HttpResponse | None:
        """The same for pages and documents that only some roles may read; visitors cost no query."""
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and any(
            each.restriction_type == BaseViewRestriction.GROUPS for each in restrictions()
        ):
            return cls.led_away(request)
        return None

    @staticmethod
    def where_to(request: HttpRequest) -> str:
        """The page that must be passed first, or "" if none. On a practice site the key that led in is both steps."""
        if not request.user.is_authenticated:
            return reverse("account_login")
        kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        factors = Authenticator.objects.filter(user=request.user, type__in=kinds)
        if not settings.PRACTICE and not factors.exists():
            return reverse("mfa_index")  # also if it was removed after it was used in this session (M05)
        if any(each.get("method") == "mfa" for each in get_authentication_records(request, request.user)):
            return ""
        return reverse("mfa_reauthenticate")


class NumbersInReach:
    """A number larger than any primary key matches nothing: 404, without a database error."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    @staticmethod
    def process_view(_request: HttpRequest, _view: object, _args: tuple, found: dict[str, Any]) -> None:
        if any(isinstance(value, int) and value > LARGEST for value in found.values()):
            raise Http404


class IncompleteForms:
    """A POST without a field that its page always sends is answered 400; Wagtail's page forms would raise a 500."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    @staticmethod
    def process_exception(request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, MultiValueDictKeyError):
            raise BadRequest("a field of the form is missing") from exception


class Unavailable:
    """A database that takes no writes, or a full disk, is answered 503 with what was typed (F04, F10)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    @staticmethod
    def process_view(
        request: HttpRequest, view: object, _args: tuple, _found: dict[str, Any]
    ) -> HttpResponse | None:
        """A form whose file could not be stored is not passed on without it. The body has been read for its token;
        a view without one sets up how it reads the body, and asks itself.
        """
        is_read = request.method == "POST" and not getattr(view, "csrf_exempt", False)
        error = skipped_file(request) if is_read else None
        return unavailable(request, error) if error else None

    @staticmethod
    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable(request, exception) if is_passing(exception) else None


class Sessions(SessionMiddleware):
    """The answer stands even if the session cannot be saved: what the view did is done, and pages are read."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        with best_effort("session"):
            return super().process_response(request, response)
        return response


class PrivateResponses:
    """Responses to signed-in users are not cached (S32), and never one with the bar of an editor."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "has_editor_bar", False):
            del response["Cache-Control"]
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response
