"""Form fields for each question type, and the conversion between field values and answers.

A matrix and a ranking have several fields; all others have one.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django import forms
from django.conf import settings
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from cms.i18n.fields import text
from cms.i18n.passages import as_in, joined
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.models import QuestionKind
from feedback.reference_data.closed_lists import NO_ANSWER
from feedback.reference_data.languages import LANGUAGES

SHORT, LONG = 200, 5000
MOST_RADIOS = 7
FURTHEST = 10**12
EMAIL = "email"
MOST_KEPT = 64  # versions of forms, in each language
Fields = dict[str, forms.Field]


def name_of(question: FrozenQuestion) -> str:
    return f"q-{question.key}"


def part_name(question: FrozenQuestion, part: str) -> str:
    """Field name of a matrix row, or of a choice in a ranking."""
    return f"{name_of(question)}--{part}"


def names_of(question: FrozenQuestion) -> list[str]:
    """Field names of a question, in order."""
    if question.kind == QuestionKind.MATRIX:
        return [part_name(question, row["key"]) for row in question.rows]
    if question.kind == QuestionKind.RANKING:
        return [part_name(question, choice["key"]) for choice in question.choices]
    return [name_of(question)]


class GroupsField(forms.MultipleChoiceField):
    """Checkboxes for any number of groups, or "prefer not to say" (PRV-23)."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if NO_ANSWER in value and len(value) > 1:
            raise forms.ValidationError(_("Choose groups, or choose not to say, but not both."))


def choices_of(question: FrozenQuestion) -> list[tuple[str, str]]:
    return [(choice["key"], text(choice["label"])) for choice in question.choices]


def fields_by_question(frozen: FrozenForm) -> dict[str, Fields]:
    """Question key → its fields in the reader's language. All forms of this version share them: who wants one changed
    puts a copy into the form.
    """
    language = get_language() or settings.LANGUAGE_CODE
    return _kept_fields(frozen, language) if frozen.version_id else _fields_by_question(frozen)


@lru_cache(maxsize=MOST_KEPT)
def _kept_fields(frozen: FrozenForm, _language: str) -> dict[str, Fields]:
    return _fields_by_question(frozen)


def _fields_by_question(frozen: FrozenForm) -> dict[str, Fields]:
    return {question.key: _fields_of(question) for question in frozen.questions}


def _fields_of(question: FrozenQuestion) -> Fields:
    fields = BUILDERS.get(question.kind, _one_choice)(question)
    for field in fields.values():
        if question.condition and field.required:
            field.required, field.needed = False, True  # type: ignore[attr-defined]
    return fields | {EMAIL: _email()} if question.purpose == "contact" else fields


def _email() -> forms.EmailField:
    return forms.EmailField(
        label=lazy("Email"),
        required=False,
        max_length=254,
        help_text=lazy("Only if you said yes. It is stored separately from your comment."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


def _common(question: FrozenQuestion) -> dict[str, Any]:
    return {
        "label": text(question.label),
        "help_text": hint_html(text(question.help)),
        "required": question.required,
    }


def hint_html(*sentences: str) -> SafeString:
    """Escaped here, since a template writes the help text of a field as it is."""
    return conditional_escape(joined(each for each in sentences if each))


def _alone(build: Callable[[FrozenQuestion], forms.Field]) -> Callable[[FrozenQuestion], Fields]:
    return lambda question: {name_of(question): build(question)}


def _short(question: FrozenQuestion) -> forms.Field:
    box = forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(max_length=SHORT, widget=box, **_common(question))


def _long(question: FrozenQuestion) -> forms.Field:
    box = forms.Textarea(attrs={"rows": 5, "dir": "auto"})
    return forms.CharField(max_length=LONG, widget=box, **_common(question))


def _language(question: FrozenQuestion) -> forms.Field:
    return forms.ChoiceField(choices=[("", lazy("Choose")), *LANGUAGES], **_common(question))


def _many(question: FrozenQuestion) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=choices_of(question), widget=forms.CheckboxSelectMultiple, **_common(question)
    )


def _groups(question: FrozenQuestion) -> forms.Field:
    return GroupsField(choices=choices_of(question), **_common(question))


def _consent(question: FrozenQuestion) -> forms.Field:
    field = forms.ChoiceField(
        choices=choices_of(question),
        widget=forms.RadioSelect,
        initial="no",
        **_common(question) | {"required": False},
    )
    field.needed = question.required  # type: ignore[attr-defined]
    return field


def _number(question: FrozenQuestion) -> forms.Field:
    limits = question.settings
    lowest, highest = limits.get("lowest"), limits.get("highest")
    hint = _limits_text(lowest, highest, text(limits.get("unit")))
    common = _common(question)
    common["help_text"] = hint_html(text(question.help), hint)
    return forms.IntegerField(
        min_value=-FURTHEST if lowest is None else lowest,
        max_value=FURTHEST if highest is None else highest,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Enter a whole number, such as 12.")},
        **common,
    )


def _limits_text(lowest: int | None, highest: int | None, unit: str) -> str:
    facts = {"lowest": lowest, "highest": highest}
    if lowest is not None and highest is not None:
        words = _("A whole number from %(lowest)s to %(highest)s.") % facts
    elif lowest is not None:
        words = _("A whole number, %(lowest)s or more.") % facts
    elif highest is not None:
        words = _("A whole number, %(highest)s or less.") % facts
    else:
        words = _("A whole number.")
    return joined([words, _("Unit:"), as_in(unit, f"{unit}.")]) if unit else words


def _date(question: FrozenQuestion) -> forms.Field:
    return forms.DateField(
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "placeholder": "2022-05-16"}),
        error_messages={"invalid": _("Enter the date as YYYY-MM-DD, such as 2022-05-16.")},
        **_common(question),
    )


