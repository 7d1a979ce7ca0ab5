"""Forms to subscribe to email updates, change them, and unsubscribe."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.web.public_forms import PublicForm
from engagement.choices import Rhythm
from engagement.newsletter import topics


class _WishForm(PublicForm):
    topics = forms.MultipleChoiceField(label=_("News about"), widget=forms.CheckboxSelectMultiple)
    rhythm = forms.ChoiceField(
        label=_("How often"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        help_text=_("Daily and weekly emails come in the morning. If there is nothing new, we send nothing."),
    )
    language = forms.ChoiceField(
        label=_("Language of the emails"),
        choices=settings.FORM_LANGUAGES,
        help_text=_("What is not available in your language yet is sent in English."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = topics.topics()
        self.fields["topics"].choices = [  # type: ignore[attr-defined]
            (topic.name, f"{topic.label}. {topic.sentence}") for topic in offered
        ]
        self.initial.setdefault("language", get_language())
        self.initial.setdefault("rhythm", Rhythm.WEEKLY)

    def wish(self) -> dict[str, Any]:
        return {
            "wanted": self.cleaned_data["topics"],
            "language": self.cleaned_data["language"],
            "rhythm": self.cleaned_data["rhythm"],
        }


class SubscribeForm(_WishForm):
    purpose = "engagement.news"
    email = forms.EmailField(
        label=_("Email"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    field_order = ["email", "topics", "rhythm", "language"]


class SettingsForm(_WishForm):
    purpose = "engagement.news-settings"


class ConfirmForm(PublicForm):
    purpose = "engagement.news-confirm"
