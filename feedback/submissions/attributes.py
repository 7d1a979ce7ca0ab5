"""Attributes of comments: facts from an imported file that no question asks. Staff see them; no public page does."""

from collections.abc import Iterable
from datetime import datetime
from math import isfinite
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform
from django.utils.translation import gettext_lazy as _

from cms.components.dates import clock_time, plain_date
from feedback.models import Attribute, Submission

Shown = list[tuple[str, str]]


def attributes_of(submissions: Iterable[Submission]) -> dict[int, Shown]:
    """Submission id → name and value of each attribute, in the order of its form; one query for any number of them."""
    found = [each for each in submissions if each.attributes]
    known: dict[int, list[Attribute]] = {}
    for each in Attribute.objects.filter(form__in={one.form_id for one in found}) if found else ():
        known.setdefault(each.form_id, []).append(each)
    return {one.pk: _shown(one.attributes, known.get(one.form_id, [])) for one in found}


def _shown(values: dict[str, Any], known: list[Attribute]) -> Shown:
    return [(each.label, shown_value(each.kind, values[each.key])) for each in known if each.key in values]


def shown_value(kind: str, value: str | int | float) -> str:
    if kind != Attribute.Kind.DATE or not isinstance(value, str):
        return str(value)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:  # it was stored under another kind
        return value
    return plain_date(moment.date()) if len(value) == 10 else f"{plain_date(moment)}, {clock_time(moment)}"


class AttributeFilter(forms.Form):
    """Two fields of a filter: which attribute, and its value. They are gone where no form has attributes."""

    attribute = forms.ChoiceField(label=_("Attribute"), required=False)
    attribute_value = forms.CharField(label=_("Value of the attribute"), max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(Attribute.objects.select_related("form"))
        if not rows:
            del self.fields["attribute"], self.fields["attribute_value"]
            return
        choices = [(str(each.pk), f"{each.label} ({each.form})") for each in rows]
        self.fields["attribute"] = forms.ChoiceField(
            label=_("Attribute"), choices=[("", _("Any")), *choices], required=False
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("attribute_value") and "attribute" not in self.errors and not values.get("attribute"):
            self.add_error("attribute", _("Choose the attribute."))
        return values

    def with_attribute(self, rows: QuerySet[Any], path: str = "") -> QuerySet[Any]:
        """Rows whose comment has the chosen attribute, with the typed value. ``path`` leads to the comment."""
        values = self.cleaned_data if self.is_valid() else {}
        if not values.get("attribute"):
            return rows
        return with_attribute(rows, values["attribute"], values["attribute_value"].strip(), path=path)


def with_attribute(rows: QuerySet[Any], id_: str, typed: str, *, path: str = "") -> QuerySet[Any]:
    """Rows whose comment has the attribute; with this value, if one is typed."""
    found = Attribute.objects.filter(pk=id_).first()
    if found is None:
        return rows
    # A key transform of its own: as a part of a lookup, a key such as "range" would be read as one.
    value = KeyTransform(found.key, f"{path}attributes")
    rows = rows.filter(**{f"{path}form": found.form_id}).alias(attribute_value=value)
    rows = rows.filter(attribute_value__isnull=False)
    if not typed:
        return rows
    if found.kind == Attribute.Kind.NUMBER:
        number = _number(typed)
        return rows.none() if number is None else rows.filter(attribute_value__exact=number)
    how = "istartswith" if found.kind == Attribute.Kind.DATE else "iexact"
    return rows.filter(**{f"attribute_value__{how}": typed})


def _number(typed: str) -> int | float | None:
    try:
        number = float(typed.replace(",", ""))
    except ValueError:
        return None
    if not isfinite(number):
        return None
    return int(number) if number.is_integer() else number
