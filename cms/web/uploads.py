"""Large uploads are stored in a temporary file. If its disk is full, the file is lost, but not what was typed (F10)."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

from cms.web.unavailable import SKIPPED, is_passing


class KeepsText(TemporaryFileUploadHandler):
    """Skips the file and leaves the reason on the request, where a middleware finds it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._note(error)
            raise SkipFile from error

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        try:
            return super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._note(error)
            raise SkipFile from error

    def file_complete(self, file_size: int) -> UploadedFile | None:
        try:
            return super().file_complete(file_size)
        except OSError as error:
            self._note(error)
            return None

    def _note(self, error: OSError) -> None:
        if not is_passing(error):
            raise error
        skipped = getattr(self.request, SKIPPED, {})
        setattr(self.request, SKIPPED, skipped | {self.field_name: error})
