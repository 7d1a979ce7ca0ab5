"""What an applicant fills in, and what staff fill in to write a call, score, and appoint (C2C-08, C2C-09)."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from boards.appointments.applications import Offer
from boards.appointments.calls import HIGHEST, LOWEST, MOST_CRITERIA
from boards.appointments.fields import AGES, BY_NAME, ROLES, Place
from boards.appointments.vacancies import vacancies
from boards.base_forms import DeskForm, date_input
from boards.choices import BodyKind
from boards.models import Application, ApplicationCall, Body, Meeting, Motion, Seat
from boards.models.applications import ApplicationState, EmployerLevel, ReplacementTerm
from boards.screening import Screened, may_field
from cms import clock
from cms.i18n.fields import TranslatedFormField, languages, text
from cms.web.public_forms import PublicForm
from feedback.reference_data.counties import COUNTIES

NO_ANSWER = ("", _("No answer"))
LONGEST = 5000


def _asked(name: str, kind: type[forms.Field], **options: Any) -> forms.Field:
    """One field as the list of questions has it."""
    asked = BY_NAME[name]
    return kind(label=asked.label, help_text=asked.help, required=asked.is_mandatory, **options)


class ApplicationForm(Screened, PublicForm):
    """In three parts: what is shown in public, what staff alone read, and what is voluntary and kept apart."""

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
            self.add_error("employer", _("Enter where you work, or choose that you do not work for anyone."))
        if not self.errors and not (cleaned["email"] or cleaned["phone"]):
            self.add_error(
                "email", _("Enter an email address or a phone number so that we can reply to you.")
            )
        return cleaned

    @property
    def offer(self) -> Offer:
        values = self.cleaned_data
        about = {name for name, asked in BY_NAME.items() if asked.place == Place.ABOUT}
        facts = {name: values[name] for name in BY_NAME if name not in about}
        return Offer(**facts, about={name: values[name] for name in sorted(about) if values[name]})

    def part(self, *, is_public: bool = False, about: bool = False) -> list[forms.BoundField]:
        """The fields of one part of the form, in their order; the tick stands by the words it is about."""
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
    """Asked once more. Who comes from the receipt has waited already."""

    purpose = "boards.application.withdraw"
    may_be_quick = True


def initial_of(application: Application) -> dict[str, Any]:
    """What stands in an application, for its author to change. The earlier code is asked for anew if it changes."""
    contact = getattr(application, "contact", None)
    about = getattr(application, "about", None)
    names = ("name", "organization", "statement", "employer", "employer_level", "language")
    facts = {name: getattr(application, name) for name in names}
    return facts | {
        "email": contact.email if contact else "",
        "phone": contact.phone if contact else "",
        **(about.answers if about else {}),
    }


class CallForm(DeskForm):
    """A call for seats of one advisory board."""

    title = TranslatedFormField(label=_("Title"), max_length=160)
    words = TranslatedFormField(
        label=_("What we look for"),
        long=True,
        max_length=4000,
        help_text=_("In plain language: who should apply, what members do, how much time it takes."),
    )
    criteria = TranslatedFormField(
        label=_("Scoring criteria"),
        long=True,
        max_length=1000,
        help_text=_("One per line, with the same number of lines in each language. They are public."),
    )
    seats = forms.MultipleChoiceField(
        label=_("Seats"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Vacant now, or with a term that ends within a year."),
    )
    opens_on = forms.DateField(label=_("First day"), widget=date_input())
    closes_on = forms.DateField(label=_("Last day"), widget=date_input())
    replacement_term = forms.ChoiceField(
        label=_("A member appointed mid-term serves"),
        choices=ReplacementTerm.choices,
        initial=ReplacementTerm.REMAINDER,
        widget=forms.RadioSelect,
    )

    def __init__(self, body: Body, *args: Any, call: ApplicationCall | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = {each.seat.pk: each.seat for each in vacancies(body, clock.today())}
        chosen = {seat.pk: seat for seat in call.seats.all()} if call else {}
        self.seats = dict(sorted((free | chosen).items(), key=lambda each: each[1].position))
        self.fields["seats"].choices = [(str(pk), str(seat)) for pk, seat in self.seats.items()]

    def clean_seats(self) -> list[Seat]:
        return [self.seats[int(pk)] for pk in self.cleaned_data["seats"]]

    def clean_criteria(self) -> list[dict[str, str]]:
        """One criterion for each line, in every language in which any is written."""
        lines = {
            code: [line.strip() for line in words.splitlines() if line.strip()]
            for code, words in self.cleaned_data["criteria"].items()
        }
        if len({len(rows) for rows in lines.values()}) != 1 or set(lines) != {
            code for code, _n in languages()
        }:
            raise forms.ValidationError(_("Enter the same number of lines in each language."))
        if len(lines["en"]) > MOST_CRITERIA:
            raise forms.ValidationError(_("Enter one to eight criteria."))
        return [{code: rows[place] for code, rows in lines.items()} for place in range(len(lines["en"]))]


def initial_of_call(call: ApplicationCall) -> dict[str, Any]:
    names = ("title", "opens_on", "closes_on", "replacement_term")
    criteria = {code: "\n".join(each.get(code, "") for each in call.criteria) for code, _name in languages()}
    seats = [str(pk) for pk in call.seats.values_list("pk", flat=True)]
    facts = {name: getattr(call, name) for name in names}
    return facts | {"words": call.text, "criteria": criteria, "seats": seats}


class BodyForm(DeskForm):
    """For which board."""

    body = forms.ModelChoiceField(label=_("For which board?"), queryset=Body.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.filter(kind=BodyKind.ADVISORY)


class ScoreForm(DeskForm):
    """Points for each criterion of the call."""

    def __init__(self, call: ApplicationCall, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        points = [(str(each), str(each)) for each in range(LOWEST, HIGHEST + 1)]
        for place, criterion in enumerate(call.criteria):
            self.fields[f"points_{place}"] = forms.ChoiceField(
                label=text(criterion), choices=points, widget=forms.RadioSelect
            )
        self.fields["note"] = forms.CharField(
            label=_("Why"),
            required=False,
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Other scorers can read this once they have scored. It is part of the file."),
        )
        self.count = len(call.criteria)

    @property
    def points(self) -> list[int]:
        return [int(self.cleaned_data[f"points_{place}"]) for place in range(self.count)]


class BringForm(DeskForm):
    """On which agenda."""

    meeting = forms.ModelChoiceField(
        label=_("Meeting of the Governing Board"), queryset=Meeting.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drafts = Meeting.objects.filter(
            status="draft", body__kind=BodyKind.GOVERNING, ends_at__gt=clock.now()
        )
        self.fields["meeting"].queryset = drafts.select_related("body").order_by("starts_at")

    @property
    def has_any(self) -> bool:
        return self.fields["meeting"].queryset.exists()


class AppointForm(DeskForm):
    """Who, into which seat, by which vote, from which day."""

    motion = forms.ModelChoiceField(
        label=_("By which vote?"), queryset=Motion.objects.none(), empty_label=None
    )
    application = forms.ModelChoiceField(
        label=_("Who?"), queryset=Application.objects.none(), empty_label=None
    )
    seat = forms.ModelChoiceField(label=_("Which seat?"), queryset=Seat.objects.none(), empty_label=None)
    starts_on = forms.DateField(
        label=_("First day of the term"),
        widget=date_input(),
        help_text=_("The last day follows from the staggered terms of the body (Educ. Code § 10865(b))."),
    )

    def __init__(self, call: ApplicationCall, votes: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = call.applications.filter(state=ApplicationState.SHORTLISTED).order_by("name")
        free = call.seats.exclude(appointments__application__call=call).order_by("position")
        self.fields["motion"].queryset = votes
        self.fields["application"].queryset = waiting
        self.fields["application"].label_from_instance = lambda each: f"{each.name} ({each.reference})"
        self.fields["seat"].queryset = free
        if not self.is_bound:
            self.initial.setdefault("starts_on", first_day(call))


def first_day(call: ApplicationCall) -> Any:
    """The day after the vote, or after the last of the terms that end."""
    meeting = call.meeting.day if call.meeting else clock.today()
    free = {each.seat.pk: each.free_from for each in vacancies(call.body, meeting)}
    ahead = [free[seat.pk] for seat in call.seats.all() if seat.pk in free]
    return max([meeting + timedelta(days=1), *ahead])
