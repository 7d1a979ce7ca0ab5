"""Hand on a file that somebody sent: only when it is clean, always to be kept and never to be shown (S19)."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms.access import role_required
from cms.storage import private_storage
from cms.web.public_post import too_many
from feedback import access
from feedback.models import Attachment
from feedback.receipts.views import may_look
from feedback.submissions.attachments.file_types import KINDS


@role_required(*access.MODERATE_ROLES)
@require_safe
def desk_file(request: HttpRequest, pk: UUID) -> FileResponse:
    return _handed_on(access.get_attachment(request.user, pk))


@require_safe
def own_file(request: HttpRequest, code: str, pk: UUID) -> HttpResponse | FileResponse:
    if not may_look(request):
        return too_many(request)
    return _handed_on(access.get_own_attachment(access.get_submission_by_code(code), pk))


def _handed_on(attachment: Attachment) -> FileResponse:
    try:
        opened = private_storage().open(attachment.file)
    except OSError as error:  # verify names it
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
