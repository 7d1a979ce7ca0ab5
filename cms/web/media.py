"""Serve renditions of public images; every other stored file goes through a view that checks access (D08, S19)."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.utils.http import http_date

_PUBLIC = re.compile(r"^images/[\w.-]+\.(?:png|jpg|jpeg|gif|webp)$")


def image(request: HttpRequest, name: str) -> FileResponse:
    if not _PUBLIC.match(name) or not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name))
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'"
    response["Expires"] = http_date(default_storage.get_modified_time(name).timestamp() + 31_536_000)
    return response
