"""Public forms: comment or request to speak, and accommodation request. Only one checkbox is required."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from boards.agendas.presenters import ItemView
from boards.choices import AidKind, Interpreting, Position, SpeakHow
from boards.comments.form_content import HELP, LABELS, LANGUAGE, POSITION, PUBLISH, WORDS
from boards.comments.rules import takes_other_matters
from boards.comments.services import Comment, Wish
from boards.models import AgendaItem, Meeting
from boards.screening import Screened, may_field
from cms.web.public_forms import PublicForm
from feedback.reference_data.languages import LANGUAGES

OTHER = "other"
LONGEST, LONGEST_CONTACT, LONGEST_PHONE = 5000, 200, 40


class CommentForm(Screened, PublicForm):
    """BK-20, BK-24, BK-25: no account, name or confirmed address needed."""

    purpose = "boards.comment"
    screened = "words"

    item = forms.ChoiceField(label=_("Which item is it about?"))
    position = forms.ChoiceField(
        label=LABELS[POSITION], required=False, choices=Position.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=LABELS[WORDS],
        help_text=HELP[WORDS],
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    may = may_field()
    publish = forms.BooleanField(label=LABELS[PUBLISH], help_text=HELP[PUBLISH], required=False)
    speak = forms.ChoiceField(
        label=_("Do you want to speak at the meeting?"), required=False, widget=forms.RadioSelect
    )
    interpreting = forms.ChoiceField(
        label=_("If you will speak: what interpretation will you bring or need?"),
        required=False,
        choices=Interpreting.choices,
        initial=Interpreting.NONE,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=LABELS[LANGUAGE], required=False, choices=[("", _("No answer")), *LANGUAGES]
    )
    name = forms.CharField(
        label=_("Name to display"),
        help_text=_("A nickname or initials are fine."),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    contact = forms.CharField(
        label=_("Email or phone"),
        help_text=_(
            "Only so that we can ask you a question. No confirmation is sent, and no one else sees it."
        ),
        required=False,
        max_length=LONGEST_CONTACT,
    )

    def __init__(self, meeting: Meeting, items: list[ItemView], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows: dict[str, AgendaItem] = {str(item.row.pk): item.row for item in items}
        choices = [(str(item.row.pk), f"{item.label or item.number}. {item.title}") for item in items]
        if takes_other_matters(meeting):
            choices.append((OTHER, _("Something that is not on the agenda")))
        self.fields["item"].choices = [("", _("Choose")), *choices]
        self.fields["speak"].choices = [("", pgettext_lazy("answer", "No")), *ways_to_speak(meeting)]
        self.keep_may_back()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.screen(cleaned)
        if not self.errors and not (cleaned["words"] or cleaned["position"] or cleaned["speak"]):
            self.add_error(
                None, _("Write a comment, say whether you are for or against it, or ask to speak.")
            )
        return cleaned

    def clean_contact(self) -> dict[str, str]:
        """Addresses are never verified (BK-25). Anything that is not an email address is stored as a phone number."""
        value = self.cleaned_data["contact"]
        try:
            validate_email(value)
        except ValidationError:
            if len(value) > LONGEST_PHONE:
                raise ValidationError(_("Enter an email address or a phone number.")) from None
            return {"phone": value} if value else {}
        return {"email": value}

    @property
    def row(self) -> AgendaItem | None:
        """The chosen item; None for matters not on the agenda."""
        return self.rows.get(self.cleaned_data["item"])

    @property
    def wish(self) -> Wish | None:
        how = self.cleaned_data["speak"]
        return Wish(how, self.cleaned_data["interpreting"] or Interpreting.NONE) if how else None

    @property
    def comment(self) -> Comment:
        values = self.cleaned_data
        same = {name: values[name] for name in ("words", "position", "name", "publish", "contact")}
        return Comment(language=values["language"] or get_language() or "en", **same)


def ways_to_speak(meeting: Meeting) -> list[tuple[str, Any]]:
    """Ways to speak: in the room always, online and by phone if the notice names them."""
    ways: list[tuple[str, Any]] = [(SpeakHow.ROOM, _("Yes, in the room"))]
    if meeting.stream_url:
        ways.append((SpeakHow.ONLINE, _("Yes, online")))
    if meeting.phone_in:
        ways.append((SpeakHow.PHONE, _("Yes, by phone")))
    return ways


class AidForm(PublicForm):
    """BK-28: request an accommodation, without a name, address or reason."""

    purpose = "boards.aid"

    kind = forms.ChoiceField(
        label=_("Which accommodation?"), choices=AidKind.choices, widget=forms.RadioSelect
    )
    need = forms.CharField(
        label=_("What should we know to get it right?"),
        help_text=_(
            "You never have to name an illness or a disability. Only staff handling your request will "
            "see this."
        ),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("No answer")), *LANGUAGES]
    )
    person = forms.CharField(
        label=_("Name or nickname"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    contact = forms.CharField(
        label=_("How can we reach you?"),
        help_text=_("Email, phone, or a relay number. Without it, look for our answer on the next page."),
        required=False,
        max_length=200,
    )
