"""Answers of the API: JSON with validators for caches, open to scripts of every site; problems by RFC 9457."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from http import HTTPStatus

from django.core.exceptions import SuspiciousOperation
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from cms.open_data.licenses import license_link

View = Callable[..., HttpResponseBase]
METHODS = "GET, HEAD, OPTIONS"
FRESH = "public, max-age=0, must-revalidate"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag, Last-Modified, Link, Retry-After"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-Modified-Since, If-None-Match, If-Range, Range",
    "Access-Control-Max-Age": "86400",
}


class Problem(Exception):
    """What is wrong with a request. ``more`` are members of the answer, such as the name of the parameter."""

    def __init__(
        self, status: int, detail: str, *, headers: Mapping[str, str] | None = None, **more: object
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers, self.more = status, detail, headers or {}, more


def api_view(view: View) -> View:
    """Reads only, so that a token against forged forms has nothing to protect; problems become answers."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, **found: object) -> HttpResponseBase:
        try:
            answer = _preflight() if request.method == "OPTIONS" else _read(view, request, found)
        except Problem as problem:
            answer = _problem(problem)
        except SuspiciousOperation as error:
            answer = _problem(Problem(400, str(error)))
        for name, value in CORS.items():
            answer[name] = value
        return answer

    return guarded


def json_answer(
    request: HttpRequest,
    content: object,
    *,
    links: Mapping[str, str] | None = None,
    modified_at: datetime | None = None,
    kind: str = "application/json",
) -> HttpResponseBase:
    """200 with the content, or 304 if the client has it. ``links``: relation → address, for the header."""
    words = json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    body = words.encode("utf-8", "replace")
    etag = f'"{hashlib.sha256(body).hexdigest()[:40]}"'
    answer = HttpResponse(body, content_type=kind)
    answer["ETag"] = etag
    answer["Cache-Control"] = FRESH
    changed = int(modified_at.timestamp()) if modified_at else None
    if changed is not None:
        answer["Last-Modified"] = http_date(changed)
    if link := link_header(links or {}):
        answer["Link"] = link
    return get_conditional_response(request, etag, changed, answer) or answer


def link_header(links: Mapping[str, str]) -> str:
    """RFC 8288, with the license if the office stated one."""
    return ", ".join(f'<{url}>; rel="{relation}"' for relation, url in {**links, **license_link()}.items())


def _read(view: View, request: HttpRequest, found: dict[str, object]) -> HttpResponseBase:
    if request.method not in ("GET", "HEAD"):
        raise Problem(405, f"Only {METHODS} are possible here.", headers={"Allow": METHODS})
    return view(request, **found)


def _preflight() -> HttpResponse:
    return HttpResponse(status=204, headers={"Allow": METHODS, **PREFLIGHT})


def _problem(problem: Problem) -> HttpResponse:
    content = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
        **problem.more,
    }
    body = json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False).encode("utf-8", "replace")
    headers = {"Cache-Control": "no-store", **problem.headers}
    return HttpResponse(body, status=problem.status, content_type="application/problem+json", headers=headers)