def _file(question: FrozenQuestion) -> forms.Field:
    return forms.FileField(max_length=200, widget=forms.FileInput, **_common(question))


def _one_choice(question: FrozenQuestion) -> Fields:
    choices = choices_of(question)
    if len(choices) > MOST_RADIOS and question.kind != QuestionKind.AGE_BRACKET:
        return {
            name_of(question): forms.ChoiceField(
                choices=[("", lazy("Choose")), *choices], widget=forms.Select, **_common(question)
            )
        }
    return {
        name_of(question): forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **_common(question))
    }


def _matrix(question: FrozenQuestion) -> Fields:
    return {
        part_name(question, row["key"]): forms.ChoiceField(
            label=text(row["label"]),
            choices=choices_of(question),
            widget=forms.RadioSelect,
            required=question.required,
        )
        for row in question.rows
    }


def _ranking(question: FrozenQuestion) -> Fields:
    places = [("", lazy("No place")), *((str(n), str(n)) for n in range(1, len(question.choices) + 1))]
    return {
        part_name(question, key): forms.TypedChoiceField(
            label=label, choices=places, coerce=int, empty_value=None, required=False
        )
        for key, label in choices_of(question)
    }


BUILDERS: dict[str, Callable[[FrozenQuestion], Fields]] = {
    QuestionKind.SHORT_TEXT: _alone(_short),
    QuestionKind.LONG_TEXT: _alone(_long),
    QuestionKind.LANGUAGE: _alone(_language),
    QuestionKind.MANY_CHOICES: _alone(_many),
    QuestionKind.ETHNICITY: _alone(_groups),
    QuestionKind.CONSENT: _alone(_consent),
    QuestionKind.NUMBER: _alone(_number),
    QuestionKind.DATE: _alone(_date),
    QuestionKind.FILE: _alone(_file),
    QuestionKind.MATRIX: _matrix,
    QuestionKind.RANKING: _ranking,
}


# Conversion between values and answers ---------------------------------------------------------------------


def answer_of(question: FrozenQuestion, cleaned: dict[str, Any]) -> Any:
    """Return the answer as stored; None for an unanswered question."""
    if question.kind == QuestionKind.MATRIX:
        rows = {row["key"]: cleaned.get(part_name(question, row["key"])) for row in question.rows}
        return {row: choice for row, choice in rows.items() if choice} or None
    if question.kind == QuestionKind.RANKING:
        places = {
            choice["key"]: cleaned.get(part_name(question, choice["key"])) for choice in question.choices
        }
        given = {key: int(place) for key, place in places.items() if place}
        return sorted(given, key=lambda key: given[key]) or None
    value = cleaned.get(name_of(question))
    if question.kind == QuestionKind.DATE and value:
        return value.isoformat()
    return None if value in ("", [], None) else value


def values_of(question: FrozenQuestion, answer: Any) -> dict[str, Any]:
    """Return field name → value for an answer."""
    if answer is None:
        return {}
    if question.kind == QuestionKind.MATRIX:
        return {part_name(question, row): choice for row, choice in answer.items()}
    if question.kind == QuestionKind.RANKING:
        return {part_name(question, key): place for place, key in enumerate(answer, 1)}
    return {name_of(question): answer}
