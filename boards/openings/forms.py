"""Desk forms of job openings: the opening itself, a change of a public one, and closing early."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input
from boards.choices import PayUnit
from boards.models import JobOpening
from boards.openings.services import FACTS
from cms.i18n.fields import TranslatedFormField

MOST_PAY = 10_000_000


class OpeningForm(DeskForm):
    title = TranslatedFormField(label=_("Title"), max_length=160)
    division = TranslatedFormField(label=_("Division"), max_length=120)
    text = TranslatedFormField(
        label=_("The work, and what it takes"),
        long=True,
        max_length=6000,
        help_text=_("In plain language: what the person does, with whom, and what they need to bring."),
    )
    place = TranslatedFormField(
        label=_("Place"), max_length=160, help_text=_("Where the work is done, and whether from home.")
    )
    pay_from = forms.IntegerField(label=_("Lowest pay"), min_value=1, max_value=MOST_PAY)
    pay_to = forms.IntegerField(label=_("Highest pay"), min_value=1, max_value=MOST_PAY)
    pay_unit = forms.ChoiceField(
        label=_("Pay is for"),
        choices=PayUnit.choices,
        initial=PayUnit.MONTH,
        widget=forms.RadioSelect,
    )
    closes_on = forms.DateField(
        label=_("Last day to apply"),
        widget=date_input(),
        help_text=_("The opening closes automatically at the end of this day, Pacific Time."),
    )
    how_to_apply = TranslatedFormField(label=_("How to apply"), long=True, max_length=1500)
    apply_url = forms.URLField(
        label=_("Address of the form to apply"), required=False, max_length=300, assume_scheme="https"
    )


class ChangeForm(OpeningForm):
    """Of a public opening, with what readers are told about it."""

    reason = TranslatedFormField(
        label=_("What changes, and why"),
        max_length=300,
        help_text=_("Everyone can read it, in the feed and in email updates too."),
    )


class CloseForm(DeskForm):
    reason = TranslatedFormField(
        label=_("Why it closes early"), max_length=300, help_text=_("Everyone can read it.")
    )


def initial_of(opening: JobOpening) -> dict[str, Any]:
    return {name: getattr(opening, name) for name in FACTS}
