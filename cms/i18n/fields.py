"""Short texts of records in each language of the site, stored as {"en": "…", "es": "…"}.

A page has one row per language; a record (a body, a seat, a code, a decision) has one row for all languages.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.i18n.passages import passage


def text(value: Mapping[str, str] | str | None, language: str | None = None) -> str:
    """The text in the reader's language, else in the site's first language, else in any, marked with its own.

    With ``language``, in that language if it exists; then nothing is marked.
    """
    if not value:
        return ""
    if isinstance(value, str):
        return value
    if language:
        return value.get(language) or value.get(settings.LANGUAGE_CODE) or next(iter(value.values()), "")
    code = written_in(value)
    return passage(value[code], code) if code else ""


def written_in(value: Mapping[str, str]) -> str:
    """The code of the language that ``text`` takes; "" for none."""
    there = [code for code, words in value.items() if words.strip()]
    wanted = (get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE)
    return next((code for code in wanted if code in there), there[0] if there else "")


def languages() -> list[tuple[str, Promise]]:
    return list(settings.SITE_LANGUAGES)


def missing_languages(texts: Mapping[str, str]) -> set[str]:
    """Codes of the site's languages in which this text is not written."""
    return {code for code, _name in languages()} - texts.keys()


class TranslatedWidget(forms.MultiWidget):
    """One input for each language, each with its own label."""

    template_name = "cms/widgets/translated_field.html"

    def __init__(self, *, long: bool = False, attrs: dict | None = None) -> None:
        widget = forms.Textarea if long else forms.TextInput
        options = {"rows": 4} if long else {}
        parts: dict[str, forms.Widget | type[forms.Widget]] = {
            code: widget(attrs={**options, "lang": code}) for code, _name in languages()
        }
        super().__init__(parts, attrs)

    def decompress(self, value: Any) -> list[str]:
        value = value if isinstance(value, dict) else {}
        return [value.get(code, "") for code, _name in languages()]

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        for (code, label), part in zip(languages(), context["widget"]["subwidgets"], strict=True):
            part["language"], part["language_name"] = code, label
        return context


class HiddenTranslatedWidget(forms.MultiWidget):
    """Carries the texts through a second screen."""

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__({code: forms.HiddenInput for code, _name in languages()}, attrs)

    def decompress(self, value: object) -> list[str]:
        value = value if isinstance(value, dict) else {}
        return [value.get(code, "") for code, _name in languages()]


class TranslatedFormField(forms.MultiValueField):
    """Requires the first language; the others are optional and displayed as untranslated."""

    hidden_widget = HiddenTranslatedWidget

    def __init__(self, *, long: bool = False, max_length: int | None = None, **kwargs: Any) -> None:
        kwargs.pop("encoder", None), kwargs.pop("decoder", None)
        required = kwargs.pop("required", True)
        parts = [forms.CharField(required=False, max_length=max_length) for _language in languages()]
        kwargs["widget"] = TranslatedWidget(long=long)
        super().__init__(parts, required=False, require_all_fields=False, **kwargs)
        self.needed, self.is_long = required, long

    def compress(self, values: list[str]) -> dict[str, str]:
        texts = {
            code: clean_text(value or "")
            for (code, _name), value in zip(languages(), values or [], strict=False)
        }
        if not self.is_long:  # a name has no line breaks
            texts = {code: " ".join(each.split()) for code, each in texts.items()}
        return {code: each for code, each in texts.items() if each}

    def clean(self, value: Any) -> dict[str, str]:
        texts = super().clean(value) or {}
        first = settings.LANGUAGE_CODE
        if self.needed and not texts.get(first):
            raise ValidationError(
                gettext("Enter this in %(language)s.") % {"language": dict(languages())[first]}
            )
        return texts


class TranslatedField(models.JSONField):
    """JSON of language code → text. ``long`` uses text areas in forms; ``max_length`` applies to each language."""

    description = _("Text in each language")

    def __init__(self, *args: Any, long: bool = False, text_length: int = 0, **kwargs: Any) -> None:
        self.long, self.text_length = long, text_length
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        if self.long:
            kwargs["long"] = True
        if self.text_length:
            kwargs["text_length"] = self.text_length
        return name, path, args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field:
        kwargs = {key: kwargs[key] for key in ("label", "help_text", "required", "initial") if key in kwargs}
        kwargs.setdefault("required", not self.blank)
        kwargs.setdefault("label", self.verbose_name)
        kwargs.setdefault("help_text", self.help_text)
        return TranslatedFormField(long=self.long, max_length=self.text_length or None, **kwargs)
