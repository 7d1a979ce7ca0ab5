"""Forms for staff to write a call, score and appoint (C2C-08)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.appointments.calls import HIGHEST, LOWEST, MOST_CRITERIA
from boards.appointments.vacancies import vacancies
from boards.base_forms import DeskForm, date_input
from boards.choices import BodyKind
from boards.models import Application, ApplicationCall, Body, Meeting, Motion, Seat
from boards.models.applications import ApplicationState, ReplacementTerm
from cms import clock
from cms.i18n.fields import TranslatedFormField, languages, text


class CallForm(DeskForm):
    """A call for seats on one advisory board."""

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
        """Parse one criterion per line; every language needs the same number of lines."""
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
    """Choose the board."""

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
    """Choose the agenda."""

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
    """Choose the applicant, seat, vote and first day."""

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

    def __init__(self, call: ApplicationCall, votes: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = call.applications.filter(state=ApplicationState.SHORTLISTED).order_by("name")
        free = call.seats.exclude(appointed__application__call=call).order_by("position")
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
