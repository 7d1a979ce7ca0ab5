"""The form to follow a record, the button that confirms it, and how often and in which language mail comes."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.web.public_forms import PublicForm
from engagement.choices import Rhythm


class DeliveryForm(PublicForm):
    rhythm = forms.ChoiceField(
        label=_("How often"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Daily and weekly emails arrive in the morning. If there is nothing new, we send nothing."
        ),
    )
    language = forms.ChoiceField(
        label=_("Language of the emails"),
        choices=settings.FORM_LANGUAGES,
        help_text=_("What is not available in your language yet is sent in English."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", get_language())
        self.initial.setdefault("rhythm", Rhythm.WEEKLY)


class FollowForm(DeliveryForm):
    purpose = "engagement.follow"
    email = forms.EmailField(
        label=_("Email"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    field_order = ["email", "rhythm", "language"]

    def wish(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("email", "rhythm", "language")}


class ConfirmFollowForm(PublicForm):
    purpose = "engagement.follow-confirm"
