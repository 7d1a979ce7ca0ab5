"""The form of a message: whom it is for, and its text in each language of the site."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import TranslatedFormField, missing_languages
from engagement.models import Conversation
from engagement.models.messages import LONGEST_BODY, LONGEST_SUBJECT
from engagement.registrations.messages.audiences import offered_audiences


class MessageForm(forms.Form):
    audience = forms.ChoiceField(label=_("Recipients"), widget=forms.RadioSelect)
    subject = TranslatedFormField(label=_("Subject"), max_length=LONGEST_SUBJECT)
    body = TranslatedFormField(
        label=_("Text"),
        max_length=LONGEST_BODY,
        long=True,
        help_text=_(
            "The name and time of the conversation, and why recipients are getting the message, "
            "are added automatically."
        ),
    )

    def __init__(self, *args: Any, conversation: Conversation, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        offered = offered_audiences(conversation)
        self.fields["audience"].choices = [(each.value, each.label) for each in offered]  # type: ignore[attr-defined]

    def clean_subject(self) -> dict[str, str]:
        return self._in_each_language("subject")

    def clean_body(self) -> dict[str, str]:
        return self._in_each_language("body")

    def _in_each_language(self, name: str) -> dict[str, str]:
        found: dict[str, str] = self.cleaned_data[name]
        if missing_languages(found):
            raise forms.ValidationError(
                _t("Write it in each language of the site: an email is in one language only.")
            )
        return found
