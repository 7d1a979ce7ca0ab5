"""Build what the Field component displays of a bound field, and the error summary above a form."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField, Widget
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True)
class Problem:
    words: str
    target: str


def field_context(bound: BoundField, *, marks: bool = True) -> dict[str, Any]:
    kind = _kind(bound.field.widget)
    needed = bound.field.required or getattr(bound.field, "needed", False)
    return {
        "field": bound,
        "kind": kind,
        "trap": "data-trap" in bound.field.widget.attrs,
        "mark": ("needed" if needed else "optional") if marks else "",
        "hint_id": f"{bound.auto_id}_hint" if bound.help_text else "",
        "error_id": f"{bound.auto_id}_problem" if bound.errors else "",
        "errors": error_text(bound),
        "is_upload": isinstance(bound.field.widget, forms.FileInput),
        "control": "" if kind == "choices" else _control(bound, kind),
    }


def problems(form: BaseForm) -> list[Problem]:
    found = [Problem(str(words), "") for words in form.non_field_errors()]
    for bound in form:
        found += [Problem(words, _target(bound)) for words in error_text(bound)]
    return found


def error_text(bound: BoundField) -> list[str]:
    """The field's errors; Django's bare "required" becomes a sentence that names the field."""
    bare = str(forms.Field.default_error_messages["required"])
    return [_needed(bound) if str(words) == bare else str(words) for words in bound.errors]


def _needed(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxSelectMultiple):
        words = _("Choose at least one: %(label)s")
    elif isinstance(widget, forms.RadioSelect | forms.Select | forms.CheckboxInput):
        words = _("Choose: %(label)s")
    else:
        words = _("Write an answer: %(label)s")
    return words % {"label": bound.label}


def problems_heading(count: int) -> str:
    small = {1: _("One thing to fix"), 2: _("Two things to fix"), 3: _("Three things to fix")}
    return small.get(count) or ngettext("%(count)d thing to fix", "%(count)d things to fix", count) % {
        "count": count
    }


def _kind(widget: Widget) -> str:
    if isinstance(widget, CHOICES):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "group" if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget) else "plain"


def _control(bound: BoundField, kind: str) -> str:
    described = " ".join(
        part
        for part in (
            f"{bound.auto_id}_hint" if bound.help_text else "",
            f"{bound.auto_id}_problem" if bound.errors else "",
            bound.field.widget.attrs.get("aria-describedby", ""),
        )
        if part
    )
    attrs: dict[str, str | bool] = {}
    if described and kind != "group":
        attrs["aria-describedby"] = described
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return bound.as_widget(attrs=attrs)


def _target(bound: BoundField) -> str:
    """The id of the field's first control, for a link in the error summary."""
    if isinstance(bound.field.widget, CHOICES):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id
