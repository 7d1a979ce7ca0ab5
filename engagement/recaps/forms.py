"""Desk forms for a recap: its cut, and the text of its themes."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.components.dates import plain_date
from cms.i18n.fields import TranslatedFormField, text
from engagement import two_people
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, Theme
from engagement.recaps.answered_themes import STAYS_AS_ANSWERED, answered_of, changed_fields
from engagement.recaps.finding_rules import refuse_finding, suitable
from engagement.recaps.release_figures import cuts_for
from feedback.models import Cut, Finding

MOST_CUTS = 30


class CutForm(forms.Form):
    cut = forms.ChoiceField(label=gettext_lazy("Data set that the numbers come from"))

    def __init__(self, *args: Any, conversation: Conversation, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.cuts = {str(cut.number): cut for cut in cuts_for(conversation)[:MOST_CUTS]}
        self.fields["cut"].choices = [  # type: ignore[attr-defined]
            (number, _text(cut)) for number, cut in self.cuts.items()
        ]
        self.initial.setdefault("cut", str(conversation.cut_number or ""))

    def clean_cut(self) -> Cut:
        return self.cuts[self.cleaned_data["cut"]]


def _text(cut: Cut) -> str:
    facts = {"number": cut.number, "rows": cut.rows, "day": plain_date(cut.until)}
    return _("Data set %(number)s: %(rows)s comments received before %(day)s") % facts


def _finding(finding: Finding) -> str:
    day = plain_date(finding.published_at) if finding.published_at else ""
    facts = {"reference": finding.reference, "title": text(finding.title), "day": day}
    return _("%(reference)s %(title)s: %(state)s, %(day)s") % (facts | {"state": finding.get_state_display()})


class DecisionForm(forms.Form):
    """Whether a second person agrees, and why not."""

    agree = forms.ChoiceField(
        label=gettext_lazy("Your decision"),
        choices=[("yes", gettext_lazy("I agree")), ("no", gettext_lazy("I decline"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Reason, if you decline"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, proposer: str = "", **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.proposer = proposer

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("agree") == "no" and not cleaned.get("note"):
            self.add_error("note", two_people.reason_wanted(self.proposer))
        return cleaned

    @property
    def agrees(self) -> bool:
        return self.cleaned_data["agree"] == "yes"


class ThemesForm(forms.Form):
    """For each theme: its title in each language, the finding it is linked to, and whether it stays in the recap.

    A finding is chosen by a person, from those that came after the conversation; none is filled in.
    """

    def __init__(self, *args: Any, conversation: Conversation, themes: list[Theme], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.conversation, self.themes = conversation, themes
        offered = [("", _("None"))] + [(each.number, _finding(each)) for each in suitable(conversation)]
        for theme in themes:
            self.fields[f"title-{theme.pk}"] = TranslatedFormField(
                label=_("Title of the theme"), max_length=120, initial=theme.title
            )
            self.fields[f"finding-{theme.pk}"] = forms.IntegerField(
                label=_("Finding that carries it forward"),
                required=False,
                min_value=1,
                max_value=10**9,
                initial=theme.finding,
                widget=forms.Select(choices=offered),
                help_text=_("Only findings published after the conversation began, newest first."),
            )
            self.fields[f"leave-{theme.pk}"] = forms.BooleanField(
                label=_("Leave this theme out"), required=False
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for theme in self.themes:
            try:
                refuse_finding(self.conversation, cleaned.get(f"finding-{theme.pk}"))
            except NotPossibleNow as refusal:
                self.add_error(f"finding-{theme.pk}", str(refusal))
        self._refuse_changes_of_answered(cleaned)
        return cleaned

    def _refuse_changes_of_answered(self, cleaned: dict[str, Any]) -> None:
        answered = answered_of(self.themes)
        for theme in self.themes:
            title = cleaned.get(f"title-{theme.pk}")
            if theme.pk in answered and title is not None:
                for name in changed_fields(theme, title, cleaned.get(f"finding-{theme.pk}")):
                    self.add_error(f"{name}-{theme.pk}", STAYS_AS_ANSWERED)

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [
            {"theme": each, "fields": [self[f"{name}-{each.pk}"] for name in ("title", "finding", "leave")]}
            for each in self.themes
        ]

    def wishes(self) -> dict[str, Any]:
        said, pks = self.cleaned_data, [each.pk for each in self.themes]
        return {
            "titles": {pk: said[f"title-{pk}"] for pk in pks},
            "findings": {pk: said[f"finding-{pk}"] for pk in pks},
            "left_out": [pk for pk in pks if said[f"leave-{pk}"]],
        }
