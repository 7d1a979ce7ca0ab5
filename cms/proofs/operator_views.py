"""The desk page on the state of the record, for administrators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.access import Role, role_required
from cms.models import RecordCheckpoint
from cms.proofs import operator
from cms.proofs.key_power import KIND

NEWEST = 10


@role_required(Role.ADMINISTRATOR)
@require_safe
def state(request: HttpRequest) -> HttpResponse:
    context = {
        "parts": operator.parts(),
        "newest": RecordCheckpoint.objects.order_by("-size")[:NEWEST],
        "kind": KIND,
    }
    return render(request, "cms/record_state.html", context)
