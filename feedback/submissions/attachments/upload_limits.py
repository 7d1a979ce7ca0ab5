"""Limit uploads: oversized files are dropped while they arrive, and the text beside them is kept (R30)."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from cms.web.unavailable import skipped_file
from feedback.submissions.attachments.file_types import MOST_BYTES, MOST_FILES, MOST_IN_ONE_REQUEST


class Limited(FileUploadHandler):
    """Upload handler before Django's own. ``request.dropped`` lists field and name of dropped files."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.files = self.total = self.size = 0
        self.dropped: list[tuple[str, str]] = []
        vars(request)["dropped"] = self.dropped

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.files += 1
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.size += len(raw_data)
        self.total += len(raw_data)
        if self.files > MOST_FILES or self.size > MOST_BYTES or self.total > MOST_IN_ONE_REQUEST:
            self.dropped.append((self.field_name or "", self.file_name or ""))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def limit_uploads(request: HttpRequest) -> None:
    """Install the handler and read the body; call before anything else reads it. Raises the OSError of a full disk."""
    if request.method == "POST":
        request.upload_handlers.insert(0, Limited(request))
        if error := skipped_file(request):
            raise error
