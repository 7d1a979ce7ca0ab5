"""Forms to subscribe to email updates, change them, and unsubscribe."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.web.public_forms import PublicForm
from engagement.newsletter import topics
from engagement.record_updates.forms import DeliveryForm


class _WishForm(DeliveryForm):
    topics = forms.MultipleChoiceField(label=_("News about"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = topics.topics()
        self.fields["topics"].choices = [  # type: ignore[attr-defined]
            (topic.name, f"{topic.label}. {topic.sentence}") for topic in offered
        ]

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
    """Without any topic, too, for whoever follows something."""

    purpose = "engagement.news-settings"
    field_order = ["topics", "rhythm", "language"]

    def __init__(self, *args: Any, follows: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].required = not follows


class FindForm(PublicForm):
    purpose = "engagement.news-find"
    email = forms.EmailField(
        label=_("Email"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class ConfirmForm(PublicForm):
    purpose = "engagement.news-confirm"
