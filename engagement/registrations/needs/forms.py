"""The forms of the page of an accommodation request."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cms.users.models import User
from engagement.choices import NeedState
from engagement.models import Accommodation
from engagement.registrations.emails import language_of
from engagement.registrations.needs.selectors import handlers
from engagement.registrations.needs.services import version_of


class OwnerForm(forms.Form):
    owner = forms.ChoiceField(label=_("Who arranges it"), required=False)

    def __init__(self, *args: Any, request: Accommodation, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.people = {str(each.pk): each for each in handlers()}
        names = [(key, str(each)) for key, each in self.people.items()]
        self.fields["owner"].choices = [("", _("No one yet")), *names]  # type: ignore[attr-defined]
        self.initial["owner"] = str(request.owner_id or "")

    @property
    def chosen(self) -> User | None:
        """None if no one arranges it yet."""
        return self.people.get(self.cleaned_data["owner"])


class NeedAnswerForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Outcome"),
        choices=[each for each in NeedState.choices if each[0] != NeedState.OPEN],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Reply to the person"),
        max_length=1000,
        help_text=_(
            "What you will provide, or what you offer instead. Write in the person’s language if you can."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    answer_language = forms.ChoiceField(label=_("Language of the answer"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self, *args: Any, request: Accommodation, typed: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        """``typed``: what was refused stays in the form, beside the request as it is now."""
        super().__init__(*args, label_suffix="", **kwargs)
        given = typed or {}
        readers = {settings.LANGUAGE_CODE, language_of(request.registration)}
        languages = [each for each in settings.FORM_LANGUAGES if each[0] in readers]
        self.fields["answer_language"].choices = languages  # type: ignore[attr-defined]
        if len(languages) == 1:
            del self.fields["answer_language"]
        state = request.state if request.state != NeedState.OPEN else None
        self.initial |= {
            "state": given.get("state", state),
            "answer": given.get("answer", request.answer),
            "answer_language": given.get("answer_language", request.answer_language),
            "seen": version_of(request),
        }
