"""Serve an uploaded file: only if clean, always as a download, never inline (S19)."""

from django.http import FileResponse, Http404

from cms.storage import private_storage
from feedback.models import Attachment
from feedback.submissions.attachments.file_types import KINDS


def handed_on(attachment: Attachment) -> FileResponse:
    try:
        opened = private_storage().open(attachment.file)
    except OSError as error:  # manage.py verify names it
        raise Http404 from error
    response = FileResponse(
        opened,
        as_attachment=True,
        filename=attachment.name,
        content_type=KINDS[attachment.kind].served_as,
    )
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
