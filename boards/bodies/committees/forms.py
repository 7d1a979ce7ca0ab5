"""Forms to propose a committee, and its end (C2C-06)."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.bodies.committees.rules import (
    MOST_SEATS,
    Charter,
    ground_for,
    members_of,
    refuse_charter,
    refuse_waiting,
    votes_of,
)
from boards.choices import SeatBase
from boards.exceptions import CommitteeRefused
from boards.models import Body, Committee, Motion
from cms import clock
from cms.components.dates import plain_date
from cms.components.laws import with_law
from cms.components.previews import preview
from cms.i18n.fields import TranslatedFormField, text
from cms.powers.forms import ProposalForm

MOST_WORDS = 80
MOST_NAME = 120


class VoteField(forms.ModelChoiceField):
    """A vote of the body that passed, by its day, number and words."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("queryset", Motion.objects.none())
        options.setdefault("empty_label", _("Choose a vote"))
        super().__init__(**options)

    def label_from_instance(self, obj: Motion) -> str:
        words = preview(text(obj.text), MOST_WORDS)
        return f"{plain_date(obj.item.meeting.day)}, {obj.number}: {words}"


class CommitteeForm(ProposalForm):
    """What the vote says. Why the law covers the committee follows from its size and what it may do (BK-01)."""

    THRESHOLDS = [
        ("majority", _("more than half")),
        ("two_thirds", _("at least two thirds")),
        ("parent", _("the same share as for the body itself")),
    ]
    name = TranslatedFormField(label=_("Name"), max_length=120)
    created_by = VoteField(
        label=_("Vote that creates it"), help_text=_("Only votes of this body that passed are listed.")
    )
    decides = forms.TypedChoiceField(
        label=_("What it may do"),
        choices=[
            ("", _("Choose one")),
            ("0", _("advise the body only")),
            ("1", _("decide or act for the body, by delegated authority")),
        ],
        coerce=lambda value: value == "1",
        help_text=_(
            "With delegated authority, the open-meeting law covers it at any size; if it only advises, "
            "the law covers it once it has three or more people (Gov. Code § 11121(b), (c))."
        ),
    )
    members = forms.MultipleChoiceField(
        label=_("Members of the body who serve on it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=_("Other people the vote names"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One name per line."),
    )
    chair = forms.ChoiceField(label=_("Chair"), required=False)
    size = forms.IntegerField(
        label=_("Number of seats"),
        required=False,
        min_value=1,
        max_value=MOST_SEATS,
        help_text=_("Leave blank for as many seats as people named."),
    )
    threshold = forms.ChoiceField(label=_("Ayes required"), choices=THRESHOLDS)
    threshold_base = forms.ChoiceField(label=_("Ayes are a share of"), choices=SeatBase.choices)
    quorum_base = forms.ChoiceField(label=_("Quorum is a majority of"), choices=SeatBase.choices)

    class Meta:
        model = Committee
        fields = ["created_by", "kind", "charge", "ends_on"]

    field_order = [
        "name", "created_by", "kind", "charge", "decides", "members", "others", "chair", "size", "threshold",
        "threshold_base", "quorum_base", "ends_on", "effective_on", "reason",
    ]  # fmt: skip

    def __init__(self, *args: Any, parent: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parent = parent
        people = [(str(each.pk), each.person_name) for each in members_of(parent, clock.today())]
        self.fields["created_by"].queryset = votes_of(parent)
        self.fields["members"].choices = people
        self.fields["chair"].choices = [("", _("No chair yet")), *people]
        self.fields["charge"].label = _("Charge")
        self.fields["charge"].help_text = _(
            "What the committee is to do, as stated in the vote. It is shown on its public page."
        )
        self.fields["ends_on"].help_text = _(
            "The committee’s last day. Leave blank for a standing committee."
        )

    def clean_others(self) -> list[str]:
        """The names in their order, each once."""
        names = [" ".join(line.split()) for line in self.cleaned_data["others"].splitlines()]
        for number, name in enumerate(names, start=1):
            if len(name) > MOST_NAME:
                words = _("A name can have at most %(most)s characters. Shorten line %(line)s.")
                raise forms.ValidationError(words % {"most": MOST_NAME, "line": number})
        return list(dict.fromkeys(filter(None, names)))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        try:
            refuse_charter(self.parent, self.charter)
            refuse_waiting(self.parent, self.charter)
        except CommitteeRefused as refusal:
            self.add_error(refusal.facts.get("field"), with_law(refusal))
        return cleaned

    @property
    def charter(self) -> Charter:
        given = self.cleaned_data
        others = given["others"]
        members = [int(each) for each in given["members"]]
        size = given["size"] or max(1, len(members) + len(others))
        ends_on: date | None = given["ends_on"]
        return Charter(
            parent=self.parent.pk,
            created_by=given["created_by"].pk,
            name=given["name"],
            charge=given["charge"],
            kind=given["kind"],
            covered_under=ground_for(size=size, decides=given["decides"]).value,
            members=members,
            others=others,
            chair=int(given["chair"]) if given["chair"] else None,
            size=size,
            threshold=given["threshold"],
            threshold_base=given["threshold_base"],
            quorum_base=given["quorum_base"],
            ends_on=ends_on.isoformat() if ends_on else None,
        )


class DisbandForm(ProposalForm):
    disbanded_by = VoteField(
        label=_("Vote that disbands it"), help_text=_("Only votes of this body that passed are listed.")
    )

    class Meta:
        model = Committee
        fields = ["disbanded_by"]

    field_order = ["disbanded_by", "effective_on", "reason"]

    def __init__(self, *args: Any, parent: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["disbanded_by"].queryset = votes_of(parent)
