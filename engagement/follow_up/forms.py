"""The form of a follow-up survey: which feedback form, until when, and the text in each language of the site."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedFormField, missing_languages
from engagement.follow_up.rules import DEFAULT_DAYS, usable_forms, why_not_contact, why_not_day, why_not_form
from engagement.follow_up.texts import standard_texts
from engagement.models import Conversation, FollowUp
from engagement.models.messages import LONGEST_BODY, LONGEST_SUBJECT


class FollowUpForm(forms.Form):
    form = forms.ChoiceField(
        label=_("Feedback form"),
        help_text=_(
            "People answer this published form. Its questions and its privacy notice are shown as they are."
        ),
    )
    closes_on = forms.DateField(
        label=_("Last day to answer"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    subject = TranslatedFormField(label=_("Subject"), max_length=LONGEST_SUBJECT)
    body = TranslatedFormField(
        label=_("Text"),
        max_length=LONGEST_BODY,
        long=True,
        help_text=_(
            "Below your text, we add the private link, the last day to answer, why people are getting "
            "the email, that their response is not linked to them, and that its language is stored. "
            "People who read other languages get our standard text in their language."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        offered = [(str(each.pk), str(each)) for each in usable_forms() if each.is_open]
        self.fields["form"].choices = [("", _t("Choose a form")), *offered]  # type: ignore[attr-defined]

    def clean_form(self) -> str:
        found: str = self.cleaned_data["form"]
        if refusal := why_not_contact(int(found)):
            raise forms.ValidationError(str(refusal))
        return found

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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("closes_on")
        if (
            day
            and (refusal := why_not_day(day))
            or day
            and cleaned.get("form")
            and (refusal := why_not_form(int(cleaned["form"]), day))
        ):
            self.add_error("closes_on", str(refusal))
        return cleaned


def start_of(conversation: Conversation, row: FollowUp | None) -> dict[str, Any]:
    """What the form is filled in with: the draft, else the standard text and the form of the conversation."""
    if row is not None:
        return {
            "form": str(row.form_id),
            "closes_on": row.closes_on,
            "subject": row.subject,
            "body": row.body,
        }
    start = {
        "form": str(conversation.form_id or ""),
        "closes_on": clock.today() + timedelta(days=DEFAULT_DAYS),
    }
    return start | standard_texts()
