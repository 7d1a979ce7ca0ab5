"""The public registration form, in which every field is optional (BK-24, BK-25), and the check-in forms."""

import uuid
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.web.public_forms import PublicForm
from engagement.choices import SpokenLanguage
from engagement.models import Conversation, Registration
from engagement.models.registrations import MOST_IN_A_PARTY
from engagement.registrations.answers import Answers, area_choices, board_choices, role_choices
from engagement.registrations.attendance import attendance_field
from engagement.registrations.check_in import MOST_AT_ONCE
from engagement.registrations.own_questions.answers import field_name
from engagement.registrations.own_questions.form_fields import own_field, removal_field
from engagement.registrations.own_questions.selectors import asked_questions, stopped_answers
from engagement.registrations.privacy_notice import notice

NO_ANSWER = ("", _("No answer"))
MAIN_FIELDS = ("name", "email", "party_size", "group_name", "mode", "join_waiting", "language", "need")


class AboutFields(forms.Form):
    """Optional questions about a person: a short list, "No answer" first (PRV-24). Used in registration and
    check-in.
    """

    language = forms.ChoiceField(
        label=_("Preferred language"), required=False, choices=[NO_ANSWER, *SpokenLanguage.choices]
    )
    role_id = forms.TypedChoiceField(
        label=pgettext_lazy("registration", "I am attending as"), required=False, coerce=int, empty_value=None
    )
    area_id = forms.TypedChoiceField(label=_("Region"), required=False, coerce=int, empty_value=None)
    member_of = forms.ChoiceField(
        label=_("I am a member of a board"),
        required=False,
        help_text=_(
            "Helps us notice if most members of one board attend. The open-meeting law can then apply."
        ),
    )

    def offer_choices(self) -> None:
        """Fill in the choices from reference data. A question without choices is dropped."""
        found: dict[str, list] = {
            "role_id": role_choices(),
            "area_id": area_choices(),
            "member_of": board_choices(),
        }
        for name, choices in found.items():
            if choices:
                self.fields[name].choices = [NO_ANSWER, *choices]  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def about_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("role_id", "area_id", "member_of") if name in self.fields]


class RegistrationForm(AboutFields, PublicForm):
    """BK-24, BK-25: every field is optional, a nickname is enough, no address is confirmed."""

    purpose = "engagement.register"

    name = forms.CharField(
        label=_("Name or nickname"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Email"),
        required=False,
        max_length=254,
        help_text=_("Only to send you the link, reminders and the recap."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    party_size = forms.IntegerField(
        label=_("How many people are coming"),
        required=False,
        min_value=1,
        max_value=MOST_IN_A_PARTY,
        initial=1,
        help_text=_("Including you. Up to 30."),
    )
    group_name = forms.CharField(
        label=_("Name of your group"),
        required=False,
        max_length=120,
        help_text=_("If you are coming as a group."),
    )
    need = forms.CharField(
        label=_("What you need to take part"),
        required=False,
        max_length=1000,
        help_text=_(
            "An interpreter, large print, a ramp, a helper. Only staff handling your request "
            "will see this, and they will answer you."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, conversation: Conversation, board: str = "", **kwargs: Any) -> None:
        """``board``: the board in which a signed-in member has a seat; the question is then dropped."""
        super().__init__(*args, **kwargs)
        self.board = board
        self.offer_choices()
        if conversation.is_hybrid:
            self.fields["mode"] = attendance_field(conversation)
        self.own = asked_questions(conversation)
        for question in self.own:
            self.fields[field_name(question.pk)] = own_field(question)
        if board:
            self.fields.pop("member_of", None)

    def clean_party_size(self) -> int:
        return self.cleaned_data["party_size"] or 1

    @property
    def about_is_open(self) -> bool:
        """Whether to expand the optional section: it has an answer or an error."""
        return any(field.errors or field.value() for field in self.about_fields())

    def notice(self) -> dict[str, Any]:
        return notice()

    def main_fields(self) -> list[forms.BoundField]:
        own = [field_name(question.pk) for question in self.own]
        names = [*MAIN_FIELDS, *own, "website"]
        return [self[name] for name in names if name in self.fields]

    def answers(self) -> dict[str, Any]:
        """Keyword arguments for the service. Questions that were not asked keep their default."""
        said = {
            name: value for name, value in self.cleaned_data.items() if name in Answers.__dataclass_fields__
        }
        given = [(each.pk, self.cleaned_data.get(field_name(each.pk))) for each in self.own]
        own = tuple((pk, str(value)) for pk, value in given if value not in (None, ""))
        return said | {"own": own} | ({"member_of": self.board} if self.board else {})


class ChangeForm(RegistrationForm):
    """The same form with the current answers. ``seen`` detects changes made in the meantime."""

    purpose = "engagement.change"
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    join_waiting = forms.BooleanField(
        label=_("If no seats are available there, keep the seats I have and put me on the waiting list"),
        required=False,
    )

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        super().__init__(*args, conversation=registration.conversation, **kwargs)
        if not registration.conversation.is_hybrid:
            del self.fields["join_waiting"]
        self.stopped = {f"remove_{each.pk}": each for each in stopped_answers(registration)}
        for name, answer in self.stopped.items():
            self.fields[name] = removal_field(answer)

    def main_fields(self) -> list[forms.BoundField]:
        *fields, website = super().main_fields()
        return [*fields, *(self[name] for name in self.stopped), website]

    def taken_back(self) -> list[int]:
        """The questions no longer asked, whose answer the person removes."""
        return [answer.pk for name, answer in self.stopped.items() if self.cleaned_data[name]]


class GiveBackForm(PublicForm):
    purpose = "engagement.give-back"


class CameForm(forms.Form):
    people = forms.IntegerField(label=_("How many people came"), min_value=1, max_value=MOST_IN_A_PARTY)


class WalkInForm(AboutFields):
    """Walk-ins. The nonce makes a double click count once."""

    people = forms.IntegerField(label=_("People"), min_value=1, max_value=MOST_AT_ONCE, initial=1)
    nonce = forms.CharField(
        widget=forms.HiddenInput, max_length=40, validators=[RegexValidator(r"^[0-9a-f]{32}$")]
    )
    field_order = ["people", "language", "role_id", "area_id", "member_of"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["language"].label = _("Language")
        self.fields["role_id"].label = _("Role")
        self.fields["member_of"].label = _("Member of a board")
        self.fields["member_of"].help_text = ""
        self.offer_choices()
        if not self.is_bound:
            self.initial["nonce"] = uuid.uuid4().hex
