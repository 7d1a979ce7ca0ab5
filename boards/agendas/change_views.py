"""Views to change a posted agenda: the three lawful acts on one screen, and the page of the second person."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boards import access
from boards.agendas.approval_rules import approval_context
from boards.agendas.both_texts import both_texts
from boards.agendas.change_history import notice_in_force
from boards.agendas.changes import Change
from boards.agendas.correction_rules import (
    attestation_of,
    changes_of,
    person_of,
    proposer_of,
    question_about,
    waiting_correction,
)
from boards.agendas.corrections import (
    attest_correction,
    decline_correction,
    propose_correction,
    withdraw_correction,
)
from boards.agendas.forms import AttestForm, ChangeForm, DeclineForm, attest_form
from boards.agendas.lawful_acts import lawful_acts, only_litigation_since
from boards.agendas.posting import is_changed, post_new_notice
from boards.agendas.readiness import readiness
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.agendas.versions import corrected, renewed
from boards.change_choices import CorrectionState
from boards.models import AgendaCorrection, Meeting
from boards.notices.deadline_text import timeline
from boards.notices.short_notice import ruling_of
from cms import clock
from cms.access import Visitor, role_required
from cms.exceptions import RuleBroken
from cms.publication.rules import are_two_people
from cms.records.history import actor_label

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@read_or_send
@role_required(*access.POST_ROLES)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """What the draft changes, what each change is, and which lawful act is open for it."""
    found = access.get_meeting(request.user, pk)
    form, refusal = ChangeForm(request.POST or None), None
    if form.is_bound and form.is_valid():
        facts: dict[str, Any] = {"meeting": found, "reason": form.cleaned_data["reason"]}
        try:
            if request.POST.get("act") == "notice":
                post_new_notice(actor=request.user, **facts)
                messages.success(
                    request, _("New notice posted. It will be sent to everyone who requested notices.")
                )
            else:
                propose_correction(actor=request.user, **facts)
                messages.success(
                    request, _("Correction proposed. Nothing will be posted until someone else attests.")
                )
        except RuleBroken as error:
            refusal = error
        else:
            return redirect("boards:desk_meeting", found.pk)
    context = {"form": form, "meeting": found, "refusal": refusal, **_screen(found, request.user)}
    return render(request, "boards/agendas/desk_correct.html", context, status=422 if form.is_bound else 200)


def _screen(found: Meeting, user: Visitor) -> dict[str, Any]:
    ruling = ruling_of(found, clock.now())
    last = found.postings.order_by("-number").first()
    waiting = waiting_correction(found)
    if last is None:
        return {"changes": [], "acts": lawful_acts(found, ruling, [], None)}
    draft = snapshot_of(found, draft_pages(found))
    correction, notice = corrected(last.snapshot, draft), renewed(last, draft)
    changes = changes_of(last, correction, found)
    acts = lawful_acts(found, ruling, changes, waiting)
    may_notice = acts[1].is_open and is_changed(last.snapshot, notice)
    return {
        "last": last,
        "waiting": waiting,
        "declined": _last_declined(found, last.pk),
        "changes": both_texts(changes),
        "acts": acts,
        "may_propose": acts[0].is_open,
        "may_notice": may_notice,
        "too_late": only_litigation_since(found),
        "clock": timeline(found, notice_in_force(list(found.postings.order_by("number").defer("snapshot")))),
        "checks": readiness(found, correction, clock.now(), is_correction=True) if changes else None,
        "notice_ready": readiness(found, notice, clock.now(), actor=user) if may_notice else None,
        **approval_context(found, notice, user),
    }


def _last_declined(found: Meeting, last: int) -> AgendaCorrection | None:
    """The latest answer, if it was no, to a proposal about this version."""
    row = found.corrections.order_by("-pk").first()
    return row if row and row.state == CorrectionState.DECLINED and row.base_id == last else None


@read_or_send
@role_required(*access.POST_ROLES)
def correction(request: HttpRequest, pk: int, correction: int) -> HttpResponse:
    """Both texts of a proposed correction, for the person who attests or declines it."""
    found = access.get_meeting(request.user, pk)
    row = found.corrections.select_related("base").filter(pk=correction).first()
    if row is None:
        raise Http404
    row.meeting = found
    act = request.POST.get("act", "")
    question, sentence = question_about(row), attestation_of(row, actor_label(request.user))
    attest = attest_form(request.POST if act == "attest" else None, question, sentence)
    decline = DeclineForm(request.POST if act == "decline" else None)
    refusal = None
    try:
        if done := _act(request, row, act, attest, decline):
            messages.success(request, done)
            return redirect("boards:desk_meeting", found.pk)
    except RuleBroken as error:
        refusal = error
    changes = [Change(**change) for change in row.changes]
    context = {
        "meeting": found,
        "correction": row,
        "changes": both_texts(changes),
        "doubtful": [change for change in changes if change.is_doubtful],
        "question": question,
        "attest": attest,
        "decline": decline,
        "bad_form": next((form for form in (attest, decline) if form.errors), None),
        "refusal": refusal,
        "is_own": not are_two_people(proposer_of(row), person_of(request.user)),
        "clock": timeline(found, row.base),
        "number": row.base.number + 1,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "boards/agendas/desk_correction.html", context, status=status)


def _act(
    request: HttpRequest, row: AgendaCorrection, act: str, attest: AttestForm, decline: DeclineForm
) -> str:
    """What was done, or nothing if the form must be shown again."""
    if act == "attest" and attest.is_valid():
        attest_correction(actor=request.user, correction=row, adds=attest.says_it_adds)
        return _(
            "You attested the correction. It is posted, and the notice will be sent to everyone who "
            "requested notices."
        )
    if act == "decline" and decline.is_valid():
        decline_correction(actor=request.user, correction=row, reason=decline.cleaned_data["decline_reason"])
        return _(
            "Correction declined. The person who proposed it will be notified of the reason. The "
            "draft is unchanged."
        )
    if act == "withdraw":
        withdraw_correction(actor=request.user, correction=row)
        return _("Correction withdrawn. The draft is unchanged.")
    return ""
