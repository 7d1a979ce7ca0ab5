"""A formset for the languages and accommodations of a conversation."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from engagement.choices import ServiceKind, ServiceStatus, SpokenLanguage
from engagement.models import Conversation


class OfferForm(forms.Form):
    """C2C-22: one language or accommodation, how it is provided, and its state. A row without a language is
    ignored.
    """

    language = forms.ChoiceField(
        label=_("Language or accommodation"),
        required=False,
        choices=[("", _("None")), *SpokenLanguage.choices],
    )
    kind = forms.ChoiceField(label=_("How"), choices=ServiceKind.choices)
    status = forms.ChoiceField(label=_("Status"), choices=ServiceStatus.choices)
    ask_by = forms.DateField(
        label=_("Request by"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class _OfferSet(forms.BaseFormSet):
    def clean(self) -> None:
        seen = set()
        for offer in self.offers():
            pair = (offer["language"], offer.get("kind"))
            if pair in seen:
                raise ValidationError(_("The same language and service are listed twice."))
            seen.add(pair)

    def offers(self) -> list[dict[str, Any]]:
        given = [getattr(form, "cleaned_data", {}) for form in self.forms]
        return [each for each in given if each.get("language")]


OfferSet = forms.formset_factory(OfferForm, formset=_OfferSet, extra=4, max_num=20, validate_max=True)


def offers_of(conversation: Conversation) -> list[dict[str, Any]]:
    names = ("language", "kind", "status", "ask_by")
    return list(conversation.language_services.order_by("order", "pk").values(*names))
