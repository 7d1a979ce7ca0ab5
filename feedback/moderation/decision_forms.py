"""Forms of the desk: filters, moderation, cuts, exports."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from feedback import access
from feedback.coding.code_tree import keys_of_code
from feedback.models import Channel, Form, ModerationAct, Submission
from feedback.reference_data.languages import LANGUAGES

ANY = [("", _("Any"))]


class FilterForm(forms.Form):
    """A plain GET form; a value that makes no sense filters nothing out."""

    state = forms.ChoiceField(label=_("State"), choices=[*ANY, *Submission.State.choices], required=False)
    channel = forms.ChoiceField(label=_("How it came"), choices=[*ANY, *Channel.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[*ANY, *LANGUAGES], required=False)
    form = forms.ModelChoiceField(
        label=_("Form"), queryset=Form.objects.all(), required=False, empty_label=_("Any")
    )
    code = forms.ChoiceField(label=_("Code"), required=False)
    words = forms.CharField(label=_("Words in it"), max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        book = access.current_codebook()
        codes = book.codes.all() if book else []
        self.fields["code"].choices = [
            *ANY,
            ("-", _("No code yet")),
            *((code.key, str(code)) for code in codes),
        ]

    def apply(self, rows: Any) -> Any:
        if not self.is_valid():
            return rows
        values = self.cleaned_data
        for name in ("state", "channel", "language", "form"):
            if values.get(name):
                rows = rows.filter(**{name: values[name]})
        if values.get("code") == "-":
            rows = rows.uncoded()
        elif values.get("code"):
            rows = rows.coded_with(keys_of_code(values["code"]))
        return rows.with_words(clean_text(values["words"])) if values.get("words") else rows


class ModerateForm(forms.Form):
    act = forms.ChoiceField(choices=ModerationAct.Act.choices)
    reason = forms.ChoiceField(
        label=_("Reason to hide it"),
        choices=[("", _("Choose")), *ModerationAct.Reason.choices],
        required=False,
        help_text=_("Criticism is not a reason. The count by reason is public."),
    )
    note = forms.CharField(label=_("Note for colleagues"), max_length=300, required=False)

    def clean_note(self) -> str:
        return clean_text(self.cleaned_data["note"])
