"""Forms for the evidence that a duty was done."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input
from boards.duties.labels import POSTINGS
from boards.models import AgendaItem, Duty, Meeting


class _ItemField(forms.ModelChoiceField):
    def label_from_instance(self, item: AgendaItem) -> str:
        return f"{item.meeting.plainly_when}: {item}"


class EvidenceForm(DeskForm):
    """Evidence that a duty was done; the fields depend on the duty."""

    report = _ItemField(label=_("Item under which it was reported"), queryset=AgendaItem.objects.none())
    evidence = forms.CharField(label=_("Where and how, or the link"), max_length=300)
    starts_on = forms.DateField(label=_("Posted on"), widget=date_input())
    ends_on = forms.DateField(
        label=_("Stays posted until at least"), widget=date_input(), help_text=_("10 days or more.")
    )

    def __init__(self, *args: Any, duty: Duty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if duty.kind not in POSTINGS:
            del self.fields["starts_on"], self.fields["ends_on"]
        if duty.kind != "report":
            del self.fields["report"]
            return
        del self.fields["evidence"]
        rows = AgendaItem.objects.public().filter(meeting__in=Meeting.objects.of(*duty.meeting.body_ids))
        rows = rows.filter(meeting__starts_at__gt=duty.meeting.starts_at).select_related("meeting")
        self.fields["report"].queryset = rows.order_by("-meeting__starts_at", "number")
