"""The form of staff for a question at registration, in each language of the site."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import TranslatedFormField
from engagement.choices import OwnQuestionKind


class OwnQuestionForm(forms.Form):
    kind = forms.ChoiceField(label=_("Answer type"), choices=OwnQuestionKind.choices)
    label = TranslatedFormField(label=_("Question"), max_length=200)
    choices = TranslatedFormField(
        label=_("Choices"),
        required=False,
        long=True,
        max_length=1000,
        help_text=_("Only for one choice: one per line, in the same order in each language."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_choices(self) -> list[dict[str, str]]:
        """The labels of each choice in every language. Lines that a language lacks are shown in the first one."""
        by_language = {
            code: [line.strip() for line in lines.splitlines() if line.strip()]
            for code, lines in (self.cleaned_data["choices"] or {}).items()
        }
        first = by_language.get(settings.LANGUAGE_CODE, [])
        if any(len(lines) != len(first) for lines in by_language.values()):
            raise forms.ValidationError(_("Enter the same number of choices in each language."))
        return [{code: lines[place] for code, lines in by_language.items()} for place in range(len(first))]
