"""Desk views of legal duties: open ones with rule and due time, and how each was done."""

from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from boards import access
from boards.desk_form import answer
from boards.duties.forms import EvidenceForm
from boards.duties.labels import is_overdue, what_to_do
from boards.duties.services import finish_duty
from boards.models import Duty
from cms.access import role_required

DONE = 20


@require_safe
@role_required(*access.POST_ROLES)
def duties(request: HttpRequest) -> HttpResponse:
    rows = Duty.objects.select_related("meeting__body", "item")
    waiting = list(rows.filter(done_at=None).order_by(F("due_at").asc(nulls_last=True), "opened_at", "pk"))
    for duty in waiting:
        duty.words, duty.is_late = what_to_do(duty), is_overdue(duty)
    done = rows.filter(done_at__isnull=False).order_by("-done_at")[:DONE]
    return render(request, "boards/duties/desk_duties.html", {"waiting": waiting, "done": done})


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*access.POST_ROLES)
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    found = Duty.objects.select_related("meeting__body", "item").filter(pk=pk, done_at=None).first()
    if found is None:
        raise Http404
    form = EvidenceForm(request.POST or None, duty=found)

    def act(facts: dict[str, Any]) -> str:
        finish_duty(actor=request.user, duty=found, **facts)
        return _("Duty recorded as done.")

    texts = {"heading": str(found.get_kind_display()), "button": _("Mark as done"), "hint": what_to_do(found)}
    return answer(request, form, act, back_url=reverse("boards:duties"), **texts)
