"""Forms for small groups and questions to staff."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.guard.topics import ItemOfBody, offered
from boards.models import Appointment, Body, Topic
from boards.models.groups import FoundedBy
from cms.i18n.fields import TranslatedFormField, text

YES_NO = [("no", _("No")), ("yes", _("Yes"))]
MADE_BY = [choice for choice in FoundedBy.choices if choice[0] != FoundedBy.PROCESS]


def _name(appointment: Appointment) -> str:
    return f"{appointment.person_name} · {text(appointment.seat.body.name)}"


class MembersField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Appointment) -> str:
        return _name(obj)


class MemberField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Appointment) -> str:
        return _name(obj)


class GroupForm(DeskForm):
    """C2C-32: a group of three may be a body of its own, so the form asks who created it and its powers."""

    topic = forms.ChoiceField(
        label=_("Topic"),
        help_text=_("Not on the list? Ask staff to add it, so that each matter has one name."),
    )
    members = MembersField(
        label=_("Who do you want to invite?"),
        queryset=Appointment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They count from the moment they are invited, even if they decline."),
    )
    founded_by = forms.ChoiceField(
        label=_("Who is forming this group?"),
        choices=MADE_BY,
        initial=FoundedBy.MEMBERS,
        widget=forms.RadioSelect,
    )
    holds_power = forms.ChoiceField(
        label=_("Does it act for the body under delegated authority?"),
        choices=YES_NO,
        initial="no",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, bodies: list[Body], fellows: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {_key(row): row for row in offered(bodies)}
        self.fields["topic"].choices = [("", "–"), *((key, _title(row)) for key, row in self.rows.items())]
        self.fields["members"].queryset = fellows

    def clean_topic(self) -> Any:
        return self.rows[self.cleaned_data["topic"]]

    def clean_holds_power(self) -> bool:
        return self.cleaned_data["holds_power"] == "yes"


def _key(row: Topic | ItemOfBody) -> str:
    if isinstance(row, Topic):
        return f"topic-{row.pk}"
    is_host = row.body.pk == row.item.meeting.body_id
    return f"item-{row.item.pk}" if is_host else f"item-{row.item.pk}-{row.body.pk}"


def _title(row: Topic | ItemOfBody) -> str:
    return f"{text(row.title)} · {text(row.body.name)}"


class InviteForm(DeskForm):
    appointment = MemberField(
        label=_("Member"),
        queryset=Appointment.objects.none(),
        help_text=_("Invite one person at a time. They will get one email."),
    )

    def __init__(self, *args: Any, fellows: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appointment"].queryset = fellows


class AskForm(DeskForm):
    appointment = MemberField(
        label=_("As a member of"), queryset=Appointment.objects.none(), empty_label=None
    )
    words = forms.CharField(
        label=_("Your question"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Only staff will see it, not other members. They answer with facts and do not pass on views."
        ),
    )

    def __init__(self, *args: Any, seats: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appointment"].queryset = seats


class AnswerQuestionForm(DeskForm):
    answer = forms.CharField(
        label=_("Answer"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Facts only. Do not name or quote another member (Gov. Code § 11122.5(b))."),
    )


class SubjectForm(DeskForm):
    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none())
    title = TranslatedFormField(label=_("Name of the subject"), max_length=160)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.order_by("order", "slug")


class SameForm(DeskForm):
    """Mark two topics as the same matter; their contact sets are merged."""

    other = forms.ChoiceField(label=_("Same matter as"))

    def __init__(self, *args: Any, others: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", "–"), *((str(pk), title) for pk, title in others.items())]
