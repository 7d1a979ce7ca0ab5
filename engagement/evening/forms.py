"""Forms of the links for one evening: the desk's, and those of their holders."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.web.public_forms import PublicForm
from engagement.choices import Duty
from engagement.live.forms import DeskForm
from engagement.registrations.check_in import MOST_AT_ONCE


class LinkForm(DeskForm):
    duty = forms.ChoiceField(label=_("What it is for"), choices=Duty.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        label=pgettext_lazy("a link", "Who gets it"),
        max_length=80,
        help_text=_("The role, such as “Volunteer at the side entrance”. Leave out names of people."),
    )

    def clean_duty(self) -> Duty:
        return Duty(self.cleaned_data["duty"])


class HelperForm(PublicForm):
    """The key of a helper's page, which each of its buttons sends: no cookie protects them."""

    purpose = "engagement.evening"
    may_be_quick = True


class PeopleForm(DeskForm):
    """Walk-ins: only how many. Their key is that of the page."""

    people = forms.IntegerField(
        label=_("People"),
        min_value=1,
        max_value=MOST_AT_ONCE,
        initial=1,
        help_text=_("Do not ask for names."),
    )
