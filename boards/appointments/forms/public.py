"""Forms for applicants (C2C-09)."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from boards.appointments.applications import Offer
from boards.appointments.fields import AGES, BY_NAME, ROLES, Place
from boards.models import Application
from boards.models.applications import EmployerLevel
from boards.screening import Screened, may_field
from cms.web.public_forms import PublicForm
from feedback.reference_data.counties import COUNTIES

NO_ANSWER = ("", _("No answer"))
LONGEST = 5000


def _asked(name: str, kind: type[forms.Field], **options: Any) -> forms.Field:
    """Build one form field from its question."""
    asked = BY_NAME[name]
    return kind(label=asked.label, help_text=asked.help, required=asked.is_mandatory, **options)


class ApplicationForm(Screened, PublicForm):
    """Three parts: public answers, answers for staff only, and voluntary answers stored separately."""

    purpose = "boards.application"
    screened = "statement"

    name = _asked(
        "name", forms.CharField, max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    organization = _asked("organization", forms.CharField, max_length=160)
    statement = _asked(
        "statement",
        forms.CharField,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
    )
    may = may_field()
    employer_level = _asked(
        "employer_level", forms.ChoiceField, choices=EmployerLevel.choices, widget=forms.RadioSelect
    )
    employer = _asked("employer", forms.CharField, max_length=160)
    email = _asked(
        "email", forms.EmailField, max_length=200, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    phone = _asked(
        "phone", forms.CharField, max_length=40, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    language = _asked("language", forms.ChoiceField, choices=settings.FORM_LANGUAGES)
    earlier = _asked("earlier", forms.CharField, max_length=40)
    role = _asked("role", forms.ChoiceField, choices=[NO_ANSWER, *ROLES])
    county = _asked("county", forms.ChoiceField, choices=[NO_ANSWER, *((name, name) for name in COUNTIES)])
    age = _asked("age", forms.ChoiceField, choices=[NO_ANSWER, *AGES])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial.setdefault("language", get_language() or settings.LANGUAGE_CODE)
        self.keep_may_back()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.screen(cleaned)
        level = cleaned.get("employer_level")
        if level and level != EmployerLevel.NONE and not cleaned.get("employer"):
            self.add_error("employer", _("Write where you work, or choose that you do not work for anyone."))
        if not self.errors and not (cleaned["email"] or cleaned["phone"]):
            self.add_error("email", _("Write an email address or a phone number, so that we can answer you."))
        return cleaned

    @property
    def offer(self) -> Offer:
        values = self.cleaned_data
        about = {name for name, asked in BY_NAME.items() if asked.place == Place.ABOUT}
        facts = {name: values[name] for name in BY_NAME if name not in about}
        return Offer(**facts, about={name: values[name] for name in sorted(about) if values[name]})

    def part(self, *, is_public: bool = False, about: bool = False) -> list[forms.BoundField]:
        """Fields of one part in order; the confirmation checkbox follows the field it is about."""
        wanted = {
            asked.name
            for asked in BY_NAME.values()
            if asked.is_public == is_public and (asked.place == Place.ABOUT) == about
        }
        return [
            bound
            for bound in self.asked_fields
            if bound.name in wanted or (is_public and bound.name == "may")
        ]

    @property
    def public_part(self) -> list[forms.BoundField]:
        return self.part(is_public=True)

    @property
    def internal_part(self) -> list[forms.BoundField]:
        return self.part()

    @property
    def about_part(self) -> list[forms.BoundField]:
        return self.part(about=True)


class WithdrawForm(PublicForm):
    """Confirm the withdrawal. Coming from the receipt page takes time, so no minimum delay applies."""

    purpose = "boards.application.withdraw"
    may_be_quick = True


def initial_of(application: Application) -> dict[str, Any]:
    """Current answers for the applicant to edit. The earlier receipt code is not included."""
    contact = getattr(application, "contact", None)
    about = getattr(application, "about", None)
    names = ("name", "organization", "statement", "employer", "employer_level", "language")
    facts = {name: getattr(application, name) for name in names}
    return facts | {
        "email": contact.email if contact else "",
        "phone": contact.phone if contact else "",
        **(about.answers if about else {}),
    }
