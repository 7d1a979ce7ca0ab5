"""Forms for creating a cut."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.clock import PACIFIC
from cms.i18n.fields import text
from feedback import access
from feedback.coding.books import codes_in_books
from feedback.coding.forms.codebook import CodeChoiceField
from feedback.coding.query_values import LONGEST, questions_to_filter_by
from feedback.cuts.more_filters import more_filters
from feedback.cuts.services import CODES
from feedback.models import Attribute, Channel, Form, Submission
from feedback.reference_data.languages import LANGUAGES

ANY = [("", _("Any"))]


def _day(label: str | Promise, help_text: str | Promise) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget, help_text=help_text)


class CutForm(forms.Form):
    form = forms.ModelChoiceField(
        label=_("Form"),
        queryset=Form.objects.all(),
        required=False,
        empty_label=_("All forms that use the shared codebook"),
    )
    since = _day(_("From this date on"), _("Leave blank to start from the beginning."))
    until = _day(_("Up to and including this date"), _("Leave blank to include everything up to now."))
    channel = forms.ChoiceField(label=_("Channel"), choices=[*ANY, *Channel.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[*ANY, *LANGUAGES], required=False)
    state = forms.ChoiceField(
        label=_("Status"),
        choices=[*ANY, *(each for each in Submission.State.choices if each[0] in Submission.COUNTED)],
        required=False,
    )
    code = CodeChoiceField(label=_("Code"), required=False)
    also = CodeChoiceField(label=_("And also the code"), required=False)
    answer = forms.ChoiceField(label=_("Answer"), required=False)
    attribute = forms.ModelChoiceField(
        label=_("Attribute"), queryset=Attribute.objects.none(), required=False, empty_label=_("Any")
    )
    attribute_value = forms.CharField(
        label=_("Value of the attribute"),
        max_length=LONGEST,
        required=False,
        help_text=_("Exactly as it is stored."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        codes = codes_in_books()
        for name in CODES:
            self.fields[name].offer(codes)
        self.fields["answer"].choices = [*ANY, *_answers()]
        for name, more in more_filters().items():
            choices = [*ANY, *more.choices()]
            self.fields[name] = forms.ChoiceField(label=more.label, choices=choices, required=False)
        categories = Attribute.objects.filter(kind=Attribute.Kind.CATEGORY).select_related("form")
        if categories.exists():
            self.fields["attribute"].queryset = categories
        else:
            del self.fields["attribute"], self.fields["attribute_value"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        book = access.codebook_of(values["form"]) if "form" in values else None
        for name in CODES:
            if values.get(name) and "form" in values and values[name].codebook != book:
                self.add_error(name, _("This code is not in the codebook of the form."))
        slug = values["form"].slug if values.get("form") else ""
        if values.get("answer") and values["answer"].partition("/")[0] != slug:
            self.add_error("answer", _("Choose the form that asks this question."))
        attribute = values.get("attribute")
        if attribute and attribute.form != values.get("form"):
            self.add_error("attribute", _("Choose the form that has this attribute."))
        if attribute and not values.get("attribute_value"):
            self.add_error("attribute_value", _("Enter the value of the attribute."))
        return values

    def facts(self) -> dict[str, Any]:
        values = self.cleaned_data
        since, until = values["since"], values["until"]
        filters = {
            "channel": values["channel"],
            "language": values["language"],
            "state": values["state"],
            **{name: values[name].key if values[name] else "" for name in CODES},
            "answer": values["answer"].partition("/")[2],
            "since": _start_of(since).isoformat() if since else "",
            **{name: values[name] for name in more_filters()},
        }
        if attribute := values.get("attribute"):
            filters["attribute"] = f"{attribute.key}={clean_text(values['attribute_value'])}"
        end = _start_of(until + timedelta(days=1)) if until else None
        return {"form": values["form"], "until": end, "filters": filters}


def _answers() -> list[tuple[str, list[tuple[str, str]]]]:
    """The choices of each closed question that is not about the person, under its form and words; in one query."""
    rows = questions_to_filter_by().select_related("version__form")
    found: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}
    for each in rows.order_by("version__form__slug", "-version__number", "position"):
        form = each.version.form
        name = f"{form}: {text(each.label)}"
        _name, choices = found.setdefault((form.slug, each.key), (name, {}))
        for choice in each.choices:
            choices.setdefault(f"{form.slug}/{each.key}={choice['key']}", text(choice["label"]))
    return [(name, list(choices.items())) for name, choices in found.values()]


def _start_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=PACIFIC)
