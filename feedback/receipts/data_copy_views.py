"""Views to read and download all data about one comment (PRV-04, P15)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.components.menu import address
from feedback import access
from feedback.receipts.personal_data_copy import copy_of
from feedback.receipts.private_pages import private


@require_safe
def copy(request: HttpRequest, code: str) -> HttpResponse:
    submission = access.get_submission_by_code(code)
    context = {
        "submission": submission,
        "code": code,
        "copy": copy_of(submission, code),
        "crumbs": [
            (_("Receipts"), address("receipts/")),
            (code, reverse("feedback:receipt", args=[code])),
            (_("Everything on file"), ""),
        ],
    }
    return private(render(request, "feedback/receipts/receipt_copy.html", context))


@require_safe
def copy_json(request: HttpRequest, code: str) -> HttpResponse:
    facts = copy_of(access.get_submission_by_code(code), code)
    response = JsonResponse(facts, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="{code}.json"'
    return private(response)
