"""Views for rankings: cast by members in session, run by the clerk at the console (BK-46)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boards import access
from boards.models import Meeting
from boards.proposals import ballots, visibility
from boards.proposals.ballot_casting import cast_ballot
from boards.proposals.ballot_console import ballot_form, get_ballot, rank_form
from boards.proposals.ballot_presenters import with_votes
from boards.proposals.ballots import close_ballot
from boards.proposals.forms.member import RankForm
from boards.sessions.views.answers import act, press, take
from cms.exceptions import RuleBroken

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@read_or_send
def ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's ballot; before and after the session it shows only a message."""
    found, appointment = visibility.get_member_ballot(request.user, pk)
    shown = with_votes(found.pk)
    own = {row.proposal_id: row.place for row in found.votes.filter(seat=appointment.seat)}
    start = {f"place-{pk}": str(place) for pk, place in own.items()}
    proposals = [each.proposal for each in sorted(shown.ranked, key=lambda each: each.label)]
    form = RankForm(request.POST or None, proposals=proposals, initial=start)
    refusal = None
    if form.is_bound and form.is_valid():
        facts = {"ballot": found, "appointment": appointment, "order": form.order}
        try:
            cast_ballot(actor=request.user, **facts)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(
                request, _("Your ranking is in the record, by name. You can change it while it is open.")
            )
            return redirect("boards:member_ballot", found.pk)
    meeting = found.item.meeting
    context = {"ballot": found, "shown": shown, "form": form, "refusal": refusal, "meeting": meeting}
    context |= {"is_cast": bool(own), "appointment": appointment}
    context["takes"] = found.is_open and meeting.is_in_session
    status = 422 if form.is_bound else 200
    return render(request, "boards/proposals/member_ballot.html", context, status=status)


@act
def open_ballot(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    on = access.get_item(found, item)

    def do(given: dict[str, Any]) -> None:
        ballots.open_ballot(actor=request.user, item=on, **given)

    return take(request, found, ballot_form(on, request.POST), do, name="ballot", item=on, then="#ballot")


@act
def rank(request: HttpRequest, found: Meeting, ballot: int) -> HttpResponse:
    """The clerk enters what a member states aloud."""
    on = get_ballot(found, ballot)

    def do(given: dict[str, Any]) -> None:
        ballots.rank(actor=request.user, ballot=on, **given)

    form = rank_form(on, request.POST)
    return take(request, found, form, do, name="rank", item=on.item, then="#ballot")


@act
def close(request: HttpRequest, found: Meeting, ballot: int) -> HttpResponse:
    on = get_ballot(found, ballot)
    return press(
        request,
        found,
        lambda: close_ballot(actor=request.user, ballot=on),
        item=on.item,
        then="#now",
    )
