"""Forms for the notes of a small group, and the desk's forms around them."""

import re
import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.captions import LARGEST, CaptionsBroken, read
from cms.web.public_forms import PublicForm
from engagement.choices import NoteKind, SpokenLanguage
from engagement.live.forms import DeskForm
from engagement.live.run_sheet import Run
from feedback.reference_data.languages import LANGUAGES

_NONCE = re.compile(r"[A-Za-z0-9_-]{16,40}")


def people_field() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Number of people represented"),
        min_value=1,
        max_value=1000,
        initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class NoteForm(PublicForm):
    """One note per request. The form's key is the note's own, so that a repeated request stores one."""

    purpose = "engagement.note"

    kind = forms.ChoiceField(
        label=_("How it is written"),
        choices=NoteKind.choices,
        initial=NoteKind.PARAPHRASE,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What was said"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 5000}),
        help_text=_("No names. One thought per note."),
    )
    speaks_for = people_field()
    segment = forms.ChoiceField(label=_("Part of the agenda"), required=False)
    language = forms.ChoiceField(label=_("Language of the note"), choices=LANGUAGES)

    def __init__(self, *args: Any, run: Run, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = [(part.key, part.title) for part in run.parts]
        self.fields["segment"].choices = [("", _("No agenda part")), *parts]
        if run.now:
            self.initial.setdefault("segment", run.now.key)


class GroupForm(DeskForm):
    name = forms.CharField(label=_("Name of the group"), max_length=60)
    language = forms.ChoiceField(label=_("Language of the group"), choices=SpokenLanguage.choices)


class CardForm(DeskForm):
    """A card filled in by hand. The hidden key makes a second press harmless."""

    nonce = forms.CharField(widget=forms.HiddenInput, max_length=40)
    code = forms.CharField(
        label=_("Code printed on the card"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
        help_text=_(
            "The person who wrote the card can then find the comment with this code. Leave blank for a "
            "card without a code."
        ),
    )
    text = forms.CharField(
        label=_("The text on the card, word for word"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(label=_("Language of the text"), choices=LANGUAGES)
    speaks_for = people_field()
    photo = forms.FileField(
        label=_("Photo of the card"),
        required=False,
        help_text=_("Only staff can see it, after it is checked."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial["nonce"] = secrets.token_urlsafe(16)

    def clean_nonce(self) -> str:
        nonce = self.cleaned_data["nonce"]
        if not _NONCE.fullmatch(nonce):
            raise forms.ValidationError(_("Open this page again, then send the card."))
        return nonce


class MakeCardsForm(DeskForm):
    count = forms.IntegerField(
        label=_("Number of cards"),
        min_value=1,
        max_value=200,
        initial=20,
        help_text=_("Two to a page. Each has its own code."),
    )


class RecordingForm(DeskForm):
    language = forms.ChoiceField(label=_("Language"), choices=SpokenLanguage.choices)
    url = forms.URLField(label=_("Address of the recording"), required=False, assume_scheme="https")
    file = forms.FileField(label=_("Captions as a WebVTT file"), required=False)
    words = forms.CharField(
        label=_("Or type the captions"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("They begin with WEBVTT. If you choose a file above, it is used instead."),
    )
    transcribed_by = forms.CharField(label=_("Transcribed by"), required=False, max_length=150)
    is_public = forms.BooleanField(
        label=_("Show it to everyone"),
        required=False,
        help_text=_("Read the captions first: any names and private matters in them will become public."),
    )

    def clean_file(self) -> str:
        found = self.cleaned_data.get("file")
        if not found:
            return ""
        if found.size > LARGEST:
            raise forms.ValidationError(_("The captions are larger than 2 MB."))
        try:
            return found.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("The captions file must be UTF-8 text.")) from error

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        for name in ("file", "words"):
            try:
                values[name] = read(values[name]) if values.get(name, "").strip() else ""
            except CaptionsBroken as error:
                self.add_error(name, str(error))
        return values

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = ("language", "url", "transcribed_by", "is_public")
        return {name: given[name] for name in names} | {"words": given["file"] or given["words"]}


class PassageForm(DeskForm):
    speaks_for = people_field()
