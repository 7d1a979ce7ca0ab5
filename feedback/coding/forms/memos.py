"""Form of a memo. What it is about travels as its kind and id."""

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from cms.access import Visitor
from cms.cleaning import clean_text, whole_number
from feedback import access
from feedback.coding.memos import FIELDS, LONGEST, Subject
from feedback.models import Code, Codebook


class MemoForm(forms.Form):
    about = forms.CharField(max_length=30, required=False, widget=forms.HiddenInput)
    body = forms.CharField(
        label=_("Memo"),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST}),
        help_text=_("For coders only. Do not write anything that would identify a person."),
        error_messages={"required": _("Write the memo first.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, label_suffix="", auto_id="memo-%s", **kwargs)  # type: ignore[arg-type, misc]

    def clean_body(self) -> str:
        """Counted after cleaning: a browser sends two characters for the end of a line."""
        body = clean_text(self.cleaned_data["body"])
        if len(body) > LONGEST:
            raise forms.ValidationError(_("A memo has at most 2,000 characters."))
        return body


def name_of(subject: Subject) -> str:
    return f"{FIELDS[type(subject)]}:{subject.pk}"


def memo_form(subject: Subject) -> MemoForm:
    return MemoForm(initial={"about": name_of(subject)})


def subject_of(user: Visitor, about: str) -> Subject:
    """What a memo is about. Raises ``Http404`` for what this person cannot see."""
    kind, _colon, key = about.partition(":")
    pk = whole_number(key)
    if pk is None:
        raise Http404
    if kind == "text":
        return access.get_text_to_code(user, pk)
    found: Code | Codebook | None = None
    if kind == "code":
        found = access.get_code(user, pk)
    elif kind == "codebook":
        found = next((book for book in access.codebooks(user) if book.pk == pk), None)
    if found is None:
        raise Http404
    return found
