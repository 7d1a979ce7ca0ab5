"""Forms for a benchmark, with its shares one per line, and for deciding about a release."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from feedback.models import Benchmark
from feedback.releases.benchmarks import shares_problem


class BenchmarkForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, error_messages={"required": _("Enter a name.")})
    name_es = forms.CharField(label=_("Name in Spanish"), max_length=120, required=False)
    dimension = forms.ChoiceField(label=_("About"), choices=Benchmark.Dimension.choices)
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("Who counted, and in which table. Shown to readers."),
        error_messages={
            "required": _("Enter the source of the shares. A benchmark cannot be saved without one.")
        },
    )
    year = forms.IntegerField(
        label=_("Year"),
        min_value=1900,
        max_value=2200,
        error_messages={
            "required": _("Enter the year of the shares. A benchmark cannot be saved without one.")
        },
    )
    shares = forms.CharField(
        label=_("Shares"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("One group per line: its key, an equals sign, its percent. For example: es = 28.2"),
        error_messages={"required": _("Enter the share of at least one group.")},
    )

    def __init__(self, data: QueryDict | None = None, *, benchmark: Benchmark | None = None) -> None:
        self.benchmark = benchmark or Benchmark()
        super().__init__(data, initial=self._initial() if benchmark else None)

    def _initial(self) -> dict[str, Any]:
        known = self.benchmark
        shares = "\n".join(f"{key} = {100 * share:g}" for key, share in known.shares.items())
        names = {"name": known.name.get("en", ""), "name_es": known.name.get("es", "")}
        return names | {
            "dimension": known.dimension,
            "source": known.source,
            "year": known.year,
            "shares": shares,
        }

    def clean_shares(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for line in self.cleaned_data["shares"].splitlines():
            if not line.strip():
                continue
            key, _equals, number = (part.strip() for part in line.rpartition("="))
            try:
                found[key] = round(float(number.removesuffix("%").replace(",", ".")) / 100, 6)
            except ValueError:
                key = ""
            if not key:
                raise forms.ValidationError(
                    _("This line needs a key and a percent: %(line)s") % {"line": line[:60]}
                )
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "shares" in cleaned and (
            problem := shares_problem(cleaned["shares"], cleaned.get("dimension", ""))
        ):
            self.add_error("shares", problem)
        return cleaned

    def filled(self) -> Benchmark:
        names = {"en": self.cleaned_data["name"], "es": self.cleaned_data["name_es"]}
        self.benchmark.name = {code: words for code, words in names.items() if words}
        for name in ("dimension", "source", "year", "shares"):
            setattr(self.benchmark, name, self.cleaned_data[name])
        return self.benchmark


class ProposalForm(forms.Form):
    reason = forms.CharField(
        label=_("What this release is for"),
        max_length=300,
        help_text=_("Saved with the release, with your name and the time."),
        error_messages={"required": _("Explain what this release is for. The reason is saved.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_reason(self) -> str:
        return clean_text(self.cleaned_data["reason"])


class DecisionForm(forms.Form):
    approve = forms.ChoiceField(
        label=_("Your decision"),
        choices=[("yes", _("Agree")), ("no", _("Decline"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether you agree.")},
    )
    reason = forms.CharField(
        label=_("Why"), max_length=300, required=False, help_text=_("Required if you decline.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("approve") == "no" and not clean_text(cleaned.get("reason", "")):
            self.add_error("reason", _("Enter the reason. The person who asked will read it."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        return {
            "approve": self.cleaned_data["approve"] == "yes",
            "reason": clean_text(self.cleaned_data["reason"]),
        }
