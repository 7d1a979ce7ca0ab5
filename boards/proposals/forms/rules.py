"""Form for the rules of the cycle: phases, dates, and the scope of each board's form (C2C-30)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dates import MONTHS
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.base_forms import DeskForm, date_input
from boards.models import Body, Cycle, CycleRules, PhaseKind, Scope
from cms.i18n.fields import TranslatedFormField, text

NEXT_YEAR = [(number + 12, format_lazy("{} ({})", name, _("next year"))) for number, name in MONTHS.items()]
MONTH_CHOICES = [*MONTHS.items(), *NEXT_YEAR]


class RulesForm(DeskForm):
    name = TranslatedFormField(label=_("Name"), max_length=120)
    source = forms.CharField(label=_("Where these rules are written"), max_length=300, required=False)
    deadline_month = forms.TypedChoiceField(
        label=_("Proposals are due: month"), choices=list(MONTHS.items()), coerce=int
    )
    deadline_day = forms.IntegerField(label=_("Proposals are due: day"), min_value=1, max_value=31)
    max_authors = forms.IntegerField(label=_("Members who may write one together"), min_value=1, max_value=20)
    report_members = forms.IntegerField(label=_("Members who draft the report"), min_value=0, max_value=5)
    report_liaison = forms.BooleanField(
        label=_("The Governing Board liaison drafts with them"), required=False
    )
    has_ranking = forms.BooleanField(
        label=_("Members rank proposals at the meeting"),
        required=False,
        help_text=_(
            "Only while the meeting is in session, and by name. The year must include a part for it."
        ),
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = list(bodies)
        for body in self.bodies:
            self.fields[f"form-{body.slug}"] = forms.ChoiceField(
                label=_("Form for %(board)s") % {"board": text(body.name)},
                choices=[("", _("Takes no proposals")), *Scope.choices],
                required=False,
            )

    def facts(self) -> dict[str, Any]:
        found = {name: value for name, value in self.cleaned_data.items() if not name.startswith("form-")}
        scopes = {body.slug: self.cleaned_data[f"form-{body.slug}"] for body in self.bodies}
        return found | {"forms": {slug: scope for slug, scope in scopes.items() if scope}}


class PartForm(DeskForm):
    """One phase of the year; included only if checked."""

    used = forms.BooleanField(label=_("Include this part"), required=False)
    name = TranslatedFormField(label=_("Name"), max_length=80, required=False)
    says = TranslatedFormField(label=_("One sentence"), max_length=300, required=False)
    from_month = forms.TypedChoiceField(label=_("From: month"), choices=MONTH_CHOICES, coerce=int)
    from_day = forms.IntegerField(label=_("From: day"), min_value=1, max_value=31)
    until_month = forms.TypedChoiceField(label=_("Until: month"), choices=MONTH_CHOICES, coerce=int)
    until_day = forms.IntegerField(label=_("Until: day"), min_value=1, max_value=31)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("used") and not cleaned.get("name"):
            self.add_error("name", _("Enter a name for this part."))
        return cleaned

    def step(self, kind: str) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "kind": kind,
            "name": given["name"],
            "says": given["says"],
            "from": [given["from_month"], given["from_day"]],
            "until": [given["until_month"], given["until_day"]],
        }


def part_forms(rules: CycleRules | None, data: QueryDict | None = None) -> list[tuple[str, PartForm]]:
    """One form per phase kind, initialized from the previous version of the rules."""
    known = {step["kind"]: step for step in rules.steps} if rules else {}
    found = []
    for kind in PhaseKind:
        form = PartForm(data, prefix=kind.value, initial=_initial(known.get(kind.value), kind))
        found.append((kind.label, form))
    return found


def steps_of(parts: Iterable[tuple[Any, PartForm]]) -> list[dict[str, Any]]:
    """The checked phases in date order."""
    steps = [form.step(form.prefix) for _label, form in parts if form.cleaned_data["used"]]
    return sorted(steps, key=lambda step: (step["from"], step["until"]))


def _initial(step: dict[str, Any] | None, kind: PhaseKind) -> dict[str, Any]:
    if step is None:
        name = {"en": str(kind.label)}
        return {"name": name, "from_month": 1, "from_day": 1, "until_month": 1, "until_day": 31}
    (from_month, from_day), (until_month, until_day) = step["from"], step["until"]
    return {
        "used": True,
        "name": step["name"],
        "says": step.get("says", {}),
        "from_month": from_month,
        "from_day": from_day,
        "until_month": until_month,
        "until_day": until_day,
    }


def rules_initial(rules: CycleRules | None, bodies: Iterable[Body]) -> dict[str, Any]:
    if rules is None:
        return {"deadline_month": 6, "deadline_day": 21, "max_authors": 5, "report_members": 2}
    names = ("name", "source", "deadline_month", "deadline_day", "max_authors", "has_ranking")
    found = {name: getattr(rules, name) for name in (*names, "report_members", "report_liaison")}
    return found | {f"form-{body.slug}": rules.scope_of(body) for body in bodies}


class BeginCycleForm(DeskForm):
    year = forms.IntegerField(
        label=pgettext_lazy("cycle", "Year in which it begins"), min_value=2000, max_value=2100
    )
    deadline = forms.DateField(
        label=_("Proposals are due"),
        required=False,
        widget=date_input(),
        help_text=_("Blank: the date in the rules."),
    )


class DaysForm(DeskForm):
    """Dates of one year; the rules do not change."""

    deadline = forms.DateField(label=_("Proposals are due"), widget=date_input())

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        self.phases = cycle.phases
        start = {"deadline": cycle.deadline}
        for phase in self.phases:
            start |= {f"{phase.kind}-from": phase.starts_on, f"{phase.kind}-until": phase.ends_on}
        super().__init__(*args, initial=start, **kwargs)
        for phase in self.phases:
            for end, words in (("from", _("%(part)s: from")), ("until", _("%(part)s: until"))):
                self.fields[f"{phase.kind}-{end}"] = forms.DateField(
                    label=words % {"part": phase.title}, widget=date_input()
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for phase in self.phases:
            first, last = cleaned.get(f"{phase.kind}-from"), cleaned.get(f"{phase.kind}-until")
            if first and last and last < first:
                self.add_error(f"{phase.kind}-until", _("The last day is before the first."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        dates = {
            phase.kind: [given[f"{phase.kind}-{end}"].isoformat() for end in ("from", "until")]
            for phase in self.phases
        }
        return {"deadline": given["deadline"], "dates": dates}
