"""A note of a small group, as it is typed on a phone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.web.public_forms import PublicForm
from engagement.choices import NoteKind
from engagement.live.run_sheet import Run
from feedback.reference_data.languages import LANGUAGES


class NoteForm(PublicForm):
    """One note a post. The form's key is the note's own, so that sending twice keeps one."""

    purpose = "engagement.note"

    kind = forms.ChoiceField(
        label=_("How you write it"),
        choices=NoteKind.choices,
        initial=NoteKind.PARAPHRASE,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What was said"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 5000}),
        help_text=_("No names. One thought a note."),
    )
    speaks_for = forms.IntegerField(
        label=_("Speaks for how many people"),
        min_value=1,
        max_value=1000,
        initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    segment = forms.ChoiceField(label=_("Part of the agenda"), required=False)
    language = forms.ChoiceField(label=_("Language of the note"), choices=LANGUAGES)

    def __init__(self, *args: Any, run: Run, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = [(part.key, part.title) for part in run.parts]
        self.fields["segment"].choices = [("", _("No part")), *parts]
        if run.now:
            self.initial.setdefault("segment", run.now.key)
