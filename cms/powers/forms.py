"""Forms of the register of powers: a proposal, and the second person's answer."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.cleaning import clean_text
from cms.users.models import User


class ReasonField(forms.CharField):
    """A sentence that is saved with the act. It may be up to 500 characters long."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Reason"))
        super().__init__(max_length=500, widget=forms.Textarea(attrs={"rows": 3}), **options)

    def clean(self, value: object) -> str:
        return clean_text(super().clean(value))


class AccountField(forms.EmailField):
    """The account of an address. Its value is the account, its initial value the account's key."""

    def prepare_value(self, value: object) -> object:
        if isinstance(value, int):
            return User.objects.filter(pk=value).values_list("email", flat=True).first() or ""
        return value

    def clean(self, value: object) -> User | None:
        address = super().clean(value)
        if not address:
            return None
        account = User.objects.filter(email=address.lower(), is_active=True).first()
        if account is None:
            raise forms.ValidationError(_("There is no open account with this address."))
        return account


class ProposalForm(forms.ModelForm):
    """The fields of a power, the day on which the change takes effect, and why."""

    effective_on = forms.DateField(
        label=_("Takes effect on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Today or later. Nothing changes until a second person confirms it."),
    )
    reason = ReasonField(help_text=_("It is in the register of powers, which all staff can read."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["effective_on"].initial = clock.today()
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean_effective_on(self) -> date:
        day = self.cleaned_data["effective_on"]
        if day < clock.today():
            raise forms.ValidationError(_("This date has passed. Choose today or a later date."))
        return day


class AnswerForm(forms.Form):
    """A second person's answer. Who declines says why."""

    note = ReasonField(
        label=_("Note"),
        required=False,
        help_text=_("Required only to decline. It appears in the register of powers."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class EmergencyForm(forms.Form):
    reason = ReasonField(
        label=_("Why no second person can confirm"),
        help_text=_("All staff receive it by email."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
