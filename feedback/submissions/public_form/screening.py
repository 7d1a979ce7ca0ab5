"""Ask about what looks like personal information before a comment is submitted (PRV-08)."""

from typing import Any

from django import forms
from django.forms import Form
from django.utils.translation import gettext_lazy as _

from cms.pii.identifiers import find_identifiers
from feedback.forms.frozen_forms import FrozenQuestion
from feedback.reference_data.closed_lists import UNDER_13
from feedback.submissions.public_form.answer_fields import name_of

FOUND = {
    "email": _("an email address"),
    "phone": _("a phone number"),
    "ssn": _("a Social Security number"),
    "student_id": _("a student number"),
    "birth_date": _("a date of birth"),
    "street_address": _("a street address"),
}
TELL = _("Your text has what looks like %(kind)s: %(words)s. Take it out, or tell us it may be public.")
TAKE_OUT = _("Your text has what looks like %(kind)s: %(words)s. Please take it out.")


def may_name(question: FrozenQuestion) -> str:
    return f"may-{question.key}"


def screen(form: Any, question: FrozenQuestion, cleaned: dict[str, Any]) -> None:
    """Add an error unless the person confirmed it may be public. A child must remove it instead (PRV-30)."""
    words = cleaned.get(name_of(question)) or ""
    found = find_identifiers(words)
    is_child = form.youth == UNDER_13
    if not found or (cleaned.get(may_name(question)) and not is_child):
        return
    first = found[0]
    facts = {"kind": FOUND.get(first.kind, first.kind), "words": words[first.start : first.end]}
    form.add_error(name_of(question), (TAKE_OUT if is_child else TELL) % facts)
    if not is_child:
        ask_whether_public(form, question)


def ask_whether_public(form: Form, question: FrozenQuestion) -> None:
    """Insert a checkbox right after the text."""
    name = may_name(question)
    if name in form.fields:
        return
    field = forms.BooleanField(label=_("It is my own and it may be public"), required=False)
    ordered = {}
    for key, value in form.fields.items():
        ordered[key] = value
        if key == name_of(question):
            ordered[name] = field
    form.fields = ordered
