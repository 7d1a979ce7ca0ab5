"""The form of a webhook: where it leads, and of what it tells."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.form_fields import form_field
from cms.models import Webhook
from cms.webhooks import selectors
from cms.webhooks.services import Subscription
from cms.webhooks.targets import AddressRefused, parse, resolve


class WebhookForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("For your staff, such as “Archive of the State Library”.")
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=500,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        help_text=_("An address on the public internet that begins with https://."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of records"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Leave all boxes unchecked to send changes of every kind, including kinds added later."),
    )
    body = forms.ChoiceField(
        label=_("Board"),
        required=False,
        help_text=_(
            "Removals are sent for all boards, because a removed record no longer shows which board it "
            "belonged to."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        kinds = form_field(self, "kinds", forms.MultipleChoiceField)
        kinds.choices = sorted(selectors.kind_labels().items(), key=lambda each: each[1])
        bodies = form_field(self, "body", forms.ChoiceField)
        bodies.choices = [("", _("All boards")), *selectors.body_names().items()]

    def clean_name(self) -> str:
        return clean_text(self.cleaned_data["name"])

    def clean_address(self) -> str:
        """Its host is looked up: what is not public is refused before anything is sent."""
        address = str(self.cleaned_data["address"])
        try:
            resolve(parse(address))
        except AddressRefused as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        return address

    def wanted(self) -> Subscription:
        return Subscription(**self.cleaned_data)


def filled_in(webhook: Webhook) -> dict[str, Any]:
    return {name: getattr(webhook, name) for name in ("name", "address", "kinds", "body")}
