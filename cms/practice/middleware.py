"""Middleware of a practice site: search engines are asked to stay away, and a key is the only way in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.i18n.languages import bare
from cms.web.middleware import Answer

# Of a visitor’s own account: also the profile in Wagtail’s admin.
ACCOUNTS, SIGN_OUT = ("/accounts/", "/admin/account/"), "/accounts/logout/"


class NotIndexed:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response


class OneWayIn:
    """Every account page but sign-out says how to get in. Visitors share the accounts, so nobody may change one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _language, path = bare(request.path_info)
        if path.startswith(ACCOUNTS) and path != SIGN_OUT:
            return render(request, "cms/practice/way_in.html")
        return self.get_response(request)
