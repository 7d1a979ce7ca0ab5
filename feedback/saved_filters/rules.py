"""What a saved filter may hold: the known fields of its screen, each with a value."""

from collections.abc import Iterable

from django.forms import Form
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from feedback.models import Screen

MOST_CHARACTERS = 1000
FIELDS = {
    Screen.COMMENTS: (
        "state",
        "words",
        "channel",
        "language",
        "form",
        "campaign",
        "private",
        "reason",
        "code",
        "attribute",
        "attribute_value",
    ),
    Screen.GRID: (
        "book",
        "form",
        "channel",
        "language",
        "month",
        "state",
        "has",
        "words",
        "sort",
        "code",
        "attribute",
        "attribute_value",
    ),
}

ABSENT = {"attribute": _("Attribute"), "attribute_value": _("Value of the attribute")}


def normalized(screen: Screen, data: QueryDict) -> str:
    """The query string of the known fields that have a value, always in the same order."""
    pairs = [
        (name, value) for name in FIELDS[screen] for each in data.getlist(name) if (value := clean_text(each))
    ]
    return urlencode(pairs)


def problems_of(screen: Screen, form: Form, data: QueryDict) -> list[str]:
    """The fields of a filter whose value is missing or no longer there, such as a form or a code."""
    given = {name for name in FIELDS[screen] if any(data.getlist(name))}
    absent = given - set(form.fields) - {"book"}
    wrong = set() if form.is_valid() else set(form.errors)
    return _labels(form, wrong) + [str(ABSENT.get(each, each)) for each in sorted(absent)]


def _labels(form: Form, names: Iterable[str]) -> list[str]:
    return [str(field.label or name) for name, field in form.fields.items() if name in names]
