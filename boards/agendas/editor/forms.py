"""The form of one row of a draft agenda, with its texts in every language of the meeting's pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from boards.agendas.draft_rows import WORDS, Row
from boards.base_forms import DeskForm, time_input
from boards.blocks import GroundInput
from boards.choices import ItemKind, MeetingKind, SpecialPurpose
from boards.plain_text import as_html
from boards.rules.closed_grounds import grounds_like
from cms.cleaning import clean_text

# Label, longest text, rows of its box (one: no line breaks).
TEXTS: dict[str, tuple[Promise, int, int]] = {
    "title": (gettext_lazy("Brief description"), 250, 2),
    "text": (gettext_lazy("More information"), 1500, 2),
    "action": (gettext_lazy("Recommended action"), 300, 1),
    "motion": (gettext_lazy("Draft motion"), 1500, 2),
    "report": (gettext_lazy("Item report"), 20_000, 4),
}
OF_ONE_LINE = ("title", "action")
HINTS = {
    "title": gettext_lazy("In 20 words or fewer (Gov. Code § 11125(b))."),
    "report": gettext_lazy(
        "Use a blank line to start a new paragraph, # for a heading, and a dash at the start of a line "
        "for a list item."
    ),
}

EXAMPLE = gettext_lazy("# Background\n\nStaff met twice.\n\n- First point\n- Second point")


class RowForm(DeskForm):
    kind = forms.ChoiceField(
        label=pgettext_lazy("agenda item", "Kind"),
        choices=ItemKind.choices,
        help_text=gettext_lazy(
            "The parts of an item share its kind. An item that becomes a part of another takes that "
            "item’s kind."
        ),
    )
    minutes = forms.IntegerField(
        label=pgettext_lazy("duration", "Minutes"), required=False, min_value=1, max_value=600
    )
    not_before = forms.TimeField(
        label=gettext_lazy("Not before"),
        required=False,
        widget=time_input(),
        help_text=gettext_lazy("Leave blank unless the public is promised this time."),
    )
    presenter = forms.CharField(label=gettext_lazy("Presenter"), required=False, max_length=200)
    citation = forms.CharField(
        label=gettext_lazy("Legal ground of a closed session"),
        required=False,
        max_length=80,
        widget=GroundInput(),
        help_text=gettext_lazy("Type the number or a word, such as 11126(e) or property."),
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("Purpose in a special meeting"),
        required=False,
        choices=[("", gettext_lazy("none")), *SpecialPurpose.choices],
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        row: Row,
        languages: Iterable[tuple[str, str]],
        meeting_kind: str,
    ) -> None:
        """``languages``: code and name of each page of the meeting."""
        self.row, self.languages = row, list(languages)
        super().__init__(data, initial=_initial(row, self.languages), auto_id="row-%s")
        if row.level:
            for name in ("kind", "citation", "purpose"):
                del self.fields[name]
        elif meeting_kind != MeetingKind.SPECIAL and not row.purpose:
            del self.fields["purpose"]
        for name, (label, longest, lines) in TEXTS.items():
            for code, language in self.languages:
                self.fields[f"{name}_{code}"] = _text_field(name, label, longest, lines, code, language)

    @property
    def texts(self) -> list[list[BoundField]]:
        """Each text in all languages side by side."""
        return [[self[f"{name}_{code}"] for code, _name in self.languages] for name in WORDS]

    @property
    def facts(self) -> list[BoundField]:
        names = ("kind", "minutes", "not_before", "presenter", "citation", "purpose")
        return [self[name] for name in names if name in self.fields]

    @property
    def example(self) -> tuple[str, SafeString]:
        """A report as written, and as the public reads it."""
        return str(EXAMPLE), as_html(str(EXAMPLE), heading=4)

    @property
    def shared_kind(self) -> str:
        """The kind that a part shares with its item."""
        return str(ItemKind(self.row.kind).label) if self.row.level else ""

    @property
    def has_more(self) -> bool:
        """Whether the folded texts hold something, or an error."""
        names = [f"{name}_{code}" for name in WORDS[2:] for code, _name in self.languages]
        return any(self[name].value() or name in self.errors for name in names)

    @property
    def current(self) -> list[tuple[BoundField, str]]:
        """What the draft says now, where it is not what was typed."""
        return [(self[name], self._shown(name)) for name in self.changed_data]

    def _shown(self, name: str) -> str:
        value = self.initial.get(name)
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(value, "" if value is None else value))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first = f"title_{self.languages[0][0]}"
        titles = [f"title_{code}" for code, _name in self.languages]
        if not any(cleaned.get(name) or name in self.errors for name in titles):
            self.add_error(first, _("Describe the item in at least one language."))
        if "citation" in self.fields and "citation" not in self.errors and "kind" in cleaned:
            self._clean_ground(cleaned)
        return cleaned

    def _clean_ground(self, cleaned: dict[str, Any]) -> None:
        """Typed by number or word; a closed session may wait for its ground until it is posted (BK-12, BK-32)."""
        typed = cleaned.get("citation") or ""
        if not typed:
            return
        if cleaned["kind"] != ItemKind.CLOSED:
            self.add_error(
                "citation", _("Only a closed session has a legal ground. Clear it, or change the kind.")
            )
            return
        found = grounds_like(typed)
        if len(found) == 1:
            cleaned["citation"] = found[0].citation
        elif found:
            which = "; ".join(ground.label for ground in found)
            self.add_error("citation", _("Several grounds match. Choose one: %(which)s.") % {"which": which})
        else:
            self.add_error("citation", _("No ground in Gov. Code § 11126 matches. Choose one from the list."))

    def read(self) -> Row:
        """The row as written. What this form does not ask stays."""
        cleaned = self.cleaned_data
        at = cleaned["not_before"]
        return Row(
            key=self.row.key,
            level=self.row.level,
            kind=cleaned.get("kind", self.row.kind),
            minutes=cleaned["minutes"],
            presenter=cleaned["presenter"],
            not_before=f"{at:%H:%M}" if at else "",
            citation=cleaned.get("citation", self.row.citation),
            purpose=cleaned.get("purpose", self.row.purpose),
            words={name: self._words(name) for name in WORDS},
        )

    def _words(self, name: str) -> Mapping[str, str]:
        """Texts of languages without a page of their own stay, too."""
        found = dict(self.row.words.get(name, {}))
        for code, _name in self.languages:
            words = clean_text(self.cleaned_data[f"{name}_{code}"])
            found[code] = " ".join(words.split()) if name in OF_ONE_LINE else words
        return {code: words for code, words in found.items() if words}


def _text_field(
    name: str, label: Promise, longest: int, lines: int, code: str, language: str
) -> forms.CharField:
    attrs = {"lang": code}
    widget = forms.Textarea(attrs | {"rows": lines}) if lines > 1 else forms.TextInput(attrs)
    return forms.CharField(
        label=f"{label}, {language}",
        required=False,
        max_length=longest,
        widget=widget,
        help_text=HINTS.get(name, ""),
    )


def _initial(row: Row, languages: Iterable[tuple[str, str]]) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in ("kind", "minutes", "presenter", "citation", "purpose")}
    facts["not_before"] = row.not_before or None
    return facts | {f"{name}_{code}": row.said(name, code) for name in WORDS for code, _name in languages}
