"""Member forms: a proposal, whom to invite, the report, a ranking."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.models import Appointment, Proposal
from boards.proposals.form_content import HELP, LABELS, SUMMARY, TITLE, WHY
from cms.i18n.fields import TranslatedFormField, text


class ProposalForm(DeskForm):
    """The same questions as the board's public form (C2C-31)."""

    title = TranslatedFormField(label=LABELS[TITLE], max_length=160, help_text=HELP[TITLE])
    summary = TranslatedFormField(label=LABELS[SUMMARY], long=True, max_length=2000)
    why = TranslatedFormField(
        label=LABELS[WHY], long=True, max_length=2000, required=False, help_text=HELP[WHY]
    )


class MemberField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Appointment) -> str:
        return obj.person_name


class InviteForm(DeskForm):
    appointment = MemberField(
        label=_("Who do you want to invite?"),
        queryset=Appointment.objects.none(),
        help_text=_("They count from the moment they are invited, even if they decline."),
    )

    def __init__(self, *args: Any, fellows: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appointment"].queryset = fellows


class ReportForm(DeskForm):
    words = TranslatedFormField(
        label=_("Text of the report"),
        long=True,
        max_length=20000,
        help_text=_("Links to the proposals, what the board said in the fall, and notes on the studies."),
    )


class RankForm(DeskForm):
    """One rank per proposal; 1 is first."""

    def __init__(self, *args: Any, proposals: Iterable[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposals = list(proposals)
        places = [(str(place), str(place)) for place in range(1, len(self.proposals) + 1)]
        for each in self.proposals:
            self.fields[f"place-{each.pk}"] = forms.ChoiceField(
                label=f"{each.number} {text(each.title)}".strip(),
                choices=[("", _("Choose a rank")), *places],
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = [value for name, value in cleaned.items() if name.startswith("place-")]
        if len(given) == len(self.proposals) and len(set(given)) != len(given):
            raise forms.ValidationError(_("Give each proposal a different rank."))
        return cleaned

    @property
    def order(self) -> list[int]:
        """Primary keys of the proposals, first to last."""
        place_of = {each.pk: int(self.cleaned_data[f"place-{each.pk}"]) for each in self.proposals}
        return sorted(place_of, key=place_of.__getitem__)
