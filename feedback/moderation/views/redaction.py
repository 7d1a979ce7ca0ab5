"""View to remove the text of a comment everywhere, after a preview of the affected places (PRV-06)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.records import holds, redaction_preview
from cms.records.redaction import removals_of
from feedback import access
from feedback.moderation.forms import RemovalForm
from feedback.moderation.redaction import places_before, request_removal


@role_required(*access.REMOVE_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    submission = access.get_comment(request.user, pk)
    form, refusal = RemovalForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(request_removal(actor=request.user, submission=submission, **form.cleaned_data))
        except RuleBroken as error:
            refusal = error
    context = {
        "comment": submission,
        "form": form,
        "refusal": refusal,
        "hold": holds.hold_on("submission", pk),
        "removal": removals_of("submission", pk).first(),
        "places": [*places_before(submission), *redaction_preview.removed("submission", pk, but="feedback")],
        "stays": redaction_preview.stays("submission", pk),
    }
    status = 409 if isinstance(refusal, holds.Held) else 422 if form.errors or refusal else 200
    return render(request, "feedback/moderation/desk_remove.html", context, status=status)
