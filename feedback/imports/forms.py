"""Forms to upload a file, match its columns, and decide whether to skip invalid rows."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.forms.frozen_forms import FrozenForm
from feedback.imports.columns import targets
from feedback.models import Form

KINDS = ".csv,.xlsx,.jsonl,.ndjson"


class UploadForm(forms.Form):
    form = forms.ModelChoiceField(label=gettext_lazy("Form they answer"), queryset=Form.objects.none())
    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        help_text=gettext_lazy(
            "A table as CSV or XLSX, or JSON lines; at most 25 MB. The first line names the columns."
        ),
        widget=forms.FileInput(attrs={"accept": KINDS}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["form"].queryset = Form.objects.filter(versions__isnull=False).distinct()


class MatchForm(forms.Form):
    """One target per column; a target can be used only once."""

    def __init__(
        self, data: QueryDict | None, *, frozen: FrozenForm, columns: list[dict], guessed: dict[str, str]
    ) -> None:
        super().__init__(data, label_suffix="")
        self.columns = columns
        choices = _choices(frozen)
        for number, column in enumerate(columns):
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=column["name"],
                choices=choices,
                required=False,
                initial=guessed.get(column["name"], ""),
            )

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [
            {"field": self[f"column-{number}"], "samples": column["samples"]}
            for number, column in enumerate(self.columns)
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for number, column in enumerate(self.columns):
            key = values.get(f"column-{number}", "")
            if key and key in taken:
                words = _("“%(other)s” is this already. Choose something else, or leave this column out.")
                self.add_error(f"column-{number}", words % {"other": taken[key]})
            elif key:
                taken[key] = column["name"]
        if not self.errors and not any(key.startswith("q:") for key in taken):
            self.add_error(None, _("Say of at least one column which question it answers."))
        return values

    def mapping(self) -> dict[str, str]:
        return {
            column["name"]: self.cleaned_data[f"column-{number}"]
            for number, column in enumerate(self.columns)
        }


def _choices(frozen: FrozenForm) -> list[Any]:
    found = targets(frozen)
    return [
        ("", _("Leave it out")),
        (_("Facts about the comment"), [(each.key, each.words) for each in found if each.fact]),
        (_("Questions of the form"), [(each.key, each.words) for each in found if each.question]),
    ]


class StartForm(forms.Form):
    skip_bad = forms.BooleanField(
        label=gettext_lazy("Leave out the rows that cannot be taken in"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
