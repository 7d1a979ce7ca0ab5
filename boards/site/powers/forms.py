"""Forms of the powers whose fields are not entered as the model has them."""

from typing import Any

from django.forms import CheckboxSelectMultiple, ModelChoiceField, MultipleChoiceField
from django.utils.translation import gettext_lazy as _

from boards.bodies.committees.rules import refuse_joining
from boards.change_choices import CLERICAL
from boards.exceptions import CommitteeRefused
from boards.models import Appointment
from cms import clock
from cms.components.laws import with_law
from cms.powers.forms import AccountField, ProposalForm


class BodyForm(ProposalForm):
    clerical_changes = MultipleChoiceField(
        label=_("Changes to a posted agenda that count as clerical"),
        choices=[(kind.value, kind.label) for kind in CLERICAL],
        widget=CheckboxSelectMultiple,
        required=False,
        help_text=_(
            "Counsel confirms the list (Gov. Code § 11125(b)). A person decides about any other change."
        ),
    )


class MemberField(ModelChoiceField):
    def label_from_instance(self, obj: Appointment) -> str:
        return f"{obj.person_name}, {obj.seat.body}"


class AppointmentForm(ProposalForm):
    as_member = MemberField(
        queryset=Appointment.objects.none(),
        required=False,
        label=_("For a committee: the person’s seat on its parent body"),
        help_text=_("Leave blank for a board seat, and for a person who is not on the board."),
    )
    user = AccountField(
        required=False,
        label=_("Email of the member’s account"),
        help_text=_("The seat determines what the account can read. Leave blank if there is no account."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Appointment.objects.bound(clock.today()).filter(seat__body__children__isnull=False).distinct()
        rows = (rows | Appointment.objects.filter(pk=self.instance.as_member_id).distinct()).order_by("pk")
        self.fields["as_member"].queryset = rows.select_related("seat__body")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seat, member = cleaned.get("seat"), cleaned.get("as_member")
        if seat:
            names = ("person_name", "user", "ends_on")
            facts = {name: cleaned[name] for name in names if cleaned.get(name)}
            try:
                refuse_joining(Appointment(pk=self.instance.pk, seat=seat, as_member=member, **facts))
            except CommitteeRefused as refusal:
                self.add_error("as_member", with_law(refusal))
        return cleaned
