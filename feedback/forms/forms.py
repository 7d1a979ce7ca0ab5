"""Forms of the desk: a field per place to translate, and the two steps of a condition."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import text
from feedback.forms.frozen_forms import FrozenQuestion
from feedback.forms.notice_template import LONGEST as LONGEST_NOTICE
from feedback.forms.notice_titles import NOTICE_TITLES
from feedback.forms.publishing import PARTLY, WITHOUT, LanguageState
from feedback.forms.services import LONGEST
from feedback.forms.translation_table import ON_PAGE, STALE, SideBySide


class FormTranslationForm(forms.Form):
    def __init__(self, shown: SideBySide, language: str, data: QueryDict | None = None) -> None:
        super().__init__(data, label_suffix="")
        self.shown = shown
        for row in shown.rows:
            if row.state == ON_PAGE:
                continue
            attrs = {
                "lang": language,
                "dir": "auto",
                "aria-labelledby": f"what-{row.place} source-{row.place}",
            }
            box = forms.Textarea(attrs=attrs | {"rows": 3}) if row.is_long else forms.TextInput(attrs=attrs)
            self.fields[row.name] = forms.CharField(
                required=False, max_length=LONGEST, widget=box, initial=row.words, label=row.what
            )
            if row.state == STALE:
                self.fields[f"ok-{row.place}"] = forms.BooleanField(
                    required=False, label=_("This text is still correct")
                )

    @property
    def groups(self) -> list[tuple[str, list[tuple[Any, Any, Any]]]]:
        """Heading → list of (row, its field, its checkbox)."""
        return [
            (heading, [(row, self._bound(row.name), self._bound(f"ok-{row.place}")) for row in rows])
            for heading, rows in self.shown.groups
        ]

    def _bound(self, name: str) -> Any:
        return self[name] if name in self.fields else None

    def words(self) -> dict[str, str]:
        return {
            row.place: self.cleaned_data[row.name] for row in self.shown.rows if row.name in self.cleaned_data
        }

    def still_right(self) -> frozenset[str]:
        return frozenset(row.place for row in self.shown.rows if self.cleaned_data.get(f"ok-{row.place}"))


class SourceForm(forms.Form):
    """Which question above decides; the first step of a condition."""

    def __init__(
        self, sources: list[FrozenQuestion], data: QueryDict | None = None, initial: str = ""
    ) -> None:
        super().__init__(data, label_suffix="", initial={"after": initial})
        choices = [(each.key, text(each.label)) for each in sources]
        self.fields["after"] = forms.ChoiceField(
            label=_("Show only if"),
            choices=choices,
            error_messages={"invalid_choice": _("Choose a question above this one.")},
        )


class AnswersForm(forms.Form):
    """Which of its answers decide, and whether they show the question or rule it out; the second step."""

    is_not = forms.ChoiceField(
        label=_("The answer"),
        choices=[("is", _("is one of these")), ("is_not", _("is none of these"))],
        widget=forms.RadioSelect,
        initial="is",
    )

    def __init__(
        self, source: FrozenQuestion, condition: dict[str, Any], data: QueryDict | None = None
    ) -> None:
        is_same = condition.get("question") == source.key
        initial = {
            "is_not": "is_not" if is_same and condition.get("not") else "is",
            "choices": condition["choices"] if is_same else [],
        }
        super().__init__(data, label_suffix="", initial=initial)
        self.fields["choices"] = forms.MultipleChoiceField(
            label=_("Answers"),
            choices=[(choice["key"], text(choice["label"])) for choice in source.choices],
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": _("Choose at least one answer."),
                "invalid_choice": _("Choose only answers to this question."),
            },
        )


class NoticeForm(forms.Form):
    """The eight parts of the site's privacy notice in one language."""

    def __init__(self, language: str, words: dict[str, str], data: QueryDict | None = None) -> None:
        super().__init__(data, label_suffix="", initial=words)
        for element, title in NOTICE_TITLES.items():
            self.fields[element] = forms.CharField(
                label=title,
                required=False,
                max_length=LONGEST_NOTICE,
                widget=forms.Textarea(attrs={"rows": 3, "lang": language, "dir": "auto"}),
            )


class PublishForm(forms.Form):
    """A decision for each language that is not complete."""

    def __init__(self, states: list[LanguageState], first: str, data: QueryDict | None = None) -> None:
        super().__init__(data, label_suffix="")
        for each in states:
            if each.is_complete:
                continue
            missing = _("Missing or out of date: %(parts)s") % {"parts": "; ".join(each.missing)}
            choices = [
                (WITHOUT, _("Publish without this language")),
                (
                    PARTLY,
                    _("Publish what is translated; the rest is shown in %(language)s") % {"language": first},
                ),
            ]
            self.fields[each.code] = forms.ChoiceField(
                label=each.name,
                choices=choices,
                widget=forms.RadioSelect,
                initial=WITHOUT if each.is_left_out else None,
                help_text=escape(missing),
                error_messages={"required": _("Decide how to publish this language, or complete it first.")},
            )


class FormFileForm(forms.Form):
    file = forms.FileField(
        label=_("Form file"),
        max_length=200,
        help_text=_("A file that was downloaded under “Forms” on another site, up to 1 MB."),
        widget=forms.FileInput(attrs={"accept": ".json"}),
    )
    codebook = forms.SlugField(
        label=_("Short name of its codebook"),
        max_length=40,
        required=False,
        help_text=_(
            "Only if this site already has a codebook with the short name in the file but different codes."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
