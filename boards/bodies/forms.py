"""Forms for a past date and an onboarding step."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input
from boards.choices import OnboardingKind
from cms import clock
from cms.components.dates import plain_date

EARLIEST = date(2000, 1, 1)


class DayForm(DeskForm):
    """Choose a date for the roster, from the query string; errors show beside the field."""

    on = forms.DateField(
        label=_("Show the board as of this date"),
        widget=date_input(),
        error_messages={
            "required": _("Choose a date."),
            "invalid": _("Enter the date as YYYY-MM-DD, such as 2022-05-11."),
        },
    )

    def clean_on(self) -> date:
        day = self.cleaned_data["on"]
        if day > clock.today():
            raise forms.ValidationError(_("Choose a date that is not in the future."))
        if day < EARLIEST:
            raise forms.ValidationError(_("Choose a date after %(day)s.") % {"day": plain_date(EARLIEST)})
        return day

    @property
    def day(self) -> date | None:
        return self.cleaned_data["on"] if self.is_bound and self.is_valid() else None


class OnboardingForm(DeskForm):
    kind = forms.ChoiceField(label=_("What was done"), choices=OnboardingKind.choices)
    done_on = forms.DateField(label=_("Done on"), widget=date_input())
    version = forms.CharField(
        label=_("Version provided"),
        max_length=120,
        required=False,
        help_text=_("For the copy of the act: which text, and its date (Gov. Code § 11121.9)."),
    )

    def clean_kind(self) -> OnboardingKind:
        return OnboardingKind(self.cleaned_data["kind"])
