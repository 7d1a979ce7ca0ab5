"""Serve a stored file as a stream: whole, or one range of it (RFC 9110, section 14), so that a download goes on."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import IO

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

from cms.open_data.api.answers import FRESH, Problem

CHUNK = 64 * 1024
RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})", re.ASCII)


def download(
    request: HttpRequest,
    opened: Callable[[], IO[bytes]],
    *,
    size: int,
    etag: str,
    changed: datetime,
    name: str,
    kind: str,
) -> HttpResponseBase:
    """200, 206 for a range of this very version, or 304. Raises Problem (416) for a range outside the file."""
    moment = int(changed.timestamp())
    if unchanged := get_conditional_response(request, etag, moment):
        return unchanged
    start, end, status = 0, size, 200
    if asked := _range(request, size, etag):
        (start, end), status = asked, 206
    file = opened()
    answer = StreamingHttpResponse(_part(file, start, end), status=status, content_type=kind)
    answer["Content-Length"] = str(end - start)
    if status == 206:
        answer["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    answer["Content-Disposition"] = content_disposition_header(True, name) or ""
    answer["Content-Encoding"] = "identity"  # packed already, and compressing it again would break the ranges
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = etag
    answer["Last-Modified"] = http_date(moment)
    answer["Cache-Control"] = FRESH
    answer["X-Content-Type-Options"] = "nosniff"
    answer._resource_closers.append(file.close)  # type: ignore[attr-defined]  # as FileResponse does
    return answer


def _range(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """Start and end of the one range that is asked for; several or a wrong one: the whole file."""
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if not asked or request.headers.get("If-Range", etag) != etag or asked[0] == "bytes=-":
        return None
    first, last = asked.groups()
    if first and last and int(first) > int(last):
        return None
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last) + 1, size) if first and last else size
    if start >= end:
        headers = {"Content-Range": f"bytes */{size}"}
        raise Problem(416, f"The file has {size} bytes.", headers=headers)
    return start, end


def _part(file: IO[bytes], start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    left = end - start
    while left > 0 and (chunk := file.read(min(CHUNK, left))):
        left -= len(chunk)
        yield chunk
