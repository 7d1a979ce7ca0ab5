"""Middleware for addresses with a code in the path: limit guesses, send no referrer, log the path without it."""

from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cms.monitoring.gunicorn_log import LOGGED_PATH
from cms.monitoring.scrubbing import holds_secret
from cms.secret_urls import SECRET_PARTS, masked, secrets_of
from cms.web.middleware import Answer
from cms.web.public_post import LIMITS_POSTS, View, consume, too_many

GUESS = "guess"
# How often one network may try: an action of ACCOUNT_RATE_LIMITS. A receipt is opened by one person; a phone at
# the door scans one code after another. The live page has its signed key checked by its view, and a full room
# behind one network asks for it all the time: there only wrong keys count.
ACTIONS = {
    "feedback:receipt": "receipt",
    "feedback:receipt_keep": "receipt",
    "feedback:receipt_edit": "receipt",
    "feedback:receipt_copy": "receipt",
    "feedback:receipt_copy_json": "receipt",
    "feedback:receipt_file": "receipt",
    "feedback:receipt_picture": "receipt",
    "feedback:receipt_pdf": "receipt",
    "feedback:receipt_email": "receipt",
    "feedback:receipt_text": "receipt",
    "boards:application_receipt": "receipt",
    "engagement:survey": "receipt",
    "engagement:news_end": "one_click",
    "engagement:notes": "live",
    "engagement:notes_batch": "live",
    "engagement:evening": "live",
    "engagement:evening_state": "live",
    "engagement:desk_door_code": "live",
}
ONLY_WRONG_ONES = frozenset({"engagement:live"})


class SecretAddresses:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if not secrets_of(match):
            return self.with_secret_query(request, response)
        if (
            match is not None
            and match.view_name in ONLY_WRONG_ONES
            and response.status_code == 404
            and not consume(request, GUESS)
        ):
            response = too_many(request)
        response["Referrer-Policy"] = _referrer_policy(request)
        return response

    @staticmethod
    def with_secret_query(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """A code may also stand in the query: as what was looked for, or as where the sign-in leads on to; or in an
        address that does not exist, which must look like one that is not for everybody.
        """
        query = request.META.get("QUERY_STRING", "")
        if (
            response.status_code == 404
            or query
            and (holds_secret(unquote(query)) or not SECRET_PARTS.isdisjoint(request.GET))
        ):
            response["Referrer-Policy"] = _referrer_policy(request)
        return response

    @staticmethod
    def process_view(
        request: HttpRequest, view: View, _args: tuple, _found: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        secrets = secrets_of(match)
        if match is None or not secrets:
            return None
        request.META[LOGGED_PATH] = masked(request.path, secrets)
        if match.view_name in ONLY_WRONG_ONES:
            return None
        if request.method == "POST" and hasattr(view, LIMITS_POSTS):
            return None
        return None if consume(request, ACTIONS.get(match.view_name, GUESS)) else too_many(request)


def _referrer_policy(request: HttpRequest) -> str:
    """None at all; but a page with a form that a cookie protects must name its site, or browsers send that form
    with the origin "null" and Django refuses it. The site's name has no path, and so no code.
    """
    has_form = settings.CSRF_COOKIE_NAME in request.COOKIES or "CSRF_COOKIE" in request.META
    return "strict-origin" if has_form else "no-referrer"
