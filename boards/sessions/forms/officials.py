"""Console forms for who presides, and for whose absence is excused."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.bodies.rosters import Members, Place
from boards.models import Body, Motion
from boards.officer_choices import ExcusedBy
from boards.sessions.forms.items import MemberField
from cms.i18n.fields import text

EXCUSED = "excused"


class VoteField(forms.ChoiceField):
    """Choice of a procedural vote of the meeting; cleans to the motion."""

    def offer(self, votes: Iterable[Motion]) -> None:
        self.votes = {str(motion.pk): motion for motion in votes}
        offered = ((pk, f"{motion}: {text(motion.text)}") for pk, motion in self.votes.items())
        self.choices = [("", _("no vote")), *offered]

    def clean(self, value: object) -> Motion | None:
        chosen = super().clean(value)
        return self.votes[chosen] if chosen else None


class PresideForm(DeskForm):
    """A member who is present, and the vote that elected a chair pro tem, if there was one."""

    seat = MemberField(
        label=_("Who presides"),
        error_messages={
            "invalid_choice": _(
                "Choose a member who is present and not recused from the current item. Record an arrival "
                "first."
            )
        },
    )
    elected_by = VoteField(
        label=_("Elected chair pro tem by"),
        required=False,
        help_text=_(
            "Only for an election by vote. Without it, the minutes say only that the member presided."
        ),
    )

    def __init__(self, *args: Any, members: Members, votes: Iterable[Motion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].offer(place for place in members.places if place.may_vote)
        self.fields["elected_by"].offer(votes)
        if not self.fields["elected_by"].votes:
            del self.fields["elected_by"]


class AbsenceForm(DeskForm):
    """Whether an absence is excused. There is no field for a reason, which could be about health."""

    seat = MemberField(
        label=_("Absent member"),
        error_messages={
            "invalid_choice": _(
                "Choose a member who has not attended. The record shows when the others arrived."
            )
        },
    )
    excused = forms.ChoiceField(
        label=_("The absence is"), choices=[(EXCUSED, _("excused")), ("not", _("not excused"))]
    )
    vote = VoteField(label=_("By the vote on"), required=False)

    def __init__(
        self,
        *args: Any,
        places: Iterable[Place],
        votes: Iterable[Motion],
        bodies: Iterable[Body],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].offer(places)
        self.fields["vote"].offer(votes)
        by_vote = any(body.absences_excused_by == ExcusedBy.VOTE for body in bodies)
        if not (by_vote or self.fields["vote"].votes):
            del self.fields["vote"]

    def clean_excused(self) -> bool:
        return self.cleaned_data["excused"] == EXCUSED
