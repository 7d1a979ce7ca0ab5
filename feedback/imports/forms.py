"""Forms to upload a file, say how it is written, match its columns, and skip rows that do not fit."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.forms.frozen_forms import FrozenForm
from feedback.imports import meanings, proposals, selectors
from feedback.imports.attribute_keys import own_keys, parts_of, place_of
from feedback.imports.columns import ATTRIBUTE, NEW, target_of, targets
from feedback.imports.dates import FORMATS, ZONES, best_format
from feedback.imports.new_forms import KINDS as QUESTION_KINDS
from feedback.imports.presenters import read_in_each_format
from feedback.models import Attribute, Form, ImportBatch, QuestionKind

NO_FORM = FrozenForm(0, 0, {}, {}, {}, ())
ENCODED = [
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("utf-16-le", "UTF-16 LE"),
    ("utf-16-be", "UTF-16 BE"),
    ("cp1252", "Windows-1252"),
]
DELIMITED = [
    ("", gettext_lazy("Detect automatically")),
    (",", gettext_lazy("Comma")),
    (";", gettext_lazy("Semicolon")),
    ("\t", gettext_lazy("Tab")),
    ("|", gettext_lazy("Vertical bar")),
]
KINDS = ".csv,.xlsx,.jsonl,.ndjson"


class ReadingForm(forms.Form):
    """How a text file is written, for one that is not read right by itself."""

    encoding = forms.ChoiceField(label=gettext_lazy("Encoding"), required=False)
    delimiter = forms.ChoiceField(
        label=gettext_lazy("Columns are separated by"), choices=DELIMITED, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["encoding"].choices = [("", _("Detect automatically")), *ENCODED]


class UploadForm(ReadingForm):
    form = forms.ModelChoiceField(
        label=gettext_lazy("Form they answer"),
        queryset=Form.objects.none(),
        required=False,
        empty_label=gettext_lazy("Make a form from the columns"),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        help_text=gettext_lazy(
            "A CSV or XLSX table, or JSON lines; at most 25 MB. The first line names the columns."
        ),
        widget=forms.FileInput(attrs={"accept": KINDS}),
    )

    field_order = ("form", "file", "encoding", "delimiter")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].queryset = Form.objects.filter(versions__isnull=False).distinct()


class MatchForm(forms.Form):
    """One target per column; a target can be used only once. Without a form, columns can become its questions."""

    title = forms.CharField(
        label=gettext_lazy("Title of the form"),
        max_length=160,
        help_text=gettext_lazy("The form has no page: nobody can answer it on this site."),
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Times without a time zone are in"), choices=list(ZONES.items()), required=False
    )

    def __init__(self, data: QueryDict | None, *, batch: ImportBatch, frozen: FrozenForm | None) -> None:
        super().__init__(data, label_suffix="")
        self.batch, self.columns = batch, batch.columns
        self.has_dates = any(each.get("dates") for each in self.columns)
        if frozen:
            del self.fields["title"]
        if not self.has_dates:
            del self.fields["zone"]
        else:
            self.fields["zone"].initial = batch.reading.get("zone", "")
        guessed, dates = selectors.guessed(batch), proposals.dates_of(batch)
        known = list(batch.form.attributes.all()) if batch.form else []
        choices, keys = _choices(frozen, known), _keys(batch, guessed, known)
        for number, column in enumerate(self.columns):
            name = column["name"]
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=name,
                choices=[*choices, *_own(keys[name], known)],
                required=False,
                initial=guessed.get(name, ""),
            )
            if column.get("dates"):
                self.fields[f"date-{number}"] = forms.ChoiceField(
                    label=_("Date format of “%(name)s”") % {"name": name[:80]},
                    choices=[("", _("Choose")), *FORMATS.items()],
                    required=False,
                    initial=dates.get(name, ""),
                )

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "field": self[f"column-{number}"],
                "date": self[f"date-{number}"] if column.get("dates") else None,
                "read": read_in_each_format(column, self.batch.reading.get("zone", "")),
                "samples": column["samples"],
                "label": column.get("label", ""),
            }
            for number, column in enumerate(self.columns)
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for number, column in enumerate(self.columns):
            key = values.get(f"column-{number}", "")
            place = place_of(key)
            if place in taken and proposals.may_be_one_only(key):
                words = _(
                    "“%(other)s” is already set to this. Choose something else, or leave this column out."
                )
                self.add_error(f"column-{number}", words % {"other": taken[place]})
            elif key:
                taken[place] = column["name"]
            self._check_date(number, column, key)
        if not self.errors and not any(key.startswith(("q:", NEW)) for key in taken):
            self.add_error(None, _("For at least one column, choose which question it answers."))
        return values

    def _check_date(self, number: int, column: dict[str, Any], key: str) -> None:
        """Which is the month of 03/04/2022 is never guessed."""
        field = f"date-{number}"
        if field not in self.fields or self.cleaned_data.get(field) or best_format(column["dates"]):
            return
        if self._is_date(key):
            words = _("The dates of this column can be read in two ways. Choose the date format.")
            self.add_error(field, words)

    def _is_date(self, key: str) -> bool:
        kinds = ("fact:submitted_at", f"{ATTRIBUTE}date:", f"{NEW}date")
        if key.startswith(kinds):
            return True
        frozen = selectors.frozen_of(self.batch) if self.batch.version_id else None
        target = target_of(frozen, key) if frozen else None
        return bool(target and target.question and target.question.kind == QuestionKind.DATE)

    def mapping(self) -> dict[str, str]:
        return {
            column["name"]: self.cleaned_data[f"column-{number}"]
            for number, column in enumerate(self.columns)
        }

    def dates(self) -> dict[str, str]:
        """Column → date format, where one was chosen or only one fits."""
        found = {
            column["name"]: self.cleaned_data.get(f"date-{number}") or best_format(column.get("dates", {}))
            for number, column in enumerate(self.columns)
        }
        return {name: form for name, form in found.items() if form}


def _choices(frozen: FrozenForm | None, known: list[Attribute]) -> list[Any]:
    """What any column can be; with no form yet, a new question."""
    found = targets(frozen or NO_FORM)
    groups = [
        ("", _("Leave it out")),
        (_("Comment details"), [(each.key, each.words) for each in found if each.fact]),
        (
            _("Contact details, with limited access"),
            [(each.key, each.words) for each in found if each.contact],
        ),
    ]
    if frozen:
        groups.append(
            (_("Questions on the form"), [(each.key, each.words) for each in found if each.question])
        )
    else:
        groups.append(
            (_("A new question"), [(f"{NEW}{kind}", QuestionKind(kind).label) for kind in QUESTION_KINDS])
        )
    if known:
        pairs = [(f"{ATTRIBUTE}{each.kind}:{each.key}", str(each)) for each in known]
        groups.append((_("Attributes of the form"), pairs))
    return groups


def _keys(batch: ImportBatch, guessed: dict[str, str], known: list[Attribute]) -> dict[str, str]:
    """Column → the key of the attribute that can be made from it: the one it has in this file, if it is new."""
    there, keys = {each.key for each in known}, own_keys(batch)
    chosen = {name: parts_of(target)[1] for name, target in guessed.items()}
    return keys | {name: key for name, key in chosen.items() if key and key not in there}


def _own(key: str, known: list[Attribute]) -> list[Any]:
    """The attribute that is made from a column, in each kind; none if the form has it."""
    if any(each.key == key for each in known):
        return []
    pairs = [(f"{ATTRIBUTE}{kind}:{key}", label) for kind, label in Attribute.Kind.choices]
    return [(_("Keep it as an attribute"), pairs)]


class StartForm(forms.Form):
    skip_bad = forms.BooleanField(
        label=gettext_lazy("Leave out the rows that cannot be imported"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class MeaningsForm(forms.Form):
    """What each distinct value of a column means."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        counts: dict[str, int],
        choices: list[tuple[str, str]],
        proposed: dict[str, str],
    ) -> None:
        super().__init__(data, label_suffix="")
        self.counts = counts
        pairs = [(f"{meanings.MEANS}{key}", label) for key, label in choices]
        options = [
            (meanings.KEEP, _("Leave unchanged")),
            (meanings.NOTHING, _("Not provided")),
            (_("It means"), pairs),
        ]
        for value in counts:
            self.fields[meanings.field_of(value)] = forms.ChoiceField(
                label=value, choices=options, initial=proposed.get(value, meanings.KEEP)
            )

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [
            {"field": self[meanings.field_of(value)], "count": count} for value, count in self.counts.items()
        ]

    def chosen(self) -> dict[str, str]:
        return {value: self.cleaned_data[meanings.field_of(value)] for value in self.counts}
