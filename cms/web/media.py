"""Serve renditions of images; every other stored file goes through a view of its own (D08, S19, W03)."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from cms.publication import images

_IMAGE = re.compile(r"^images/[\w.-]+\.(?:avif|png|jpg|jpeg|gif|webp)$")


def image(request: HttpRequest, name: str) -> HttpResponseBase:
    """An image that no public page uses does not exist, except for staff.

    A browser keeps it as long as we keep the answer whether it is public, and then asks whether it still is. The file
    is opened only if it has to be sent.
    """
    if not _IMAGE.match(name) or not default_storage.exists(name):
        raise Http404
    is_public = images.is_public(name)
    if not is_public and not images.may_see(request.user):
        raise Http404
    changed = int(default_storage.get_modified_time(name).timestamp())
    unchanged = get_conditional_response(request, last_modified=changed) if is_public else None
    response = unchanged or FileResponse(default_storage.open(name))
    response["Content-Security-Policy"] = "default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    if is_public:
        response["Cache-Control"] = f"public, max-age={images.SECONDS}, must-revalidate"
        response["Last-Modified"] = http_date(changed)
    return response
