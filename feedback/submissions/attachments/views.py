"""View to download an uploaded file: only if clean, never inline (S19)."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from cms.access import role_required
from feedback import access
from feedback.submissions.attachments.downloads import handed_on


@role_required(*access.MODERATE_ROLES)
@require_safe
def desk_file(request: HttpRequest, pk: UUID) -> FileResponse:
    return handed_on(access.get_attachment(request.user, pk))
