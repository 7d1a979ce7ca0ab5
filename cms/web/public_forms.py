"""The base class of public forms: one-time key, honeypot, normalized text."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.web import one_time_keys


class PublicForm(forms.Form):
    """A form that anyone may send, without account, cookie or session.

    ``purpose`` salts the key, so that the key of one form is invalid for another. After ``is_valid()`` the
    ``nonce`` is set.
    """

    purpose = "public"
    may_be_quick = False  # a visitor who waited once does not wait again
    key = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        label=_("Leave this blank"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1", "data-trap": ""}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.nonce = ""
        self.stale = False
        if not self.is_bound:
            self.initial["key"] = one_time_keys.issue(self.purpose)

    def _clean_fields(self) -> None:
        if isinstance(self.data, MultiValueDict) and (changed := self._normalized(self.data)):
            self.data = self.data.copy()
            for name, values in changed.items():
                self.data.setlist(name, values)
        super()._clean_fields()  # type: ignore[misc]  # the stubs leave it out

    def _normalized(self, data: MultiValueDict) -> dict[str, list[str]]:
        """The normalized values of the fields whose values are not so yet: few, and rarely any."""
        changed = {}
        for name in map(self.add_prefix, self.fields):
            values = data.getlist(name)
            if values and all(isinstance(value, str) for value in values):
                clean = [clean_text(value) for value in values]
                if clean != values:
                    changed[name] = clean
        return changed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("website"):
            raise forms.ValidationError(
                _(
                    "One field on this form is there only to catch bots. Leave it blank and send the form "
                    "again."
                )
            )
        try:
            self.nonce = one_time_keys.read(
                self.purpose, cleaned.get("key", ""), may_be_quick=self.may_be_quick
            )
        except one_time_keys.TooFast as error:
            raise forms.ValidationError(str(error)) from error
        except one_time_keys.StaleKey as error:
            self.renew_key()
            raise forms.ValidationError(str(error)) from error
        return cleaned

    def renew_key(self) -> None:
        """Put a fresh key into a form that is rendered again, so that it can be sent again."""
        self.stale = True
        data = self.data.copy() if isinstance(self.data, MultiValueDict) else dict(self.data)
        data[self.add_prefix("key")] = one_time_keys.issue(self.purpose)
        self.data = data

    @property
    def asked_fields(self) -> list[forms.BoundField]:
        """The visible fields, without the key and the honeypot."""
        return [field for field in self.visible_fields() if field.name != "website"]
