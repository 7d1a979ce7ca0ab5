"""Rankings on the clerk's console: what can be opened, who has ranked, and the forms (BK-46)."""

from typing import Any

from django import forms
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.bodies.rosters import Place, roster_of
from boards.choices import ProposalState
from boards.models import AgendaItem, Meeting, Proposal, RankingBallot
from boards.proposals.ballot_presenters import with_votes
from boards.proposals.forms.member import RankForm
from boards.sessions.console import build
from boards.sessions.forms.items import MemberField
from cms.form_fields import form_field
from cms.i18n.fields import text

RANKABLE = (
    ProposalState.SUBMITTED,
    ProposalState.SPONSORED,
    ProposalState.NOT_SPONSORED,
    ProposalState.DISCUSSED,
)


class ProposalsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number} {text(obj.title)}".strip()


class BallotForm(DeskForm):
    proposals = ProposalsField(
        label=_("Proposals to rank"),
        queryset=Proposal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Choose two or more, under rules that allow ranking. Each member’s ranking is public, by name."
        ),
    )
    draft = ""


class ClerkRankForm(RankForm):
    places: dict[int, Place]
    member = MemberField(label=_("Member"))
    field_order = ["member"]
    draft = ""

    def given(self) -> dict[str, Any]:
        return {"appointment": self.places[self.cleaned_data["member"].pk].sitting, "order": self.order}


def get_ballot(meeting: Meeting, pk: int) -> RankingBallot:
    rows = RankingBallot.objects.select_related("item__meeting__body")
    found = rows.filter(pk=pk, item__meeting=meeting).first()
    if found is None:
        raise Http404
    return found


def ballot_form(item: AgendaItem, data: QueryDict | None = None) -> BallotForm:
    form = BallotForm(data, auto_id="ballot_%s")
    form_field(form, "proposals", ProposalsField).queryset = rankable(item)
    return form


def rankable(item: AgendaItem) -> Any:
    """Public proposals of this body under rules with a ranking."""
    rows = Proposal.objects.public().filter(body=item.meeting.body_id, state__in=RANKABLE)
    return rows.filter(rules__has_ranking=True).order_by("year", "sequence")


def rank_form(ballot: RankingBallot, data: QueryDict | None = None) -> ClerkRankForm:
    members = roster_of(ballot.item.meeting, ballot.item).present
    form = ClerkRankForm(data, auto_id="rank_%s", proposals=ballot.proposals.all())
    form_field(form, "member", MemberField).offer(members)
    form.places = {place.seat.pk: place for place in members}
    return form


def ballot_context(item: AgendaItem, _in_hand: dict[str, Any], _drafts: build.Drafts) -> dict[str, Any]:
    """Context for the current item."""
    ballot = RankingBallot.objects.filter(item=item).first()
    if ballot is None:
        is_possible = item.meeting.is_deciding and rankable(item).count() > 1
        return {"forms": {"ballot": ballot_form(item)}} if is_possible else {}
    ballot.item = item
    shown = with_votes(ballot.pk)
    context: dict[str, Any] = {"ballot": ballot, "ballot_shown": shown}
    if ballot.is_open and item.meeting.is_deciding:
        members = roster_of(item.meeting, item).present
        done = {row.name for row in shown.rows}
        context["forms"] = {"rank": rank_form(ballot)}
        context["ballot_waits"] = [place.name for place in members if place.name not in done]
    return context
