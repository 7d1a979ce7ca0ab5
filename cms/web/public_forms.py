"""The base of every public form: one-time key, honeypot, cleaned text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.web import one_time_keys


class PublicForm(forms.Form):
    """A form that anyone may send, without account, cookie or session.

    ``purpose`` salts the key, so that a key of one form opens no other. After ``is_valid()`` the ``nonce`` is set.
    """

    purpose = "public"
    may_be_quick = False  # whoever waited once already does not wait again
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
        self.data = self.data.copy()
        for name in self.fields:
            values = self.data.getlist(self.add_prefix(name)) if hasattr(self.data, "getlist") else []
            if values and all(isinstance(value, str) for value in values):
                self.data.setlist(self.add_prefix(name), [clean_text(value) for value in values])
        super()._clean_fields()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("website"):
            raise forms.ValidationError(
                _("One field is a trap for bots. Please leave it blank and send again.")
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
        """Put a fresh key into a form that is shown again, so that sending once more works."""
        self.stale = True
        self.data = self.data.copy()
        self.data[self.add_prefix("key")] = one_time_keys.issue(self.purpose)

    @property
    def asked_fields(self) -> list[forms.BoundField]:
        """The fields a person sees, without the key and the trap."""
        return [field for field in self.visible_fields() if field.name != "website"]
