"""Views to verify one's own comment: in the browser, or with a file and without this site."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.components.menu import address
from cms.proofs import checkpoints, keys
from cms.web.one_time_keys import normalise_code
from feedback import access
from feedback.receipts.private_pages import private
from feedback.receipts.proofs import own_texts, proof_of


@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    submission = access.get_submission_by_code(code)
    texts, code = own_texts(submission), normalise_code(code)
    context = {
        "submission": submission,
        "code": code,
        "texts": texts,
        "can_be_proven": any(each.can_be_proven for each in texts),
        "last": checkpoints.latest(),
        "key": keys.current(),
        "crumbs": [
            (_("Receipts"), address("receipts/")),
            (code, reverse("feedback:receipt", args=[code])),
            (_("Verify this yourself"), ""),
        ],
    }
    return private(render(request, "feedback/receipts/receipt_verify.html", context))


@require_safe
def proof(request: HttpRequest, code: str) -> HttpResponse:
    """The proof as a file. Not found before a checkpoint covers the comment, or once its text was removed."""
    found = proof_of(own_texts(access.get_submission_by_code(code)))
    if found is None:
        raise Http404
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{normalise_code(code)}-proof.json"'
    return private(response)
