"""Desk forms for the steps of a proposal (C2C-30, C2C-31, C2C-32, PAR-02)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input
from boards.choices import Outcome
from boards.models import AgendaItem, Appointment, Body, Decision, Effort, Meeting, Proposal
from boards.models.groups import FoundedBy
from cms.components.dates import plain_date
from cms.i18n.fields import TranslatedFormField, text


class PublishForm(DeskForm):
    title = TranslatedFormField(label=_("Title"), max_length=160)
    summary = TranslatedFormField(label=_("What it asks for"), long=True, max_length=2000)
    why = TranslatedFormField(label=_("Why, and whom it helps"), long=True, max_length=2000, required=False)
    brought_by = TranslatedFormField(
        label=_("Who proposed it"),
        max_length=160,
        required=False,
        help_text=_("Only a name that the author agreed to show. Blank: The public."),
    )


class BodyField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Body) -> str:
        return text(obj.name)


class RerouteForm(DeskForm):
    body = BodyField(label=_("Which board"), queryset=Body.objects.none())
    reason = TranslatedFormField(
        label=_("Message"),
        long=True,
        max_length=600,
        help_text=_("The author will see it, and so will everyone who reads the proposal’s page."),
    )

    def __init__(self, *args: Any, bodies: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies


class ItemField(forms.ModelChoiceField):
    def label_from_instance(self, obj: AgendaItem) -> str:
        facts = [obj.meeting.plainly_when, obj.meeting.body_names, obj.shown_number, text(obj.title)]
        return " · ".join(facts)


class OnItemForm(DeskForm):
    """Choose the meeting and item."""

    item = ItemField(label=_("Under which item"), queryset=AgendaItem.objects.none())

    def __init__(self, *args: Any, items: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items


class DiscussedForm(OnItemForm):
    note = TranslatedFormField(
        label=_("Summary of the discussion"), long=True, max_length=1000, required=False
    )


class BeginStudyForm(DeskForm):
    by = TranslatedFormField(label=_("Who writes it"), max_length=160)
    due_on = forms.DateField(label=_("Due"), required=False, widget=date_input())


class StudyForm(DeskForm):
    """C2C-30: a short study, a few sentences per field."""

    summary = TranslatedFormField(label=_("Summary"), long=True, max_length=800)
    effort = forms.ChoiceField(label=_("Effort"), choices=Effort.choices)
    effort_words = TranslatedFormField(
        label=_("Explanation of the effort"), long=True, max_length=800, required=False
    )
    data = TranslatedFormField(label=_("What data it needs"), long=True, max_length=800)
    law = TranslatedFormField(label=_("What the law says"), long=True, max_length=800)
    cost = TranslatedFormField(label=_("What it costs"), long=True, max_length=800)


class DecisionField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Decision) -> str:
        return f"{obj.number} {text(obj.title)}"


class OutcomeForm(OnItemForm):
    """Here every answer needs a reason, even a yes (PAR-02)."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices)
    reason = TranslatedFormField(
        label=_("Reason"), long=True, max_length=600, help_text=_("The author will read exactly this text.")
    )
    until = forms.DateField(label=_("Tabled until"), required=False, widget=date_input())
    decision = DecisionField(
        label=_("Decision"),
        queryset=Decision.objects.none(),
        required=False,
        help_text=_("The public decision that the answer is based on. Its minutes are linked."),
    )
    field_order = ["outcome", "reason", "until", "item", "decision"]

    def __init__(self, *args: Any, decisions: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = decisions

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("outcome") == Outcome.DEFERRED and not cleaned.get("until"):
            self.add_error("until", _("Enter the date it is tabled until."))
        if cleaned.get("outcome") != Outcome.DEFERRED:
            cleaned["until"] = None
        return cleaned


class MeetingField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Meeting) -> str:
        return f"{plain_date(obj.day)} · {obj.body_names}"


class ProposalsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Proposal) -> str:
        return f"{obj.number or '–'} {text(obj.title)} · {obj.get_state_display()}"


class OnDraftForm(DeskForm):
    meeting = MeetingField(label=_("Which draft agenda"), queryset=Meeting.objects.none())

    def __init__(self, *args: Any, meetings: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings


class ItemsForm(OnDraftForm):
    proposals = ProposalsField(
        label=_("Which proposals"),
        queryset=Proposal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    together = forms.BooleanField(
        label=_("One item for all of them"),
        required=False,
        help_text=_("If the board will rank the proposals at the meeting, they must be under one item."),
    )

    def __init__(self, *args: Any, proposals: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposals"].queryset = proposals


class AppointmentsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Appointment) -> str:
        return obj.person_name


class AppointmentField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Appointment) -> str:
        return obj.person_name


class BeginReportForm(DeskForm):
    """C2C-32: two members and the liaison make three, so the form asks who created the group and its powers."""

    members = AppointmentsField(
        label=_("Drafting members"),
        queryset=Appointment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    liaison = AppointmentField(
        label=_("Governing Board liaison"), queryset=Appointment.objects.none(), required=False
    )
    founded_by = forms.ChoiceField(
        label=_("Who formed this group"),
        choices=FoundedBy.choices,
        initial=FoundedBy.PROCESS,
        help_text=_(
            "A group created by formal action of a body may be subject to the open-meeting law. Ask counsel."
        ),
    )
    holds_power = forms.BooleanField(
        label=_("The group acts for the body under delegated authority"), required=False
    )

    def __init__(self, *args: Any, members: Iterable[Any], liaisons: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = members
        self.fields["liaison"].queryset = liaisons


class FinishReportForm(DeskForm):
    proposals = ProposalsField(
        label=_("Proposals covered by the report"),
        queryset=Proposal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Each proposal’s page says so, and its author is notified."),
    )

    def __init__(self, *args: Any, proposals: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposals"].queryset = proposals
