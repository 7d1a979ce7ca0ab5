"""Middleware of a practice site: search engines are asked to stay away."""

from django.http import HttpRequest, HttpResponse

from cms.web.middleware import Answer

ROBOTS = "User-agent: *\nDisallow: /\n"


class NotIndexed:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == "/robots.txt":
            return HttpResponse(ROBOTS, content_type="text/plain")
        response = self.get_response(request)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response
