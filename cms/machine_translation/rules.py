"""Which pages can be shown with machine translations: public ones, as anybody reads them."""

from django.http import HttpRequest

from cms.secret_urls import secrets_of
from cms.sharing.sections import section_of

PARAMETER, ASKED = "translate", "machine"


def is_open_to(request: object) -> bool:
    """Whether the page of this request is read without a form, an account or a code, so that all of it is public."""
    if (
        not isinstance(request, HttpRequest)
        or request.method != "GET"
        or getattr(request, "is_preview", False)
    ):
        return False
    match = request.resolver_match
    if match is None or section_of(match.view_name) is None or secrets_of(match):
        return False
    user = getattr(request, "user", None)
    return user is None or not user.is_authenticated


def is_asked(request: HttpRequest) -> bool:
    return request.GET.get(PARAMETER) == ASKED


def address(request: HttpRequest, *, asked: bool) -> str:
    """This page with or without machine translations, otherwise the same."""
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    if asked:
        query[PARAMETER] = ASKED
    return f"{request.path}?{query.urlencode()}" if query else request.path
