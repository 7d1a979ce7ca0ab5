"""Views for a member's conflicts of interest: draft, file, withdraw."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.desk_acts import read_or_send
from boards.models import DisclosureFiling
from boards.workspace.access import get_filing
from boards.workspace.disclosures import (
    discard_disclosure,
    file_disclosure,
    take_back_disclosure,
    write_disclosure,
)
from boards.workspace.filed_disclosures import own_filings, own_recusals, with_items
from boards.workspace.forms import DisclosureForm
from boards.workspace.views.packet import reading_for
from cms.exceptions import RuleBroken

ACTS = {
    "file": file_disclosure,
    "discard": discard_disclosure,
    "take-back": take_back_disclosure,
}


@require_safe
def disclosures(request: HttpRequest) -> HttpResponse:
    held = access.require_seats(request.user)
    context = {"filings": own_filings(held), "recusals": own_recusals(held)}
    return render(request, "boards/workspace/disclosures.html", context)


@read_or_send
def disclose(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Write a draft; the next page previews it as the public will read it, and files it."""
    found, appointment, _packet, reading = reading_for(request, pk, key)
    if reading.row is None:
        raise Http404
    rows = DisclosureFiling.objects.filter(meeting=found, key=key, appointment=appointment, withdrawn_at=None)
    earlier = rows.first()
    if earlier is not None and earlier.is_filed:
        return redirect("boards:workspace_disclosure", earlier.pk)
    form = DisclosureForm(request.POST or None, initial={"reason": earlier.reason if earlier else ""})
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            facts = {"meeting": found, "key": key, "appointment": appointment}
            filing = write_disclosure(actor=request.user, **facts, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
            if field := error.facts.get("field"):
                form.add_error(field, str(error))
        else:
            return redirect("boards:workspace_disclosure", filing.pk)
    context = {
        "meeting": found,
        "form": form,
        "refusal": refusal,
        "heading": _("Recuse yourself from item %(number)s") % {"number": reading.item.shown.label},
        "hint": _("No one can read it until you file it. You will see it once more before then."),
        "button": _("Continue"),
        "back_url": reverse("boards:workspace_item", args=[found.pk, key]),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "boards/workspace/tell.html", context, status=status)


@read_or_send
def disclosure(request: HttpRequest, pk: int) -> HttpResponse:
    """A disclosure as the public reads it, with the available actions."""
    filing = get_filing(request.user, pk)
    with_items([filing])
    refusal = None
    if request.method == "POST" and (act := ACTS.get(request.POST.get("act", ""))):
        try:
            act(actor=request.user, filing=filing)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _done(request.POST["act"]))
            return redirect("boards:workspace_disclosures")
    status = 422 if request.method == "POST" else 200
    context = {"filing": filing, "meeting": filing.meeting, "refusal": refusal}
    return render(request, "boards/workspace/disclosure.html", context, status=status)


def _done(act: str) -> str:
    return {
        "file": _("Filed. The clerk can see it, and the public can read it with the item."),
        "discard": _("Discarded. No one read it."),
        "take-back": _("Withdrawn. The disclosure and the withdrawal both stay in the record."),
    }[act]
